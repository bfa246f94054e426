import { z } from "zod";
import { Month, maintainerNote, shownText, sourced } from "./entry.ts";

/**
 * `regulated`: sale allowed under an age limit, licence or product rules. `legal`: no statewide rule was found,
 * which is no promise. `unclear`: sources conflict, are old, or leave an outcome open. `prescription`: on
 * prescription; no place rests on a source good enough for it yet.
 */
export const LegalStatus = z.enum(["banned", "regulated", "legal", "unclear", "prescription"]);
export type LegalStatus = z.infer<typeof LegalStatus>;

/** One entry of data/legal-status.json. Law moves fast: show the month with the status. */
export const Jurisdiction = z.strictObject({
  ...sourced,
  place: shownText(60),
  /** ISO 3166-1 alpha-2, or 3166-2 for a US state. */
  code: z.string().regex(/^[A-Z]{2}(?:-[A-Z]{2})?$/),
  status: LegalStatus,
  note: shownText(500),
  asOf: Month,
  /** The month is our reading of an undated page. */
  asOfEstimated: z.boolean(),
  maintainerNote,
});
export type Jurisdiction = z.infer<typeof Jurisdiction>;
