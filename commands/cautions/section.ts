import type { Caution } from "../../src/content/caution.ts";
import type { InteractionClass } from "../../src/content/interaction.ts";
import type { Part } from "../../src/discord/draw/card.ts";

/** A piece of an answer that is not torn apart, and what its sources are found by. */
export type CautionSection = {
  readonly parts: readonly Part[];
  readonly from?: InteractionClass;
  /** About names on a list that is not complete, which has to be said with it. */
  readonly isAboutNames?: true;
};

const SEVERITY_IN_WORDS: Readonly<Record<Caution["severity"], string>> = {
  danger: "Danger",
  warning: "Warning",
  info: "Good to know",
};

export function cautionText({ severity, title, text }: Caution): string {
  return `### ${SEVERITY_IN_WORDS[severity]}: ${title}\n${text}`;
}
