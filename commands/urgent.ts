import type { Answer } from "../src/discord/answer.ts";
import type { Action, CommandContext } from "../src/discord/command.ts";
import { cardForTopic, drawUrgent } from "../src/discord/draw/urgent.ts";
import { sendHelpNow } from "./help-now.ts";

/** Answers somebody whose words are about an urgent topic of data/caution-topics.json. */
export function sendUrgentHelp(topic: string, userId: string, answer: Answer, context: CommandContext): Promise<void> {
  return sendHelpNow(cardForTopic(topic), userId, answer, context);
}

export const urgentActions: Readonly<Record<string, Action>> = {
  /** A country chosen on a message of before `help.now-country`. It is not kept. */
  async "help.urgent-country"(interaction, [topic = ""], answer, { text, content }) {
    const country = interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
    await answer.update(drawUrgent(text, content, { topic, country }));
  },
};
