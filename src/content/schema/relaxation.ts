import { z } from "zod";
import { EntryId, shownText, sourced } from "./entry.ts";

/** What one can choose from, in this order; each is one entry of data/relaxation.json. */
export const RelaxationKind = z.enum(["breathing", "muscles", "imagery", "body-scan"]);
export type RelaxationKind = z.infer<typeof RelaxationKind>;

/** One entry of data/relaxation.json: an exercise as counted text, a step at a time. */
export const Relaxation = z.strictObject({
  ...sourced,
  id: RelaxationKind,
  /** The tip it puts into practice. What is claimed for it, and how strongly, is said by that tip alone. */
  tip: EntryId,
  title: shownText(40),
  /** One line to choose by, with how long it takes. */
  description: shownText(100),
  /** Who had better leave it, and when to stop. Goes with every step. */
  caution: shownText(200),
  /** Each short enough to be kept in mind with the eyes closed. */
  steps: z
    .array(
      z.strictObject({
        title: shownText(40),
        /** How long it takes, at a second a count, until the next one turns up by itself. The last one stays. */
        seconds: z.int().min(10).max(180).optional(),
        lines: z.array(shownText(160)).min(1).max(8),
      }),
    )
    .min(2),
});
export type Relaxation = z.infer<typeof Relaxation>;
