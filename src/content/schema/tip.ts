import { z } from "zod";
import { EntryId, shownText, sourced } from "./entry.ts";
import { PartOfDay } from "./part-of-day.ts";

/** How well a tip is supported; data/README.md says what each grade takes. */
export const TipEvidence = z.enum(["strong", "moderate", "limited"]);
export type TipEvidence = z.infer<typeof TipEvidence>;

/** Fewer leave a tip to be found by its own words alone, and people use others. */
const FEWEST_PHRASINGS = 12;

/** One entry of data/sleep-tips.json: something a person can do, and why it works. */
export const Tip = z.strictObject({
  ...sourced,
  /** An id of data/topics.json. */
  topic: EntryId,
  title: shownText(60),
  text: shownText(400),
  why: shownText(200),
  /** How people ask for exactly this tip, in small letters: read when a question is, never shown. */
  askedAs: z.array(shownText(100)).min(FEWEST_PHRASINGS),
  /** The statement of the source article this grew from, if any. */
  fromArticle: EntryId.nullable(),
  evidence: TipEvidence,
  /**
   * Somebody who follows it may sleep less for a while, so people with bipolar disorder or epilepsy are warned. False:
   * its words sound like it and it does not. Without it, they do not sound like it either (`costs-sleep.ts`).
   */
  costsSleep: z.boolean().optional(),
  /** When this tip is usable; without it, when its topic is. An empty list: only when asked for by topic. */
  partsOfDay: z.array(PartOfDay).optional(),
  /** May be the one idea in the nightly message, which arrives as the wind-down begins. */
  nightlyIdea: z.literal(true).optional(),
});
export type Tip = z.infer<typeof Tip>;
