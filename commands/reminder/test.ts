import type { Subcommand } from "../../src/discord/app/command.ts";
import { takeMessage } from "../../src/discord/app/dm-allowance.ts";
import { card, TONE } from "../../src/discord/ui/card.ts";
import { key } from "../../src/text/text.ts";

/** `/reminder test`: one message now, for somebody who is not sure that they arrive. */
export const test: Subcommand = {
  data: (sub) => sub.setName("test").setDescription(key("reminder.test")),
  isPrivate: () => true,

  async run(interaction, answer, { reminders, allowance, text }) {
    takeMessage(allowance, interaction.user.id);
    await answer.thinking();
    const outcome = await reminders.test(interaction.user.id, interaction.id, interaction.locale);
    const said =
      outcome === "refused"
        ? text("reminder.test-refused", { howToAllow: text("notices.how-to-allow-dms") })
        : text(`reminder.test-${outcome}`);
    await answer.send(card(TONE.reminder, said), "private");
  },
};
