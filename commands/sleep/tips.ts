import { tipsFor } from "../../src/content/choose-tips.ts";
import type { Content } from "../../src/content/content.ts";
import { findTopic, suggestTopics } from "../../src/content/find-topic.ts";
import { PartOfDay, partOfDay } from "../../src/content/part-of-day.ts";
import { sourcesOf } from "../../src/content/sources-of.ts";
import type { Tip } from "../../src/content/tip.ts";
import { type Action, type CommandContext, type Subcommand, seenByAll } from "../../src/discord/command.ts";
import { button, buttons, card, type Shown, TONE } from "../../src/discord/draw/card.ts";
import { writeReviewed, writeSources } from "../../src/discord/draw/source.ts";
import { writeTip } from "../../src/discord/draw/tip.ts";
import type { CommandRequest } from "../../src/discord/request.ts";
import { UserError } from "../../src/errors.ts";
import { likelyZone } from "../../src/reminders/likely-zone.ts";
import { key, type Text } from "../../src/text/text.ts";
import { takenIn } from "../../src/understanding/medicines/taken.ts";
import { sendTaken } from "../cautions.ts";

const TIPS_AT_ONCE = 3;
/** Names that are answered for where tips were asked for: the worst are among them. */
const MOST_TAKEN = 8;

/** What is being shown, small enough to live in a button: which tips, in which order, and where we are. */
type Page = {
  readonly by: "topic" | "part";
  readonly of: string;
  readonly seed: number;
  readonly offset: number;
};

export const tips: Subcommand = {
  data: (sub) =>
    sub
      .setName("tips")
      .setDescription(key("sleep-tips.description"))
      .addStringOption((option) =>
        option.setName("about").setDescription(key("sleep-tips.option-about")).setMaxLength(100).setAutocomplete(true),
      )
      .addBooleanOption((option) => option.setName("private").setDescription(key("sleep-tips.option-private"))),

  isPrivate: (interaction) => interaction.options.getBoolean("private") ?? false,

  async run(interaction, answer, context) {
    const isPrivate = interaction.options.getBoolean("private") ?? false;
    const about = interaction.options.getString("about")?.trim();
    const taken = about ? takenIn(context.content, about, MOST_TAKEN) : [];
    if (taken.length > 0) return sendTaken(taken, interaction.user.id, answer, context);

    const page = about ? byTopic(about, interaction, context) : await byHour(interaction, isPrivate, context);

    await answer.send(drawPage(seenByAll(context), interaction.user.id, page), isPrivate ? "private" : "public");
  },

  suggest: (interaction, { content }) =>
    suggestTopics(content, interaction.options.getFocused()).map(({ label }) => ({ name: label, value: label })),

  actions: {
    "sleep.more": turnPage((page) => ({ ...page, offset: page.offset + TIPS_AT_ONCE })),
    "sleep.again": turnPage((page) => ({ ...page, offset: 0 })),

    async "sleep.sources"(_interaction, args, answer, context) {
      const { content } = context;
      await answer.send(drawSources(context, shownOn(content, readPage(content, args))), "private");
    },
  },
};

function byTopic(about: string, interaction: CommandRequest, { content }: CommandContext): Page {
  const found = findTopic(content, about);
  if (found.kind === "none") {
    const topics = found.suggestions.map(({ label }) => `**${label}**`).join(", ");
    throw new UserError("topic-unknown", { topics });
  }
  return { by: "topic", of: found.topic.id, seed: seedOf(interaction.id), offset: 0 };
}

/**
 * The hour is the person's own only in a private answer: what everybody sees never draws on what we know about one.
 * In public it is the hour where most people speak their language, or simply this evening.
 */
async function byHour(
  interaction: CommandRequest,
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
  return async (interaction, [owner = "", ...args], answer, context) => {
    const page = turn(readPage(context.content, args));
    const { id } = interaction.user;
    if (id === owner) await answer.update(drawPage(seenByAll(context), id, page));
    else await answer.send(drawPage(context, id, page), "private");
  };
}

function drawPage({ content, text }: CommandContext, owner: string, page: Page): Shown {
  const all = allOf(content, page);
  const tips = shownOn(content, page);
  const state = writePage(page);
  const left = all.length - page.offset - tips.length;
  const turn = [
    ...(left > 0 ? [button(text("sleep-tips.another", { left }), "sleep.more", owner, ...state)] : []),
    ...(left <= 0 && page.offset > 0 ? [button(text("common.start-over"), "sleep.again", owner, ...state)] : []),
  ];
  const end = left > 0 ? "" : `\n-# ${text("sleep-tips.all-shown", { count: all.length })}`;
  return card(
    TONE.tips,
    `## ${headingOf(text, content, page)}`,
    ...tips.map((tip) => writeTip(text, tip)),
    `-# ${text("sleep-tips.general-advice")}${end}`,
    buttons(...turn, button(text("common.sources"), "sleep.sources", ...state)),
  );
}

function drawSources({ content, text }: CommandContext, tips: readonly Tip[]): Shown {
  const lists = tips.map((tip) =>
    [`### ${tip.title}`, writeSources(text, sourcesOf(content, tip)), writeReviewed(text, tip.reviewedOn)].join("\n"),
  );
  return card(TONE.tips, text("sleep-tips.where-from"), ...lists);
}

function headingOf(text: Text, content: Content, page: Page): string {
  if (page.by === "part") return text(`sleep-tips.heading-${PartOfDay.parse(page.of)}`);
  return content.topics.find(({ id }) => id === page.of)?.label ?? text("sleep-tips.heading");
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
    throw new UserError("tips-outdated");
  }
  return page;
}

/** Another order for every asking; the same one on every button of it. */
function seedOf(interactionId: string): number {
  return Number(BigInt(interactionId) % 2_147_483_647n);
}
