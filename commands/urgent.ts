import type { Answer } from "../src/discord/answer.ts";
import type { Action, CommandContext } from "../src/discord/command.ts";
import { drawUrgent } from "../src/discord/draw/urgent.ts";
import { UserError } from "../src/errors.ts";

/** Answers somebody in danger, whatever they were asking for: to them alone, with the numbers of their country. */
export async function sendUrgentHelp(
  topic: string,
  userId: string,
  answer: Answer,
  { text, content, people }: CommandContext,
): Promise<void> {
  const country = await people.countryOf(userId);
  await answer.send(drawUrgent(text, content, { topic, country }), "private");
}

export const urgentActions: Readonly<Record<string, Action>> = {
  /** A country chosen on such an answer. It is not kept. */
  async "help.urgent-country"(interaction, [topic = ""], answer, { text, content }) {
    if (!content.cautionTopics.some(({ id }) => id === topic)) throw new UserError("cautions-outdated");
    const country = interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
    await answer.update(drawUrgent(text, content, { topic, country }));
  },
};
