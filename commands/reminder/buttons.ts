import type { Action } from "../../src/discord/command.ts";
import { button, buttons, card, dangerButton, TONE } from "../../src/discord/draw/card.ts";
import { whenAndHowSoon } from "../../src/discord/draw/timestamps.ts";
import type { Reminder } from "../../src/reminders/reminder.ts";
import { stopReminder } from "./stop.ts";
import { tonightIn } from "./tonight.ts";

/** The buttons on direct messages. They carry what they need, so they work after a restart and a week later. */
export const buttonActions: Readonly<Record<string, Action>> = {
  async "reminder.skip"(interaction, [night = ""], answer, { reminders, now }) {
    const isKnown = await reminders.skip(interaction.user.id, night);
    const record = await reminders.find(interaction.user.id);
    const text = `${skippedText(isKnown, night, record, now())} ${nextText(record)}`;
    // The button that names the night stays on the message, so that the message can still be recognised as that night's.
    await answer.update(card(TONE.reminder, text, buttons(dangerButton("Stop", "reminder.stop", night))));
  },

  async "reminder.stop"(_interaction, _args, answer) {
    await answer.send(
      card(
        TONE.reminder,
        "Stop the nightly reminder for good?",
        buttons(dangerButton("Yes, stop", "reminder.stop-now"), button("Keep it", "reminder.keep")),
      ),
      "private",
    );
  },

  async "reminder.stop-now"(interaction, _args, answer, context) {
    await answer.update(await stopReminder(interaction.user.id, context));
  },

  async "reminder.keep"(_interaction, _args, answer) {
    await answer.update(card(TONE.reminder, "Nothing was changed."));
  },
};

function skippedText(isKnown: boolean, night: string, record: Reminder | undefined, now: Temporal.Instant): string {
  if (!isKnown) return "I keep no note of that night any more, so there is nothing to skip.";
  const isOver = record?.schedule && night < tonightIn(record.schedule.zone, now);
  return isOver ? "## Noted as skipped\nThat was an earlier night." : "## Skipped for tonight\nSleep well.";
}

function nextText(record: Reminder | undefined): string {
  if (record?.state !== "on" || !record.next) return "No reminder is on, so nothing more comes.";
  return `Next message: ${whenAndHowSoon(Temporal.Instant.from(record.next.opensAt))}.`;
}
