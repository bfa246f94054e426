import type { Text } from "../../text/text.ts";
import { besideWords, emergencyOf, offersHelp } from "../ui/beside-words.ts";
import { card, type Shown, TONE } from "../ui/card.ts";
import type { Answer, Answerable } from "./answer.ts";
import type { CommandContext } from "./command.ts";
import type { Ask, Cleared } from "./gate.ts";

type Typed = {
  readonly danger: Cleared;
  readonly userId: string;
  /** Whether the message that `update` changes is shown to others, or stays after the session. */
  readonly isMessageSeenByAll: boolean;
};

type Words = Pick<CommandContext, "content" | "text" | "people"> & {
  readonly ofThePlace: Pick<CommandContext, "text">;
};

/**
 * An answer to words that somebody typed. Each message of it has a small button to help, and where it says that the
 * words lead to nothing, whom to call. Where they may be danger, the first asks whether they are, and all are private.
 */
export function answerToWords(
  answer: Answer,
  { danger, userId, isMessageSeenByAll }: Typed,
  { content, text, people, ofThePlace }: Words,
): Answer & { isOver(): Promise<void> } {
  /** Whether what was said last is for the person alone. */
  let isLastPrivate = !isMessageSeenByAll;
  /** Still to be asked. */
  let ask: Ask | undefined = danger.level === "ask" ? danger : undefined;

  const dressed = async (shown: Shown, isPrivate: boolean): Promise<Shown> => {
    const words = isPrivate ? text : ofThePlace.text;
    const country = shown.isMiss && isPrivate ? await people.countryOf(userId) : undefined;
    const call = shown.isMiss ? emergencyOf(words, content, country) : undefined;
    return besideWords(shown, words, { ask: isPrivate ? ask : undefined, call });
  };

  return {
    async send(shown, visibility) {
      const isPrivate = visibility === "private" || danger.level === "ask";
      isLastPrivate = isPrivate;
      await answer.send(await dressed(shown, isPrivate), isPrivate ? "private" : "public");
      if (isPrivate) ask = undefined;
    },

    async update(shown) {
      await answer.update(await dressed(shown, !isMessageSeenByAll));
      if (!isMessageSeenByAll) ask = undefined;
    },

    async change(shown) {
      await answer.change(await dressed(shown, isLastPrivate));
    },

    thinking: () => answer.thinking(),

    async form(form) {
      if (ask !== undefined) throw new TypeError("a form cannot ask whether somebody is in danger");
      await answer.form(form);
    },

    /** Asks what could not be asked above an answer, because others see that one. */
    async isOver() {
      if (ask !== undefined) await answer.send(besideWords(card(TONE.plain), text, { ask }), "private");
    },
  };
}

/**
 * The answer to a button that stands on an answer to typed words: however often that message is changed, it goes on
 * offering help, for it does not stop being the answer to those words. Any other answer stays as it is.
 */
export function stillOfferingHelp(answer: Answer, used: Answerable, text: Text): Answer {
  if (!used.isMessageComponent() || !offersHelp(used.message)) return answer;
  return {
    ...answer,
    update: (shown) => answer.update(besideWords(shown, text)),
    change: (shown) => answer.change(besideWords(shown, text)),
  };
}
