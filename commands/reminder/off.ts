import type { CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import { card, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { key } from "../../src/text/text.ts";

export const off: Subcommand = {
  data: (sub) => sub.setName("off").setDescription(key("reminder.off")),
  isPrivate: () => true,
  run: async (interaction, answer, context) => answer.send(await stopReminder(interaction.user.id, context), "private"),
};

/** Stops the person's reminder and says what that means: the same words for the command and for the button. */
export async function stopReminder(
  userId: string,
  { reminders, checkIns, hasDiary, text }: CommandContext,
): Promise<Shown> {
  const { wasOn, isOneInFlight } = await reminders.stop(userId);
  const stopped = isOneInFlight ? "reminder.stopped-under-way" : "reminder.stopped";
  const hasCheckIn = hasDiary && (await checkIns.find(userId))?.state === "on";
  return card(
    TONE.reminder,
    [text(wasOn ? stopped : "reminder.nothing-was-on"), ...(hasCheckIn ? [text("checkin.goes-on")] : [])].join("\n"),
  );
}
