import { StringSelectMenuBuilder } from "discord.js";
import {
  type ArticlePage,
  aboutArticle,
  articlePages,
  countByGrade,
  findArticleTopic,
  type NumberedClaim,
  suggestArticleTopics,
} from "../../src/content/choose/article.ts";
import { sourcesOf } from "../../src/content/choose/sources-of.ts";
import { ArticleEvidence, type ArticleTopic } from "../../src/content/schema/claim.ts";
import type { Content } from "../../src/content/schema/content.ts";
import { THE_ARTICLE } from "../../src/content/schema/review.ts";
import type { CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import type { ComponentRequest } from "../../src/discord/app/request.ts";
import { customId, type ReadArgs } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, mainButton, menu, type Part, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { writeCaution } from "../../src/discord/ui/caution.ts";
import { writeClaim } from "../../src/discord/ui/claim.ts";
import { verdictInWords, verdictName } from "../../src/discord/ui/grades.ts";
import { writeReviewed, writeSources, writeUnread } from "../../src/discord/ui/source.ts";
import { UserError } from "../../src/errors.ts";
import { key, type Text } from "../../src/text/text.ts";

/** Everything the article says, what has one grade, or what is on one matter. */
type Filter =
  | { readonly by: "all" }
  | { readonly by: "grade"; readonly grade: ArticleEvidence }
  | { readonly by: "topic"; readonly topic: ArticleTopic };

const ALL: Filter = { by: "all" };

/** Before the id of a matter, in a button. */
const TOPIC = "on-";

/** Where somebody is: a filter, and a statement on the page, by its id, which is kept for good. */
type Spot = { readonly filter: Filter; readonly claim: string };

/** Matters offered when nothing fits. */
const MOST_NEAR = 5;

/** Room for a list of sources on one card, below its heading. */
const LIST_ROOM = 3_600;

export const article: Subcommand = {
  data: (sub) =>
    sub
      .setName("article")
      .setDescription(key("sleep-article.description"))
      .addStringOption((option) =>
        option
          .setName("about")
          .setDescription(key("sleep-article.option-about"))
          .setMaxLength(100)
          .setAutocomplete(true),
      )
      .addStringOption((option) =>
        option
          .setName("grade")
          .setDescription(key("sleep-article.option-grade"))
          .addChoices(
            ...ArticleEvidence.options.map((grade) => ({ name: key(`grades.verdict-${grade}`), value: grade })),
          ),
      ),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const { content } = context;
    const words = interaction.options.getString("about")?.trim();
    const grade = interaction.options.getString("grade");
    if (words) {
      const { meant, near } = findArticleTopic(content, words);
      if (meant === undefined) throw new UserError("article-words-unknown", { topics: labelsOf(near, content) });
      await answer.send(drawFirst(context, { by: "topic", topic: meant }), "private");
    } else
      await answer.send(
        grade === null ? drawStart(context) : drawFirst(context, filterNamed(context, grade)),
        "private",
      );
  },

  suggest: (interaction, { content }) =>
    suggestArticleTopics(content, interaction.options.getFocused()).map(({ label }) => ({ name: label, value: label })),

  actions: {
    async "sleep.article-start"(_interaction, _args, answer, context) {
      await answer.update(drawStart(context));
    },

    async "sleep.article"(_interaction, args, answer, context) {
      await answer.update(drawPage(context, readSpot(context, args)));
    },

    async "sleep.article-section"(interaction, { filter }, answer, context) {
      await answer.update(drawPage(context, { filter: filterNamed(context, filter), claim: chosenIn(interaction) }));
    },

    async "sleep.article-grade"(interaction, _args, answer, context) {
      await answer.update(drawFirst(context, filterNamed(context, chosenIn(interaction))));
    },

    async "sleep.article-sources"(_interaction, args, answer, context) {
      await answer.send(drawSources(context, readSpot(context, args)), "private");
    },
  },
};

/** What the article is, before anything it says. */
function drawStart(context: CommandContext): Shown {
  const { content, text } = context;
  const forIt = countByGrade(content, "taking-kratom");
  const [onIt, onSleep] = [countByGrade(content, "kratom"), countByGrade(content, "sleep")];
  const grades = ArticleEvidence.options.map(
    (grade) => `- **${forIt.of.get(grade) ?? 0}** · ${verdictInWords(text, grade)}`,
  );
  const apart = text("sleep-article.apart", {
    warnings: onIt.all,
    warningsSupported: onIt.of.get("supported") ?? 0,
    habits: onSleep.all,
    habitsSupported: onSleep.of.get("supported") ?? 0,
  });
  const [first] = articlePages(content);
  return card(
    TONE.caution,
    `${text("sleep-article.heading")}\n${aboutArticle(content)?.text ?? ""}`,
    [text("sleep-article.found", { count: forIt.all }), ...grades].join("\n"),
    `${apart}\n${text("sleep-article.dosing")}`,
    `-# ${text("sleep-article.footer")}`,
    ...menus(context, ALL, undefined),
    ...(first ? [buttons(goButton(text("sleep-article.begin", { section: first.section }), ALL, first))] : []),
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
  const { filter } = spot;
  const only =
    filter.by === "grade" ? `\n${text("sleep-article.one-grade", { grade: verdictName(text, filter.grade) })}` : "";
  const end = after ? "" : `\n-# ${text("sleep-article.last")}`;
  return card(
    TONE.caution,
    `${text("sleep-article.page", { section: titleOf(text, page) })}${only}`,
    ...(index === 0 ? cautionOf(context, filter) : []),
    ...page.statements.map((statement) => writeClaim(text, statement)),
    `-# ${text("sleep-article.footer")}${end}`,
    ...menus(context, filter, page),
    buttons(
      before
        ? goButton(text("sleep-article.previous", { section: titleOf(text, before) }), filter, before, "plain")
        : button(text("sleep-article.what-it-is"), "sleep.article-start"),
      ...(after ? [goButton(text("sleep-article.next", { section: titleOf(text, after) }), filter, after)] : []),
      button(text("common.sources"), "sleep.article-sources", { filter: writeFilter(filter), claim: idOf(page) }),
    ),
  );
}

/** What is read before the statements on a matter about which somebody may be about to do something. */
function cautionOf({ content, text }: CommandContext, filter: Filter): string[] {
  if (filter.by !== "topic") return [];
  return content.cautions.filter(({ id }) => id === filter.topic.card).map((one) => writeCaution(text, one));
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
    ...writeUnread(
      text,
      shown.map(({ statement }) => statement.claim),
    ),
    ...(next
      ? [
          buttons(
            button(text("sleep-article.more-sources"), "sleep.article-sources", {
              filter: writeFilter(spot.filter),
              claim: next.claim.id,
            }),
          ),
        ]
      : []),
  );
}

function sourceList(text: Text, content: Content, { number, claim }: NumberedClaim): string {
  const sources = sourcesOf(content, claim).filter(({ id }) => id !== THE_ARTICLE);
  return [
    text("sleep-article.statement", { number }),
    writeSources(text, sources),
    writeReviewed(text, content, claim),
  ].join("\n");
}

/** By section, also of the whole article from a matter, and by what the evidence says. */
function menus({ content, text }: CommandContext, filter: Filter, current: ArticlePage | undefined): Part[] {
  const within = filter.by === "topic" ? ALL : filter;
  const sections = pagesOf(content, within).filter(({ part }) => part === 1);
  const grades = ArticleEvidence.options.filter((grade) => content.claims.some(({ evidence }) => evidence === grade));
  return [
    menu(
      new StringSelectMenuBuilder()
        .setCustomId(customId("sleep.article-section", { filter: writeFilter(within) }))
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
        .setCustomId(customId("sleep.article-grade"))
        .setPlaceholder(text("sleep-article.only-grade"))
        .addOptions(
          { value: "all", label: text("sleep-article.every"), default: filter.by === "all" },
          ...grades.map((grade) => ({
            value: grade,
            label: verdictName(text, grade),
            description: verdictInWords(text, grade),
            default: filter.by === "grade" && grade === filter.grade,
          })),
        ),
    ),
  ];
}

function goButton(label: string, filter: Filter, to: ArticlePage, style: "main" | "plain" = "main") {
  return (style === "main" ? mainButton : button)(label, "sleep.article", {
    filter: writeFilter(filter),
    claim: idOf(to),
  });
}

function pagesOf(content: Content, filter: Filter): ArticlePage[] {
  switch (filter.by) {
    case "all":
      return articlePages(content);
    case "grade":
      return articlePages(content, ({ evidence }) => evidence === filter.grade);
    case "topic":
      return articlePages(content, ({ id }) => filter.topic.claims.includes(id), filter.topic.label);
  }
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

function readSpot(context: CommandContext, { filter, claim }: ReadArgs<"sleep.article">): Spot {
  return { filter: filterNamed(context, filter), claim };
}

function writeFilter(filter: Filter): string {
  if (filter.by === "all") return "all";
  return filter.by === "grade" ? filter.grade : `${TOPIC}${filter.topic.id}`;
}

function filterNamed({ content }: CommandContext, name: string): Filter {
  if (name === "all") return ALL;
  const topic = content.articleTopics.find(({ id }) => name === `${TOPIC}${id}`);
  if (topic !== undefined) return { by: "topic", topic };
  const grade = ArticleEvidence.safeParse(name);
  if (!grade.success) throw outdated();
  return { by: "grade", grade: grade.data };
}

/** The matters that came near, or the first of the list. */
function labelsOf(near: readonly ArticleTopic[], { articleTopics }: Content): string {
  return (near.length > 0 ? near : articleTopics)
    .slice(0, MOST_NEAR)
    .map(({ label }) => `**${label}**`)
    .join(", ");
}

function chosenIn(interaction: ComponentRequest): string {
  return interaction.values[0] ?? "";
}

/** A button that is forged, or older than the statements we have today. */
function outdated(): UserError {
  return new UserError("article-outdated");
}
