import { type OpenQuestion, QUESTION_KEPT } from "../../src/preferences/questions.ts";
import { copyOf, type Kept, linesOf, setAsideLines, type Tellings } from "./kind.ts";
import { momentText } from "./reminder.ts";

export const keptQuestion: Kept = {
  collections: ["questions"],

  async tell(userId, { questions, text }) {
    const last = await questions.find(userId);
    const stored = await questions.wordForWord(userId);
    return { lines: [...linesOf(KEPT, last, text), ...setAsideLines(text, stored, last !== undefined)] };
  },

  copy: async (userId, { questions }) => copyOf(await questions.wordForWord(userId)),

  forget: (userId, { questions }) => questions.forget(userId),
};

const KEPT: Tellings<OpenQuestion> = {
  version: undefined, // the form in which we write records, the same for everybody
  asked: undefined, // a mark of ours, told with the time
  at: ({ at }, text) => text("privacy.question", { when: momentText(at), days: QUESTION_KEPT.days }),
  card: ({ card }, text) => card && text("privacy.question-card", { hours: QUESTION_KEPT.hours }),
};
