import type { CheckCard, CheckQuestion } from "../schema/check.ts";
import type { Content } from "../schema/content.ts";

/** In the order they are asked, the urgent ones first. */
export function checkQuestions({ check }: Pick<Content, "check">): CheckQuestion[] {
  return check.filter((entry) => entry.kind === "question");
}

/** What the answers point to: never what somebody has, only whom to see about it. */
export type CheckResult = { readonly answers: readonly CheckQuestion[]; readonly cards: readonly CheckCard[] };

/** @param yes ids of the questions answered by yes */
export function checkResult(content: Pick<Content, "check">, yes: readonly string[]): CheckResult {
  const answers = checkQuestions(content).filter(({ id }) => yes.includes(id));
  const fitting = answers.length > 0 ? "some-fit" : "none-fit";
  const cards = content.check
    .filter((entry) => entry.kind === "card")
    .filter(({ shownTo }) => shownTo === fitting || shownTo === "everybody");
  return { answers, cards };
}
