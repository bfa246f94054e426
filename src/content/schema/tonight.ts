import { z } from "zod";
import { EntryId, reviewed, shownText } from "./entry.ts";

/** The longest before bedtime that a step may lie: what is earlier belongs to another day. */
const MOST_MINUTES = 16 * 60;

/**
 * One entry of data/tonight.json: a step of the evening, counted back from bedtime. It says again what its tip says;
 * the tip's sources are its sources.
 */
export const TonightStep = z.strictObject({
  id: EntryId,
  /** The tip this step puts into practice. */
  tip: EntryId,
  title: shownText(40),
  text: shownText(240),
  /** Without it, a step that no source gives an hour for: shown in its place, with no time beside it. */
  time: z
    .strictObject({
      minutesBefore: z.int().min(0).max(MOST_MINUTES),
      /** The tip the time comes from, and its very words: reword that tip, and the time has to be read again. */
      tip: EntryId,
      words: shownText(80),
      /** Instead of `text` once the time has passed: kind, and without a reproach. Bedtime itself never has. */
      whenPast: shownText(160).optional(),
    })
    .refine(({ minutesBefore, whenPast }) => minutesBefore === 0 || whenPast !== undefined, "needs a whenPast")
    .optional(),
  ...reviewed,
});
export type TonightStep = z.infer<typeof TonightStep>;
