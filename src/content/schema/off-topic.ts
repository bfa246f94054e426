import { z } from "zod";
import { EntryId, shownText } from "./entry.ts";

/**
 * One entry of data/off-topic.json: words and expressions that speak for something other than sleep. Those of "chat"
 * count only where nothing else is said. Never shown.
 */
export const OffTopic = z.strictObject({
  id: EntryId,
  /** In small letters; compared as they stand, since an ending more may make another word. */
  words: z.array(shownText(60)).min(1),
});
export type OffTopic = z.infer<typeof OffTopic>;
