import { z } from "zod";
import { shownText } from "./entry.ts";

/** The rules a reviewed sentence may break. The others, such as those on strains and links, have no exception. */
export const ExcusableRule = z.enum(["amount", "taking-time", "safe-verdict"]);
export type ExcusableRule = z.infer<typeof ExcusableRule>;

/**
 * One entry of data/reviewed-exceptions.json: a sentence that looks as if it broke a rule, and was read and found
 * harmless. It stands for one matched phrase in one sentence of one field: reword the sentence, and it has to be
 * read again.
 */
export const ReviewedException = z.strictObject({
  file: z.string().regex(/^(?:text\/[A-Za-z0-9-]+\/(?:content\/)?)?[a-z-]+\.json$/),
  entry: z.string().min(1),
  field: z.string().min(1),
  rule: ExcusableRule,
  /** The words the rule caught, as the complaint prints them. */
  phrase: z.string().min(1),
  /** The whole sentence, as it stands in the file. */
  sentence: z.string().min(1),
  reason: shownText(200),
  reviewedOn: z.iso.date(),
});
export type ReviewedException = z.infer<typeof ReviewedException>;
