import { sourcesOf } from "../../src/content/choose/sources-of.ts";
import {
  pageOfAsked,
  readTipPage,
  seedOf,
  type TipPage,
  tipsOnPage,
  type WrittenTipPage,
} from "../../src/content/choose/tip-pages.ts";
import type { Content } from "../../src/content/schema/content.ts";
import { suggestTopics } from "../../src/content/search/find-topic.ts";
import type { Answer } from "../../src/discord/app/answer.ts";
import { type Action, type CommandContext, type Subcommand, seenByAll } from "../../src/discord/app/command.ts";
import type { CommandRequest, ComponentRequest } from "../../src/discord/app/request.ts";
import type { ReadArgs } from "../../src/discord/ui/actions.ts";
import { card, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { strengthInWords } from "../../src/discord/ui/grades.ts";
import { writeReviewed, writeSources, writeUnread } from "../../src/discord/ui/source.ts";
import { drawNoTip, drawTipForNow, drawTipPage } from "../../src/discord/ui/tip-page.ts";
import { UserError } from "../../src/errors.ts";
import { likelyPart, ownPart } from "../../src/nights/own-part.ts";
import { key } from "../../src/text/text.ts";
import { LONGEST_QUESTION } from "../../src/understanding/question/read-question.ts";
import { sendCautionsFor } from "../cautions/cautions.ts";

/** Tips that a message showed at once before it showed one. */
const ONCE_SHOWN = 3;
/** Titles of tips among the suggestions, once enough was typed to tell which. */
const SUGGESTED_TIPS = 3;
const TELLING_LETTERS = 8;
/** Discord's limits for suggestions (docs: application-commands, choice structure). */
const MOST_SUGGESTIONS = 25;
const LONGEST_SUGGESTION = 100;

export const tips: Subcommand = {
  data: (sub) =>
    sub
      .setName("tips")
      .setDescription(key("sleep-tips.description"))
      .addStringOption((option) =>
        option
          .setName("about")
          .setDescription(key("sleep-tips.option-about"))
          .setMaxLength(LONGEST_QUESTION)
          .setAutocomplete(true),
      )
      .addBooleanOption((option) => option.setName("private").setDescription(key("sleep-tips.option-private"))),

  isPrivate(interaction, { routeQuestion }) {
    const about = aboutOf(interaction);
    return isAskedForPrivately(interaction) || (about !== undefined && routeQuestion(about).isPrivate);
  },

  async run(interaction, answer, context) {
    const about = aboutOf(interaction);
    const owner = interaction.user.id;
    if (about === undefined) return sendByHour(interaction, isAskedForPrivately(interaction), answer, context);

    const routed = context.routeQuestion(about);
    const page = pageOfAsked(routed.tips);
    switch (routed.kind) {
      case "cautions":
        return sendCautionsFor(routed, owner, answer, context);
      case "none":
        return answer.send(drawNoTip(context.content, context.text, owner, page), "private");
      case "tips": {
        const isPrivate = routed.isPrivate || isAskedForPrivately(interaction);
        const { content, text } = isPrivate ? context : seenByAll(context);
        const above = routed.isPrivate && !isAskedForPrivately(interaction) ? "sleep-tips.only-you" : undefined;
        return answer.send(drawTipPage(content, text, owner, page, above), isPrivate ? "private" : "public");
      }
    }
  },

  /** Topics that begin so, then the tips that answer what was typed so far. */
  suggest(interaction, { content, routeQuestion }) {
    const typed = interaction.options.getFocused();
    const topics = suggestTopics(content, typed).map(({ label }) => label);
    const routed = typed.length >= TELLING_LETTERS ? routeQuestion(typed) : undefined;
    const found = routed?.kind === "tips" ? routed.tips.slice(0, SUGGESTED_TIPS) : [];
    const titles = found.flatMap((id) => content.tips.find((tip) => tip.id === id)?.title ?? []);
    const isWhole = typed.length <= LONGEST_SUGGESTION;
    return isWhole ? [...new Set([...topics.slice(0, MOST_SUGGESTIONS - titles.length), ...titles])].map(asChoice) : [];
  },

  actions: {
    "sleep.tip": turnPage((page) => page),
    // On messages from before one tip was shown at a time.
    "sleep.more": turnPage((page) => ({ ...page, at: page.at + ONCE_SHOWN })),
    "sleep.again": turnPage((page) => ({ ...page, at: 0 })),

    async "sleep.sources"(_interaction, args, answer, context) {
      await answer.send(drawSources(context, readPage(context.content, args)), "private");
    },

    /** A tip for whoever presses, from any message. */
    async "sleep.try"(interaction, _args, answer, context) {
      await sendByHour(interaction, true, answer, context);
    },
  },
};

function aboutOf({ options }: CommandRequest): string | undefined {
  return options.getString("about")?.trim() || undefined;
}

/** In the bot's own direct messages nobody else reads along either. */
function isAskedForPrivately(interaction: CommandRequest): boolean {
  return (interaction.options.getBoolean("private") ?? false) || interaction.isInOwnDm;
}

function asChoice(name: string) {
  return { name, value: name };
}

/**
 * A tip for now. The hour is the person's own only in a private answer: what everybody sees never draws on what we
 * know about one. In public it is the hour where most people speak the language of the place. Where neither is known,
 * nothing is shown that presumes an hour.
 */
async function sendByHour(
  interaction: CommandRequest | ComponentRequest,
  isPrivate: boolean,
  answer: Answer,
  context: CommandContext,
): Promise<void> {
  const now = context.now();
  const part = isPrivate
    ? ownPart((await context.reminders.find(interaction.user.id))?.schedule, interaction.locale, now)
    : likelyPart(interaction.guildLocale ?? interaction.locale, now);
  const { content, text } = isPrivate ? context : seenByAll(context);
  const shown = drawTipForNow(content, text, interaction.user.id, { part, seed: seedOf(interaction.id) });
  await answer.send(shown, isPrivate ? "private" : "public");
}

/** Shows other tips in place to whoever asked for them, and to anybody else a page of their own. */
function turnPage(turn: (page: TipPage) => TipPage): Action<ReadArgs<"sleep.tip">> {
  return async (interaction, { owner, ...written }, answer, context) => {
    const page = turn(readPage(context.content, written));
    const { id } = interaction.user;
    if (id !== owner) return answer.send(drawTipPage(context.content, context.text, id, page), "private");
    const { content, text } = seenByAll(context);
    await answer.update(drawTipPage(content, text, id, page));
  };
}

function drawSources({ content, text }: CommandContext, page: TipPage): Shown {
  const found = tipsOnPage(content, page, 0);
  if (found === undefined) throw new UserError("tips-outdated");
  const { shown: tip } = found;
  return card(
    TONE.tips,
    `### ${tip.title}\n${strengthInWords(text, tip.evidence)}`,
    [writeSources(text, sourcesOf(content, tip)), writeReviewed(text, content, tip)].join("\n"),
    ...writeUnread(text, [tip]),
  );
}

/** @throws {UserError} for a button that is forged, or older than the tips there are today */
function readPage(content: Content, written: WrittenTipPage): TipPage {
  const page = readTipPage(content, written);
  if (page === undefined) throw new UserError("tips-outdated");
  return page;
}
