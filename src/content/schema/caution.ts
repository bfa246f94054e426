import { z } from "zod";
import { EntryId, shownText, sourced } from "./entry.ts";

/** How bad it can get: `danger` can kill or injure for life. */
export const Severity = z.enum(["info", "warning", "danger"]);

/** One entry of data/cautions.json: a card read before taking something. */
export const Caution = z.strictObject({
  ...sourced,
  /** An id of data/caution-topics.json. */
  topic: EntryId,
  severity: Severity,
  title: shownText(60),
  /** What to do, one thing after another: shown as a numbered list, before the text. */
  steps: z.array(shownText(160)).min(2).max(7).optional(),
  text: shownText(600),
});
export type Caution = z.infer<typeof Caution>;

/** One entry of data/caution-topics.json: a line of the menu. The order of the file is the order of the menu. */
export const CautionTopic = z.strictObject({
  id: EntryId,
  label: shownText(100),
  description: shownText(100),
  /** Other words people use for it. */
  words: z.array(shownText(40)),
});
export type CautionTopic = z.infer<typeof CautionTopic>;
