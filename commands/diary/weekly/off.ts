import type { CommandContext, Subcommand } from "../../../src/discord/app/command.ts";
import { card, type Shown, TONE } from "../../../src/discord/ui/card.ts";
import { UserError } from "../../../src/errors.ts";
import { key } from "../../../src/text/text.ts";

export const off: Subcommand = {
  data: (sub) => sub.setName("off").setDescription(key("weekly.off")),
  isPrivate: () => true,
  run: async (interaction, answer, context) => answer.send(await stopWeekly(interaction.user.id, context), "private"),
  actions: {
    /** On a confirming message it carries that message's marker alone, and is the reader's own. */
    async "diary.weekly-stop"(interaction, { of, owner }, answer, context) {
      const { id } = interaction.user;
      if (owner !== undefined && owner !== id) throw new UserError("weekly-somebody-elses");
      // The card is replaced by one without a button, so the message could not be recognised any more.
      if (owner !== undefined) await context.weekly.opened(id, of);
      await answer.update(await stopWeekly(id, context));
    },
  },
};

async function stopWeekly(userId: string, { weekly, text }: CommandContext): Promise<Shown> {
  const { wasOn, isOneInFlight } = await weekly.stop(userId);
  const said = wasOn
    ? text("weekly.stopped", { isOneInFlight: isOneInFlight ? "yes" : "other" })
    : text("weekly.nothing-was-on");
  return card(TONE.diary, said);
}
