import type { CommandContext } from "../../src/discord/command.ts";
import { card, type Shown, TONE } from "../../src/discord/draw/card.ts";

/** Stops the person's reminder and says what that means: the same words for the command and for the button. */
export async function stopReminder(userId: string, { reminders }: Pick<CommandContext, "reminders">): Promise<Shown> {
  const { wasOn, isOneUnderWay } = await reminders.stop(userId);
  if (!wasOn)
    return card(TONE.reminder, "Nothing was on. Nothing more will come, unless you start it with `/reminder set`.");
  const more = isOneUnderWay
    ? "One message was on its way just now and may still arrive. It is the last."
    : "Nothing more will come.";
  return card(
    TONE.reminder,
    `## Stopped\nYour nightly reminder is off. ${more}\nTo start again, use \`/reminder set\`. To delete what I keep about you, use \`/privacy delete\`.`,
  );
}
