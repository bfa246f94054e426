import { z } from "zod";
import { EntryId, shownText } from "./entry.ts";

/** One entry of data/sensitive.json: words by which a question concerns nobody but whoever asks. Never shown. */
export const Sensitive = z.strictObject({
  id: EntryId,
  /** In small letters; compared as they stand. */
  words: z.array(shownText(60)).min(1),
});
export type Sensitive = z.infer<typeof Sensitive>;
