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
import { verdictInWords } from "../../src/content/strength.ts";
import type { Component, Subcommand } from "../../src/discord/command.ts";
import { writeCustomId } from "../../src/discord/custom-id.ts";
import { button, buttons, card, mainButton, menu, type Part, type Shown, TONE } from "../../src/discord/draw/card.ts";
import { claimText } from "../../src/discord/draw/claim.ts";
import { sourceText } from "../../src/discord/draw/source.ts";
import { UserError } from "../../src/errors.ts";

/** Everything the article says, or what has one grade. */
type Filter = ClaimEvidence | "all";

/** Where somebody is: a filter, and a statement on the page, by its id, which is kept for good. */
type Spot = { readonly filter: Filter; readonly claim: string };

/** The article is on every list of sources, and is no source of what the evidence says. */
const THE_ARTICLE = "seed-article";

/** Room for a list of sources on one card, below its heading. */
const LIST_ROOM = 3_600;

const FOOTER =
  "-# The article promotes kratom for insomnia. I show what it says only beside what the evidence says, and recommend no substance.";

export const article: Subcommand = {
  data: (sub) =>
    sub
      .setName("article")
      .setDescription("The article on kratom and sleep that I started from, claim by claim beside the evidence")
      .addStringOption((option) =>
        option
          .setName("grade")
          .setDescription("Only what the evidence says this of")
          .addChoices(...ClaimEvidence.options.map((grade) => ({ name: verdictInWords(grade), value: grade }))),
      ),

  isPrivate: () => true,

  async run(interaction, answer, { content }) {
    const grade = interaction.options.getString("grade");
    await answer.send(grade === null ? drawStart(content) : drawFirst(content, filterNamed(grade)), "private");
  },

  actions: {
    async "sleep.article-start"(_interaction, _args, answer, { content }) {
      await answer.update(drawStart(content));
    },

    async "sleep.article"(_interaction, args, answer, { content }) {
      await answer.update(drawPage(content, readSpot(args)));
    },

    async "sleep.article-section"(interaction, [filter = ""], answer, { content }) {
      await answer.update(drawPage(content, { filter: filterNamed(filter), claim: chosenIn(interaction) }));
    },

    async "sleep.article-grade"(interaction, _args, answer, { content }) {
      await answer.update(drawFirst(content, filterNamed(chosenIn(interaction))));
    },

    async "sleep.article-sources"(_interaction, args, answer, { content }) {
      await answer.send(drawSources(content, readSpot(args)), "private");
    },
  },
};

/** What the article is, before anything it says. */
function drawStart(content: Content): Shown {
  const counts = countByGrade(content);
  const grades = ClaimEvidence.options.map((grade) => `- **${counts.get(grade) ?? 0}** · ${verdictInWords(grade)}`);
  const [first] = articlePages(content);
  return card(
    TONE.caution,
    `## The article, claim by claim\n${aboutArticle(content)?.text ?? ""}`,
    [
      `I found ${content.claims.length} statements in it. This is what the evidence says of them:`,
      ...grades,
      "What it says about dosing is answered, without any strain, amount or hour.",
    ].join("\n"),
    FOOTER,
    ...menus(content, "all", undefined),
    ...(first ? [buttons(goButton(`Begin: ${first.section}`, "all", first))] : []),
  );
}

function drawFirst(content: Content, filter: Filter): Shown {
  const [first] = pagesOf(content, filter);
  // A grade that nothing in the article has: the overview says so, with its zero.
  return first === undefined ? drawStart(content) : drawPage(content, { filter, claim: idOf(first) });
}

function drawPage(content: Content, spot: Spot): Shown {
  const pages = pagesOf(content, spot.filter);
  const { page, index } = pageWith(pages, spot.claim);
  const [before, after] = [pages[index - 1], pages[index + 1]];
  const grade = spot.filter === "all" ? "" : `\nOnly statements of one grade: **${firstWord(spot.filter)}**.`;
  const end = after ? "" : "\n-# That was the last of them.";
  return card(
    TONE.caution,
    `## The article: ${titleOf(page)}${grade}`,
    ...page.statements.map(claimText),
    `${FOOTER}${end}`,
    ...menus(content, spot.filter, page),
    buttons(
      before
        ? goButton(`Previous: ${titleOf(before)}`, spot.filter, before, "plain")
        : button("What the article is", "sleep.article-start"),
      ...(after ? [goButton(`Next: ${titleOf(after)}`, spot.filter, after)] : []),
      button("Sources", "sleep.article-sources", spot.filter, idOf(page)),
    ),
  );
}

/** The sources of the statements on a page, as many as fit; a button leads on to the rest. */
function drawSources(content: Content, spot: Spot): Shown {
  const { page } = pageWith(pagesOf(content, spot.filter), spot.claim);
  const from = page.statements.findIndex(({ claim }) => claim.id === spot.claim);
  const lists = page.statements.slice(from).map((statement) => ({ statement, text: sourceList(content, statement) }));
  let room = LIST_ROOM;
  const shown = lists.filter(({ text }) => {
    room -= text.length;
    return room >= 0;
  });
  const next = lists[shown.length]?.statement;
  return card(
    TONE.caution,
    `## Where this comes from: ${titleOf(page)}\nThe article itself names no study, author or date. By statement:`,
    ...shown.map(({ text }) => text),
    ...(next ? [buttons(button("More sources", "sleep.article-sources", spot.filter, next.claim.id))] : []),
  );
}

function sourceList(content: Content, { number, claim }: Statement): string {
  const sources = sourcesOf(content, claim).filter(({ id }) => id !== THE_ARTICLE);
  return `### Statement ${number}\n${sources.map((source) => `- ${sourceText(source)}`).join("\n")}\n-# Reviewed ${claim.reviewedOn}`;
}

/** By section, and by what the evidence says. */
function menus(content: Content, filter: Filter, current: ArticlePage | undefined): Part[] {
  const sections = pagesOf(content, filter).filter(({ part }) => part === 1);
  const counts = countByGrade(content);
  const grades = ClaimEvidence.options.filter((grade) => counts.has(grade));
  return [
    menu(
      new StringSelectMenuBuilder()
        .setCustomId(writeCustomId("sleep.article-section", filter))
        .setPlaceholder("Go to a section")
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
        .setPlaceholder("Show only one grade")
        .addOptions(
          { value: "all", label: "Every statement", default: filter === "all" },
          ...grades.map((grade) => ({
            value: grade,
            label: `${firstWord(grade)} (${counts.get(grade)})`,
            description: verdictInWords(grade),
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

function titleOf({ section, part, parts }: ArticlePage): string {
  return parts === 1 ? section : `${section} (${part} of ${parts})`;
}

/** "Harmful" */
function firstWord(grade: ClaimEvidence): string {
  return verdictInWords(grade).split(":")[0] ?? grade;
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

function chosenIn(interaction: Component): string {
  return (interaction.isStringSelectMenu() ? interaction.values[0] : undefined) ?? "";
}

/** A button that is forged, or older than the statements we have today. */
function outdated(): UserError {
  return new UserError("button-outdated", "That has changed since then. Please use `/sleep article` again.");
}
