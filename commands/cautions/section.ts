import type { Part } from "../../src/discord/ui/card.ts";

/** A piece of an answer that is not torn apart. */
export type CautionSection = { readonly parts: readonly Part[] };
