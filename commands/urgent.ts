import type { Action } from "../src/discord/command.ts";
import { drawUrgent } from "../src/discord/draw/urgent.ts";
import { UserError } from "../src/errors.ts";

export const urgentActions: Readonly<Record<string, Action>> = {
  /** A country chosen on such an answer. It is not kept. */
  async "help.urgent-country"(interaction, [topic = ""], answer, { text, content }) {
    if (!content.cautionTopics.some(({ id }) => id === topic)) throw new UserError("cautions-outdated");
    await answer.update(drawUrgent(text, content, { topic, country: interaction.values[0] }));
  },
};
