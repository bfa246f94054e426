import type { Part } from "../../src/discord/draw/card.ts";

/** A piece of an answer that is not torn apart. */
export type CautionSection = { readonly parts: readonly Part[] };
