import type { HelpCardId } from "../src/content/help-card.ts";
import type { Answer } from "../src/discord/answer.ts";
import type { Action, CommandContext } from "../src/discord/command.ts";
import { drawHelpNow } from "../src/discord/draw/help-now.ts";
import { urgentActions } from "./urgent.ts";

/** Shows the card for the case at hand, to this person alone, with the numbers of their country. */
export async function sendHelpNow(
  card: HelpCardId,
  userId: string,
  answer: Answer,
  { text, content, people }: CommandContext,
  _options?: { readonly namesOpioid?: true },
): Promise<void> {
  await answer.send(drawHelpNow(text, content, { card, country: await people.countryOf(userId) }), "private");
}

export const helpNowActions: Readonly<Record<string, Action>> = {
  ...urgentActions,

  async "help.now"({ user }, _args, answer, context) {
    await sendHelpNow("crisis", user.id, answer, context);
  },

  async "help.now-card"({ user }, [card = "crisis"], answer, context) {
    await sendHelpNow(card as HelpCardId, user.id, answer, context);
  },

  async "help.not-that"({ user }, _args, answer, context) {
    context.notThat?.(user.id);
    await answer.update(drawHelpNow(context.text, context.content, { card: "crisis", country: undefined }));
  },
};
