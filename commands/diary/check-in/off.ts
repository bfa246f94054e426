import type { CommandContext, Subcommand } from "../../../src/discord/app/command.ts";
import { card, type Shown, TONE } from "../../../src/discord/ui/card.ts";
import { key } from "../../../src/text/text.ts";
import { checkInButtons } from "./buttons.ts";

export const off: Subcommand = {
  data: (sub) => sub.setName("off").setDescription(key("checkin.off")),
  isPrivate: () => true,
  run: async (interaction, answer, context) => answer.send(await stopCheckIn(interaction.user.id, context), "private"),
  actions: checkInButtons(stopCheckIn),
};

/** Stops the person's check-ins and says what that means, and what does not end with them. */
async function stopCheckIn(userId: string, { checkIns, reminders, text }: CommandContext): Promise<Shown> {
  const { wasOn, isOneInFlight } = await checkIns.stop(userId);
  const stopped = isOneInFlight ? "checkin.stopped-under-way" : "checkin.stopped";
  const hasReminder = (await reminders.find(userId))?.state === "on";
  return card(
    TONE.diary,
    [text(wasOn ? stopped : "checkin.nothing-was-on"), ...(hasReminder ? [text("checkin.reminder-goes-on")] : [])].join(
      "\n",
    ),
  );
}
