import type { ChatInputCommandInteraction } from "discord.js";
import { tipsFor } from "../../src/content/choose-tips.ts";
import type { Content } from "../../src/content/content.ts";
import { findUrgentTopic } from "../../src/content/find-caution-topic.ts";
import { findTopic, suggestTopics } from "../../src/content/find-topic.ts";
import { PartOfDay, partOfDay } from "../../src/content/part-of-day.ts";
import { sourcesOf } from "../../src/content/sources-of.ts";
import type { Tip } from "../../src/content/tip.ts";
import type { Action, CommandContext, Subcommand } from "../../src/discord/command.ts";
import { button, buttons, card, type Shown, TONE } from "../../src/discord/draw/card.ts";
import { sourceText } from "../../src/discord/draw/source.ts";
import { tipText } from "../../src/discord/draw/tip.ts";
import { UserError } from "../../src/errors.ts";
import { likelyZone } from "../../src/reminders/likely-zone.ts";
import { drawCautions } from "../cautions.ts";

const TIPS_AT_ONCE = 3;

/** What is being shown, small enough to live in a button: which tips, in which order, and where we are. */
type Page = {
  readonly by: "topic" | "part";
  readonly of: string;
  readonly seed: number;
  readonly offset: number;
};

const PART_HEADINGS: Readonly<Record<PartOfDay, string>> = {
  morning: "For this morning",
  afternoon: "For this afternoon",
  evening: "For this evening",
  night: "For the middle of the night",
};

export const tips: Subcommand = {
  data: (sub) =>
    sub
      .setName("tips")
      .setDescription("A few tips that fit now, each with why it works and how strong the evidence is")
      .addStringOption((option) =>
        option
          .setName("about")
          .setDescription("What it is about, such as caffeine, or in your own words")
          .setMaxLength(100)
          .setAutocomplete(true),
      )
      .addBooleanOption((option) =>
        option.setName("private").setDescription("Show the tips to you alone (default: everybody here sees them)"),
      ),

  isPrivate: (interaction) => interaction.options.getBoolean("private") ?? false,

  async run(interaction, answer, context) {
    const isPrivate = interaction.options.getBoolean("private") ?? false;
    const about = interaction.options.getString("about")?.trim();
    // Help before anything, and for this person alone.
    const urgent = about && findUrgentTopic(context.content, about);
    if (urgent) return answer.send(drawCautions(context.content, urgent.id), "private");

    const page = about ? byTopic(about, interaction, context) : await byHour(interaction, isPrivate, context);

    await answer.send(drawPage(context.content, interaction.user.id, page), isPrivate ? "private" : "public");
  },

  suggest: (interaction, { content }) =>
    suggestTopics(content, interaction.options.getFocused()).map(({ label }) => ({ name: label, value: label })),

  actions: {
    "sleep.more": turnPage((page) => ({ ...page, offset: page.offset + TIPS_AT_ONCE })),
    "sleep.again": turnPage((page) => ({ ...page, offset: 0 })),

    async "sleep.sources"(_interaction, args, answer, { content }) {
      await answer.send(drawSources(content, shownOn(content, readPage(content, args))), "private");
    },
  },
};

function byTopic(about: string, interaction: ChatInputCommandInteraction, { content }: CommandContext): Page {
  const found = findTopic(content, about);
  if (found.kind === "none") {
    const labels = found.suggestions.map(({ label }) => `**${label}**`).join(", ");
    throw new UserError(
      "topic-unknown",
      `I have no tips under those words. I have some about ${labels}. Try \`/sleep tips about:\` with one of these, or leave \`about\` out.`,
    );
  }
  return { by: "topic", of: found.topic.id, seed: seedOf(interaction.id), offset: 0 };
}

/**
 * The hour is the person's own only in a private answer: what everybody sees never draws on what we know about one.
 * In public it is the hour where most people speak their language, or simply this evening.
 */
async function byHour(
  interaction: ChatInputCommandInteraction,
  isPrivate: boolean,
  { reminders, now }: CommandContext,
): Promise<Page> {
  const record = isPrivate ? await reminders.find(interaction.user.id) : undefined;
  const zone = record?.schedule?.zone ?? likelyZone(interaction.guildLocale ?? interaction.locale);
  const part = zone === undefined ? "evening" : partOfDay(now().toZonedDateTimeISO(zone).toPlainTime());
  return { by: "part", of: part, seed: seedOf(interaction.id), offset: 0 };
}

/** Shows other tips in place to whoever asked for them, and to anybody else a page of their own. */
function turnPage(turn: (page: Page) => Page): Action {
  return async (interaction, [owner = "", ...args], answer, { content }) => {
    const shown = drawPage(content, interaction.user.id, turn(readPage(content, args)));
    if (interaction.user.id === owner) await answer.update(shown);
    else await answer.send(shown, "private");
  };
}

function drawPage(content: Content, owner: string, page: Page): Shown {
  const all = allOf(content, page);
  const tips = shownOn(content, page);
  const state = writePage(page);
  const left = all.length - page.offset - tips.length;
  const turn = [
    ...(left > 0 ? [button(`Another (${left} more)`, "sleep.more", owner, ...state)] : []),
    ...(left <= 0 && page.offset > 0 ? [button("Start over", "sleep.again", owner, ...state)] : []),
  ];
  const end = left > 0 ? "" : `\n-# That was all ${all.length} of them.`;
  return card(
    TONE.tips,
    `## ${headingOf(content, page)}`,
    ...tips.map(tipText),
    `-# General advice, not a diagnosis. Trouble sleeping for months? Ask a clinician about CBT-I (\`/sleep check\` says more).${end}`,
    buttons(...turn, button("Sources", "sleep.sources", ...state)),
  );
}

function drawSources(content: Content, tips: readonly Tip[]): Shown {
  const lists = tips.map((tip) => {
    const lines = sourcesOf(content, tip).map((source) => `- ${sourceText(source)}`);
    return `### ${tip.title}\n${lines.join("\n")}\n-# Reviewed ${tip.reviewedOn}`;
  });
  return card(TONE.tips, "## Where these tips come from", ...lists);
}

function headingOf(content: Content, page: Page): string {
  if (page.by === "part") return PART_HEADINGS[PartOfDay.parse(page.of)];
  return content.topics.find(({ id }) => id === page.of)?.label ?? "Tips";
}

function shownOn(content: Content, page: Page): readonly Tip[] {
  return allOf(content, page).slice(page.offset, page.offset + TIPS_AT_ONCE);
}

function allOf(content: Content, { by, of, seed }: Page): readonly Tip[] {
  if (by === "part") return tipsFor(content, { part: PartOfDay.parse(of) }, seed);
  return tipsFor(content, { topic: of }, seed);
}

function writePage({ by, of, seed, offset }: Page): string[] {
  return [by === "topic" ? "t" : "p", of, seed.toString(36), String(offset)];
}

/** A button that is forged, or older than the topics we have today. */
function readPage(content: Content, [by, of = "", seed = "", offset = ""]: readonly string[]): Page {
  const page: Page = {
    by: by === "t" ? "topic" : "part",
    of,
    seed: Number.parseInt(seed, 36),
    offset: Number.parseInt(offset, 10),
  };
  const isKnown = page.by === "topic" ? content.topics.some(({ id }) => id === of) : PartOfDay.safeParse(of).success;
  if (!isKnown || !(page.seed >= 0) || !(page.offset >= 0)) {
    throw new UserError("button-outdated", "My tips have changed since then. Please use `/sleep tips` again.");
  }
  return page;
}

/** Another order for every asking; the same one on every button of it. */
function seedOf(interactionId: string): number {
  return Number(BigInt(interactionId) % 2_147_483_647n);
}
