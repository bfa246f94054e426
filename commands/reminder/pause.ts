import type { ButtonBuilder } from "discord.js";
import type { CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import type { ComponentRequest } from "../../src/discord/app/request.ts";
import { button, buttons, card, mainButton, miss, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { resumedText, stopButton } from "../../src/discord/ui/direct-message.ts";
import { dayText } from "../../src/discord/ui/schedule.ts";
import { dayAndTime } from "../../src/discord/ui/timestamps.ts";
import { UserError } from "../../src/errors.ts";
import { REFUSALS_BEFORE_PAUSE } from "../../src/nights/changes.ts";
import { hasLostThread } from "../../src/nights/destination.ts";
import { isNight } from "../../src/nights/evening.ts";
import type { Night } from "../../src/nights/night.ts";
import { type PauseRead, readPauseUntil } from "../../src/nights/pause-until.ts";
import { type Reminder, scheduleOf } from "../../src/nights/reminder.ts";
import { nightsBeforeLast, pauseOf } from "../../src/nights/silence.ts";
import { tonightOf } from "../../src/nights/tonight.ts";
import type { OfMessage } from "../../src/nights/transitions.ts";
import { key, type Text } from "../../src/text/text.ts";
import { askWhere } from "./destination.ts";
import { suggestUntil } from "./suggestions.ts";

export const pause: Subcommand = {
  data: (sub) =>
    sub
      .setName("pause")
      .setDescription(key("reminder.pause"))
      .addStringOption((option) =>
        option.setName("until").setDescription(key("reminder.pause-until")).setMaxLength(40).setAutocomplete(true),
      ),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const typed = interaction.options.getString("until")?.trim();
    const stored = (await context.reminders.find(interaction.user.id))?.schedule;
    const until = typed && stored ? untilIn(typed, tonightOf(scheduleOf(stored), context.now())) : undefined;
    if (until?.kind === "ask") return answer.send(askWhichNight(context.text, until.nights), "private");
    await answer.send(await pauseReminder(interaction.user.id, until?.night, context), "private");
  },

  suggest: (interaction, { text, now }) => suggestUntil(interaction.options.getFocused(), text, now()),

  actions: {
    /** Which night was meant. */
    async "reminder.pause-until"(interaction, { night }, answer, context) {
      if (!isNight(night)) throw new UserError("reminder-outdated");
      const stored = (await context.reminders.find(interaction.user.id))?.schedule;
      if (stored && !(night > tonightOf(scheduleOf(stored), context.now()))) throw new UserError("pause-past");
      await answer.update(await pauseReminder(interaction.user.id, night, context));
    },
  },
};

export const resume: Subcommand = {
  data: (sub) => sub.setName("resume").setDescription(key("reminder.resume")),
  isPrivate: () => true,
  run: async (interaction, answer, context) => answer.send(await resumeReminder(interaction, context), "private"),
};

/**
 * Pauses and says what that means: the same words for the command and the buttons.
 *
 * @param message the one whose question was answered with it
 */
export async function pauseReminder(
  userId: string,
  until: Night | undefined,
  { reminders, text }: CommandContext,
  message?: OfMessage,
): Promise<Shown> {
  const { kind, isOneInFlight, resumesAt } = await reminders.pause(userId, until, message);
  if (kind === "nothing-on") return card(TONE.reminder, text("reminder.nothing-to-pause"), buttons(startButton(text)));
  const paused = resumesAt ? text("reminder.paused-to", { when: dayAndTime(resumesAt) }) : text("reminder.paused");
  const more = isOneInFlight ? [text("reminder.one-under-way")] : [];
  return card(TONE.reminder, [paused, ...more].join("\n"), buttons(resumeButton(text, userId)));
}

/** @param message the last one before a pause by silence, when the button was on that one */
export async function resumeReminder(
  { user: { id: userId }, threadPlace }: Pick<ComponentRequest, "user" | "threadPlace">,
  { reminders, text }: CommandContext,
  message?: OfMessage,
): Promise<Shown> {
  const outcome = await reminders.resume(userId, message);
  if (outcome.kind === "nothing-on") return drawNothingToResume(text);
  if (outcome.kind === "thread-lost") return askWhere(text, threadPlace);
  return card(
    TONE.reminder,
    resumedText(text, outcome),
    // It stays that night's message.
    ...(message === undefined ? [] : [buttons(stopButton(text, message, userId))]),
  );
}

export function drawNothingToResume(text: Text): Shown {
  return card(TONE.reminder, text("reminder.nothing-to-resume"), buttons(startButton(text)));
}

/** That it is paused and why, with what to press; nothing while it is not. */
export function pausedLines(text: Text, record: Reminder): string[] {
  // Then what is said of the place says why, and what to press.
  if (hasLostThread(record)) return [];
  switch (pauseOf(record)) {
    case "person":
      return [text("reminder.paused-by-you")];
    case "silence":
      return [text("reminder.paused-by-silence", { nights: nightsBeforeLast(record) })];
    case "refusals":
      return [text("reminder.paused-refused", { nights: REFUSALS_BEFORE_PAUSE })];
    case undefined: {
      const { state, pausedUntil } = record;
      return state === "on" && pausedUntil ? [text("reminder.paused-until", { day: dayText(text, pausedUntil) })] : [];
    }
  }
}

/** @param owner whose it is, on a message that others may see */
export function resumeButton(text: Text, owner?: string): ButtonBuilder {
  return button(text("reminder.resume-now"), "reminder.resume", { owner });
}

/**
 * Ends "every other night".
 *
 * @param owner whose it is, on a message that others may see
 */
export function everyNightButton(text: Text, owner?: string): ButtonBuilder {
  return button(text("reminder.every-night-again"), "reminder.every-night", { owner });
}

/** Leads to a reminder by presses alone. */
export function startButton(text: Text): ButtonBuilder {
  return mainButton(text("help.remind-me"), "reminder.begin");
}

/** One night, or every one that may be meant. */
function untilIn(typed: string, tonight: Night): PauseRead & { kind: "night" | "ask" } {
  const read = readPauseUntil(typed, tonight);
  if (read.kind === "night" || read.kind === "ask") return read;
  throw new UserError(`pause-${read.kind}`);
}

function askWhichNight(text: Text, nights: readonly Night[]): Shown {
  const choices = nights.map((night) => mainButton(dayText(text, night), "reminder.pause-until", { night }));
  return miss(card(TONE.reminder, text("reminder.pause-which", { count: nights.length }), buttons(...choices)));
}
