import { z } from "zod";
import { Month, shownText, sourced } from "./entry.ts";

/** The lines a country may have. */
export const HelpField = z.enum(["emergency", "poison", "substanceUse", "crisis"]);
export type HelpField = z.infer<typeof HelpField>;

const number = shownText(200).nullable(); // null: no number we could support

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
  asOf: Month,
  /** The month is our reading of an undated page. */
  asOfEstimated: z.boolean(),
  /** Shown with the numbers. */
  note: shownText(300).nullable(),
  /** Fields that rest on old or conflicting pages only: never shown. */
  unconfirmed: z.array(HelpField),
});
export type Helpline = z.infer<typeof Helpline>;
