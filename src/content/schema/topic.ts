import { z } from "zod";
import { EntryId, shownText } from "./entry.ts";
import { PartOfDay } from "./part-of-day.ts";

/** One entry of data/topics.json: what tips are about. */
export const Topic = z.strictObject({
  id: EntryId,
  label: shownText(40),
  description: shownText(100),
  /** What is asked about it concerns nobody else: answered privately wherever it was typed. */
  isSensitive: z.literal(true).optional(),
  /** Other words people use for it. */
  words: z.array(shownText(40)),
  /** When tips of this topic are usable; an empty list: only when asked for. */
  partsOfDay: z.array(PartOfDay),
});
export type Topic = z.infer<typeof Topic>;

/** One entry of data/topic-groups.json: topics that a menu shows together. */
export const TopicGroup = z.strictObject({
  id: EntryId,
  label: shownText(40),
  /** Ids of data/topics.json, in the order in which they are shown. */
  topics: z.array(EntryId).min(1),
});
export type TopicGroup = z.infer<typeof TopicGroup>;
