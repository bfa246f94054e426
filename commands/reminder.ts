import type { ChatInputCommandInteraction } from "discord.js";
import type { Answer } from "../src/discord/answer.ts";
import type { Command, CommandContext } from "../src/discord/command.ts";
import { card, TONE } from "../src/discord/draw/card.ts";
import { HOW_TO_ALLOW_DMS } from "../src/discord/draw/notice.ts";
import { LEAD_MINUTES } from "../src/reminders/reminder.ts";
import { showZone, suggestZones } from "../src/reminders/zones.ts";
import { everywhere } from "./contexts.ts";
import { buttonActions } from "./reminder/buttons.ts";
import { setActions, setFromTyped } from "./reminder/set.ts";
import { drawSchedule } from "./reminder/show.ts";
import { stopReminder } from "./reminder/stop.ts";

export const reminder: Command = {
  data: everywhere("reminder", "One message a night, at the time you choose, to begin winding down")
    .addSubcommand((sub) =>
      sub
        .setName("set")
        .setDescription("Start or move your nightly reminder; it is on once my message has reached you")
        .addStringOption((option) =>
          option
            .setName("bedtime")
            .setDescription("When you mean to be in bed, such as 22:30 or 10.30 pm")
            .setRequired(true)
            .setMaxLength(40),
        )
        .addIntegerOption((option) =>
          option
            .setName("lead")
            .setDescription(`Minutes before bedtime that the reminder comes (default ${LEAD_MINUTES.usual})`)
            .setMinValue(LEAD_MINUTES.least)
            .setMaxValue(LEAD_MINUTES.most),
        )
        .addStringOption((option) =>
          option
            .setName("zone")
            .setDescription("Where you sleep: a city or country, such as Lisbon")
            .setMaxLength(80)
            .setAutocomplete(true),
        ),
    )
    .addSubcommand((sub) => sub.setName("show").setDescription("Show your reminder and what became of the last nights"))
    .addSubcommand((sub) => sub.setName("off").setDescription("Stop your nightly reminder"))
    .addSubcommand((sub) => sub.setName("test").setDescription("Send yourself a message now, to see that it arrives"))
    .toJSON(),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    switch (interaction.options.getSubcommand()) {
      case "set":
        return setFromTyped(interaction, answer, context);
      case "show":
        return answer.send(drawSchedule(await context.reminders.find(interaction.user.id), context.now()), "private");
      case "off":
        return answer.send(await stopReminder(interaction.user.id, context), "private");
      case "test":
        return test(interaction, answer, context);
    }
  },

  suggest: (interaction, { now }) =>
    suggestZones(interaction.options.getFocused(), now()).map((zone) => ({ name: showZone(zone), value: zone })),

  actions: { ...setActions, ...buttonActions },
};

async function test(
  interaction: ChatInputCommandInteraction,
  answer: Answer,
  { reminders }: CommandContext,
): Promise<void> {
  await answer.thinking();
  const outcome = await reminders.test(interaction.user.id, interaction.id);
  const text = {
    sent: "## Sent\nI have sent you a direct message. If you see it, my reminders reach you too.",
    refused: `## It did not arrive\n${HOW_TO_ALLOW_DMS}`,
    "not-now": "## Not sent\nDiscord did not take the message just now. Please try again in a few minutes.",
    rejected: "## Not sent\nDiscord refused the message, and I cannot tell why. Please report it (`/help` says where).",
  }[outcome];
  await answer.send(card(TONE.reminder, text), "private");
}
