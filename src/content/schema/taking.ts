import { z } from "zod";
import { shownText } from "./entry.ts";

/** What the words of an entry of data/taking.json say about a question. */
export const TakingKind = z.enum([
  /** Names of kratom, of what is sold beside it, and of what nobody may be helped to take. */
  "always",
  /** What is taken to sleep and stands on no list of medicines. */
  "supplements",
  /** Somebody wants something to take, whatever it is. */
  "wanting",
  /** Somebody asks about taking what is named; "can I take" alone may be about a nap. */
  "asking",
  /** How much of it. */
  "amounts",
  /** One thing with another. */
  "together",
  /** Somebody wants to stop, or has stopped: there are tips for that. */
  "stopping",
  /** What something does to the night: there are tips for that. */
  "effects",
]);
export type TakingKind = z.infer<typeof TakingKind>;

/** One entry of data/taking.json: expressions by which a question about taking something is known. Never shown. */
export const Taking = z.strictObject({
  id: TakingKind,
  /** In small letters. */
  words: z.array(shownText(60)).min(1),
});
export type Taking = z.infer<typeof Taking>;
