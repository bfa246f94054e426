import type { Answer } from "../../src/discord/app/answer.ts";
import type { Action, Actions, CommandContext } from "../../src/discord/app/command.ts";
import type { ComponentRequest } from "../../src/discord/app/request.ts";
import type { ReadArgs } from "../../src/discord/ui/actions.ts";
import { awakeButton } from "../../src/discord/ui/awake.ts";
import { buttons, card, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { askToStop, nextText, skippedText, stopButton, windDownButton } from "../../src/discord/ui/direct-message.ts";
import { dayText } from "../../src/discord/ui/schedule.ts";
import { dayAndTime, timestamp } from "../../src/discord/ui/timestamps.ts";
import type { SnoozeOutcome } from "../../src/nights/snooze.ts";
import type { AnswerOutcome, KeepOutcome, OfMessage } from "../../src/nights/transitions.ts";
import type { Text } from "../../src/text/text.ts";
import { stopReminder } from "./off.ts";
import { drawNothingToResume, everyNightButton, pauseReminder, resumeButton, resumeReminder } from "./pause.ts";

/**
 * The buttons on direct messages. They carry what they need, so they work after a restart and a week later. Each
 * edits its message only when it is pressed and did something; what it refuses is said beside it.
 */
export const buttonActions = {
  "reminder.in-bed": onOwnMessage((...given) => noteAnswer("in-bed", ...given)),
  "reminder.skip": onOwnMessage((...given) => noteAnswer("skip", ...given)),

  /** The question whether the message is still wanted, answered; however late, also after the pause that followed. */
  "reminder.go-on": onOwnMessage(async (message, interaction, answer, { reminders, text }) => {
    const { id } = interaction.user;
    await answer.update(drawKept(text, message, id, await reminders.keep(id, message)));
  }),

  "reminder.snooze": onOwnMessage(async (message, interaction, answer, context) => {
    const { text } = context;
    const { user } = interaction;
    const outcome = await context.reminders.snooze(user.id, message);
    if (outcome.kind !== "set")
      return answer.send(card(TONE.reminder, refusedSnooze(text, message, outcome)), "private");
    await answer.update(
      card(
        TONE.reminder,
        text("reminder.snoozed", { time: timestamp(outcome.at, "t") }),
        buttons(
          windDownButton(text, "in-bed", message, user.id),
          windDownButton(text, "skip", message, user.id),
          stopButton(text, message, user.id),
        ),
      ),
    );
  }),

  "reminder.every-other": onOwnMessage(async (message, interaction, answer, { reminders, text }) => {
    const { id } = interaction.user;
    const { kind, nextAt } = await reminders.everyOther(id, message);
    const again = kind === "paused" ? resumeButton(text, id) : everyNightButton(text, id);
    await answer.update(
      kind === "nothing-on"
        ? drawNothingToResume(text)
        : card(
            TONE.reminder,
            [text("reminder.is-every-other"), whenNext(text, kind, nextAt)].join("\n"),
            buttons(again, stopButton(text, message, id)),
          ),
    );
  }),

  async "reminder.every-night"(interaction, { owner }, answer, { reminders, text }) {
    const { id } = interaction.user;
    if (owner !== undefined && owner !== id)
      return answer.send(card(TONE.reminder, text("reminder.somebody-elses")), "private");
    const { kind, nextAt } = await reminders.everyNight(id);
    await answer.update(
      kind === "nothing-on"
        ? drawNothingToResume(text)
        : card(
            TONE.reminder,
            [text("reminder.is-every-night"), whenNext(text, kind, nextAt)].join("\n"),
            ...(kind === "paused" ? [buttons(resumeButton(text, id))] : []),
          ),
    );
  },

  "reminder.pause-asked": onOwnMessage(async (message, interaction, answer, context) => {
    await answer.update(await pauseReminder(interaction.user.id, undefined, context, message));
  }),

  async "reminder.skip-tonight"(interaction, _args, answer, { reminders, text }) {
    const outcome = await reminders.skipTonight(interaction.user.id);
    await answer.update(card(TONE.reminder, skippedText(text, outcome)));
  },

  async "reminder.pause"(interaction, _args, answer, context) {
    await answer.update(await pauseReminder(interaction.user.id, undefined, context));
  },

  async "reminder.resume"(interaction, { marker, step = 0, owner }, answer, context) {
    const { id } = interaction.user;
    if (owner !== undefined && owner !== id)
      return answer.send(card(TONE.reminder, context.text("reminder.somebody-elses")), "private");
    const message = marker === undefined ? undefined : { night: marker, step };
    await answer.update(await resumeReminder(interaction, context, message));
  },

  async "reminder.stop"(_interaction, _args, answer, { text }) {
    await answer.send(askToStop(text, text("reminder.stop-question")), "private");
  },

  async "reminder.stop-now"(interaction, _args, answer, context) {
    await answer.update(await stopReminder(interaction.user.id, context));
  },

  async "reminder.keep"(_interaction, _args, answer, { text }) {
    await answer.update(card(TONE.reminder, text("reminder.nothing-changed")));
  },
} satisfies Actions;

type OnMessage = (
  message: OfMessage,
  interaction: ComponentRequest,
  answer: Answer,
  context: CommandContext,
) => Promise<void>;

/** Reads which message the button is on, and keeps everybody but the one it was sent to from answering for them. */
function onOwnMessage(act: OnMessage): Action<ReadArgs<"reminder.skip">> {
  return async (interaction, { night, step, owner }, answer, context) => {
    if (owner !== undefined && owner !== interaction.user.id)
      return answer.send(card(TONE.reminder, context.text("reminder.somebody-elses")), "private");
    await act({ night, step }, interaction, answer, context);
  };
}

async function noteAnswer(
  given: "in-bed" | "skip",
  message: OfMessage,
  interaction: ComponentRequest,
  answer: Answer,
  { reminders, text }: CommandContext,
): Promise<void> {
  const { user } = interaction;
  const outcome = await reminders.answer(user.id, message, given);
  if (outcome.kind !== "noted") return answer.send(card(TONE.reminder, notNoted(text, message, outcome)), "private");
  await answer.update(drawNoted(text, given, message, user.id, outcome));
}

/** The button that names the message stays on it, so that it can still be recognised as that night's. */
function drawNoted(
  text: Text,
  given: "in-bed" | "skip",
  message: OfMessage,
  userId: string,
  { nextAt }: AnswerOutcome,
): Shown {
  return card(
    TONE.reminder,
    [text(`reminder.noted-${given}`), nextText(text, nextAt)].join("\n"),
    buttons(
      ...(given === "in-bed" ? [awakeButton(text, { marker: message.night, step: message.step, owner: userId })] : []),
      stopButton(text, message, userId),
    ),
  );
}

function whenNext(text: Text, kind: "set" | "paused", nextAt: Temporal.Instant | undefined): string {
  return kind === "paused" ? text("reminder.paused-by-you") : nextText(text, nextAt);
}

function drawKept(text: Text, message: OfMessage, userId: string, { kind, nextAt }: KeepOutcome): Shown {
  const stop = stopButton(text, message, userId);
  switch (kind) {
    case "kept":
      return card(TONE.reminder, [text("reminder.noted-keep"), nextText(text, nextAt)].join("\n"), buttons(stop));
    case "paused":
      return card(TONE.reminder, text("reminder.kept-paused"), buttons(resumeButton(text, userId), stop));
    case "nothing-on":
      return drawNothingToResume(text);
  }
}

function notNoted(text: Text, { night }: OfMessage, { kind, nextAt }: AnswerOutcome): string {
  const what = kind === "over" ? text("reminder.night-over", { day: dayText(text, night) }) : unknownNight(text);
  return [what, nextText(text, nextAt)].join("\n");
}

function refusedSnooze(text: Text, { night }: OfMessage, outcome: Exclude<SnoozeOutcome, { kind: "set" }>): string {
  switch (outcome.kind) {
    case "no-room":
      return text("reminder.snooze-no-room", { when: dayAndTime(outcome.bedtime) });
    case "used-up":
      return text("reminder.snooze-used-up");
    case "over":
      return text("reminder.night-over", { day: dayText(text, night) });
    case "not-on":
      return text("reminder.nothing-comes");
    case "unknown-night":
      return unknownNight(text);
  }
}

function unknownNight(text: Text): string {
  return text("reminder.night-unknown-to-me");
}
