import type { InteractionClass } from "../../src/content/interaction.ts";
import type { Part } from "../../src/discord/draw/card.ts";

/** A piece of an answer that is not torn apart, and what its sources are found by. */
export type CautionSection = {
  readonly parts: readonly Part[];
  readonly from?: InteractionClass;
  /** About names on a list that is not complete, which has to be said with it. */
  readonly isAboutNames?: true;
};
