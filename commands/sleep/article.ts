import { StringSelectMenuBuilder } from "discord.js";
import {
  type ArticlePage,
  aboutArticle,
  articlePages,
  countByGrade,
  type Statement,
} from "../../src/content/article.ts";
import { ClaimEvidence } from "../../src/content/claim.ts";
import type { Content } from "../../src/content/content.ts";
import { sourcesOf } from "../../src/content/sources-of.ts";
import type { CommandContext, Subcommand } from "../../src/discord/command.ts";
import { writeCustomId } from "../../src/discord/custom-id.ts";
import { button, buttons, card, mainButton, menu, type Part, type Shown, TONE } from "../../src/discord/draw/card.ts";
import { writeClaim } from "../../src/discord/draw/claim.ts";
import { verdictInWords, verdictName } from "../../src/discord/draw/grades.ts";
import { writeReviewed, writeSources } from "../../src/discord/draw/source.ts";
import type { ComponentRequest } from "../../src/discord/request.ts";
import { UserError } from "../../src/errors.ts";
import { key, type Text } from "../../src/text/text.ts";

/** Everything the article says, or what has one grade. */
type Filter = ClaimEvidence | "all";

/** Where somebody is: a filter, and a statement on the page, by its id, which is kept for good. */
type Spot = { readonly filter: Filter; readonly claim: string };

/** The article is on every list of sources, and is no source of what the evidence says. */
const THE_ARTICLE = "seed-article";

/** Room for a list of sources on one card, below its heading. */
const LIST_ROOM = 3_600;

export const article: Subcommand = {
  data: (sub) =>
    sub
      .setName("article")
      .setDescription(key("sleep-article.description"))
      .addStringOption((option) =>
        option
          .setName("grade")
          .setDescription(key("sleep-article.option-grade"))
          .addChoices(
            ...ClaimEvidence.options.map((grade) => ({ name: key(`grades.verdict-${grade}`), value: grade })),
          ),
      ),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const grade = interaction.options.getString("grade");
    await answer.send(grade === null ? drawStart(context) : drawFirst(context, filterNamed(grade)), "private");
  },

  actions: {
    async "sleep.article-start"(_interaction, _args, answer, context) {
      await answer.update(drawStart(context));
    },

    async "sleep.article"(_interaction, args, answer, context) {
      await answer.update(drawPage(context, readSpot(args)));
    },

    async "sleep.article-section"(interaction, [filter = ""], answer, context) {
      await answer.update(drawPage(context, { filter: filterNamed(filter), claim: chosenIn(interaction) }));
    },

    async "sleep.article-grade"(interaction, _args, answer, context) {
      await answer.update(drawFirst(context, filterNamed(chosenIn(interaction))));
    },

    async "sleep.article-sources"(_interaction, args, answer, context) {
      await answer.send(drawSources(context, readSpot(args)), "private");
    },
  },
};

/** What the article is, before anything it says. */
function drawStart(context: CommandContext): Shown {
  const { content, text } = context;
  const counts = countByGrade(content);
  const grades = ClaimEvidence.options.map(
    (grade) => `- **${counts.get(grade) ?? 0}** · ${verdictInWords(text, grade)}`,
  );
  const [first] = articlePages(content);
  return card(
    TONE.caution,
    `${text("sleep-article.heading")}\n${aboutArticle(content)?.text ?? ""}`,
    [text("sleep-article.found", { count: content.claims.length }), ...grades, text("sleep-article.dosing")].join("\n"),
    `-# ${text("sleep-article.footer")}`,
    ...menus(context, "all", undefined),
    ...(first ? [buttons(goButton(text("sleep-article.begin", { section: first.section }), "all", first))] : []),
  );
}

function drawFirst(context: CommandContext, filter: Filter): Shown {
  const [first] = pagesOf(context.content, filter);
  // A grade that nothing in the article has: the overview says so, with its zero.
  return first === undefined ? drawStart(context) : drawPage(context, { filter, claim: idOf(first) });
}

function drawPage(context: CommandContext, spot: Spot): Shown {
  const { content, text } = context;
  const pages = pagesOf(content, spot.filter);
  const { page, index } = pageWith(pages, spot.claim);
  const [before, after] = [pages[index - 1], pages[index + 1]];
  const grade =
    spot.filter === "all" ? "" : `\n${text("sleep-article.one-grade", { grade: verdictName(text, spot.filter) })}`;
  const end = after ? "" : `\n-# ${text("sleep-article.last")}`;
  return card(
    TONE.caution,
    `${text("sleep-article.page", { section: titleOf(text, page) })}${grade}`,
    ...page.statements.map((statement) => writeClaim(text, statement)),
    `-# ${text("sleep-article.footer")}${end}`,
    ...menus(context, spot.filter, page),
    buttons(
      before
        ? goButton(text("sleep-article.previous", { section: titleOf(text, before) }), spot.filter, before, "plain")
        : button(text("sleep-article.what-it-is"), "sleep.article-start"),
      ...(after ? [goButton(text("sleep-article.next", { section: titleOf(text, after) }), spot.filter, after)] : []),
      button(text("common.sources"), "sleep.article-sources", spot.filter, idOf(page)),
    ),
  );
}

/** The sources of the statements on a page, as many as fit; a button leads on to the rest. */
function drawSources({ content, text }: CommandContext, spot: Spot): Shown {
  const { page } = pageWith(pagesOf(content, spot.filter), spot.claim);
  const from = page.statements.findIndex(({ claim }) => claim.id === spot.claim);
  const lists = page.statements
    .slice(from)
    .map((statement) => ({ statement, list: sourceList(text, content, statement) }));
  let room = LIST_ROOM;
  const shown = lists.filter(({ list }) => {
    room -= list.length;
    return room >= 0;
  });
  const next = lists[shown.length]?.statement;
  return card(
    TONE.caution,
    text("sleep-article.where-from", { section: titleOf(text, page) }),
    ...shown.map(({ list }) => list),
    ...(next
      ? [buttons(button(text("sleep-article.more-sources"), "sleep.article-sources", spot.filter, next.claim.id))]
      : []),
  );
}

function sourceList(text: Text, content: Content, { number, claim }: Statement): string {
  const sources = sourcesOf(content, claim).filter(({ id }) => id !== THE_ARTICLE);
  return [
    text("sleep-article.statement", { number }),
    writeSources(text, sources),
    writeReviewed(text, claim.reviewedOn),
  ].join("\n");
}

/** By section, and by what the evidence says. */
function menus({ content, text }: CommandContext, filter: Filter, current: ArticlePage | undefined): Part[] {
  const sections = pagesOf(content, filter).filter(({ part }) => part === 1);
  const counts = countByGrade(content);
  const grades = ClaimEvidence.options.filter((grade) => counts.has(grade));
  return [
    menu(
      new StringSelectMenuBuilder()
        .setCustomId(writeCustomId("sleep.article-section", filter))
        .setPlaceholder(text("sleep-article.go-to"))
        .addOptions(
          sections.map((page) => ({
            value: idOf(page),
            label: page.section,
            default: page.section === current?.section,
          })),
        ),
    ),
    menu(
      new StringSelectMenuBuilder()
        .setCustomId(writeCustomId("sleep.article-grade"))
        .setPlaceholder(text("sleep-article.only-grade"))
        .addOptions(
          { value: "all", label: text("sleep-article.every"), default: filter === "all" },
          ...grades.map((grade) => ({
            value: grade,
            label: text("sleep-article.grade-count", {
              grade: verdictName(text, grade),
              count: counts.get(grade) ?? 0,
            }),
            description: verdictInWords(text, grade),
            default: grade === filter,
          })),
        ),
    ),
  ];
}

function goButton(label: string, filter: Filter, to: ArticlePage, style: "main" | "plain" = "main") {
  return (style === "main" ? mainButton : button)(label, "sleep.article", filter, idOf(to));
}

function pagesOf(content: Content, filter: Filter): ArticlePage[] {
  return articlePages(content, filter === "all" ? undefined : filter);
}

function pageWith(pages: readonly ArticlePage[], id: string): { page: ArticlePage; index: number } {
  const index = pages.findIndex(({ statements }) => statements.some(({ claim }) => claim.id === id));
  const page = pages[index];
  if (page === undefined) throw outdated();
  return { page, index };
}

function idOf(page: ArticlePage): string {
  return page.statements[0]?.claim.id ?? "";
}

function titleOf(text: Text, { section, part, parts }: ArticlePage): string {
  return parts === 1 ? section : text("sleep-article.part", { section, part, parts });
}

function readSpot([filter = "", claim = ""]: readonly string[]): Spot {
  return { filter: filterNamed(filter), claim };
}

function filterNamed(text: string): Filter {
  if (text === "all") return text;
  const grade = ClaimEvidence.safeParse(text);
  if (!grade.success) throw outdated();
  return grade.data;
}

function chosenIn(interaction: ComponentRequest): string {
  return interaction.values[0] ?? "";
}

/** A button that is forged, or older than the statements we have today. */
function outdated(): UserError {
  return new UserError("article-outdated");
}
