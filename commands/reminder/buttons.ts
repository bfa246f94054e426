import type { Action } from "../../src/discord/command.ts";
import { button, buttons, card, dangerButton, TONE } from "../../src/discord/draw/card.ts";
import { whenAndHowSoon } from "../../src/discord/draw/timestamps.ts";

/** The buttons on direct messages. They carry what they need, so they work after a restart and a week later. */
export const buttonActions: Readonly<Record<string, Action>> = {
  async "reminder.skip"(interaction, [night = ""], answer, { reminders }) {
    const isKnown = await reminders.skip(interaction.user.id, night);
    const record = await reminders.find(interaction.user.id);
    const next =
      record?.state === "on" && record.next
        ? `Next message: ${whenAndHowSoon(Temporal.Instant.from(record.next.opensAt))}.`
        : "No reminder is on, so nothing more comes.";
    const text = isKnown ? `## Skipped for tonight\nSleep well. ${next}` : `That night is over. ${next}`;
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

  async "reminder.stop-now"(interaction, _args, answer, { reminders }) {
    const { wasOn, isOneUnderWay } = await reminders.stop(interaction.user.id);
    const late = isOneUnderWay ? " One message was on its way just now and may still arrive; it is the last." : "";
    const text = wasOn
      ? `## Stopped\nNothing more will come.${late} To start anew, use \`/reminder set\`.`
      : "It was off already. Nothing more will come.";
    await answer.update(card(TONE.reminder, text));
  },

  async "reminder.keep"(_interaction, _args, answer) {
    await answer.update(card(TONE.reminder, "Good, it stays on."));
  },
};
