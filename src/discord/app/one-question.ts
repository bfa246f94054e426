import type { Questions } from "../../preferences/questions.ts";
import type { Text } from "../../text/text.ts";
import { button, buttons, card, type Shown, TONE } from "../ui/card.ts";
import { markedQuestion } from "../ui/question.ts";
import type { Answer } from "./answer.ts";

/** The last digits of an interaction's id tell one person's questions apart, and leave room in a custom id. */
const TOLD_APART_BY = 2n ** 31n;

export function questionMark(interactionId: string): string {
  return (BigInt(interactionId) % TOLD_APART_BY).toString(36);
}

/** The same answers; a card that asks before something is done is noted as the one question that is open. */
export function askingOneQuestion(answer: Answer, userId: string, interactionId: string, questions: Questions): Answer {
  const asked = questionMark(interactionId);
  const noted = async (shown: Shown): Promise<Shown> => {
    const question = markedQuestion(shown, asked);
    if (question === undefined) return shown;
    await questions.ask(userId, asked, question.components);
    return question;
  };
  return {
    send: async (shown, visibility) => answer.send(await noted(shown), visibility),
    update: async (shown) => answer.update(await noted(shown)),
    change: async (shown) => answer.change(await noted(shown)),
    thinking: () => answer.thinking(),
    form: (form) => answer.form(form),
  };
}

/** What stands on a question that was followed by another one, and the other one where it still waits. */
export async function answerOlderQuestion(
  answer: Answer,
  newest: readonly unknown[] | undefined,
  text: Text,
): Promise<void> {
  if (newest === undefined)
    return answer.update(
      card(TONE.plain, text("common.question-over"), buttons(button(text("common.my-reminder"), "reminder.begin"))),
    );
  const older = card(TONE.plain, text("common.question-older"));
  await answer.update(older);
  await answer.send({ ...older, components: newest as Shown["components"] }, "private");
}
