import { z } from "zod";
import { Month, maintainerNote, shownText, sourced } from "./entry.ts";

/** The lines a country may have. */
export const HelpField = z.enum(["emergency", "poison", "substanceUse", "crisis"]);
export type HelpField = z.infer<typeof HelpField>;

const number = shownText(200).nullable(); // null: no number we could support

/** How well a number is supported, the best first; data/README.md says what each takes. */
export const Support = z.enum(["official", "sources", "lists", "one", "conflict"]);
export type Support = z.infer<typeof Support>;

/** One entry of data/helplines.json. Read it through `helpFor`, which hides what is not confirmed. */
export const Helpline = z.strictObject({
  ...sourced,
  country: shownText(60),
  /** ISO 3166-1 alpha-2. */
  code: z.string().regex(/^[A-Z]{2}$/),
  emergency: number,
  poison: number,
  substanceUse: number,
  crisis: number,
  /** Said instead on a help card, where the whole would be too long to read in an emergency. */
  onCard: z.partialRecord(HelpField, shownText(60)).optional(),
  asOf: Month,
  /** The month is our reading of an undated page. */
  asOfEstimated: z.boolean(),
  /** Shown with the numbers: what a caller needs to know, such as hours and languages. */
  note: shownText(300).nullable(),
  /** Fields that rest on old or conflicting pages only: never shown. */
  unconfirmed: z.array(HelpField),
  /** Absent: not graded yet. */
  evidence: z.partialRecord(HelpField, Support).optional(),
  maintainerNote,
});
export type Helpline = z.infer<typeof Helpline>;
