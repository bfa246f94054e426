import { z } from "zod";
import { EntryId, shownText } from "./entry.ts";

/** One entry of data/synonyms.json: words that stand for one thing when somebody asks about sleep. Never shown. */
export const Synonyms = z.strictObject({
  id: EntryId,
  /** Single words and expressions, in small letters; endings make no difference. One word may stand in several entries. */
  words: z.array(shownText(40)).min(2),
});
export type Synonyms = z.infer<typeof Synonyms>;
