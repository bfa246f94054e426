import { z } from "zod";
import { EntryId, shownText, sourced } from "./entry.ts";

/** What somebody who lies awake can be shown; each is one entry of data/awake.json. */
export const AwakeKind = z.enum(["ten-minutes", "get-up", "parked"]);
export type AwakeKind = z.infer<typeof AwakeKind>;

/** One entry of data/awake.json: a card for a dark room, read with one eye. */
export const Awake = z.strictObject({
  ...sourced,
  id: AwakeKind,
  /** The tip it puts into practice, which says how well that is supported. */
  tip: EntryId,
  title: shownText(40),
  lines: z.array(shownText(120)).min(1).max(4),
  /** Who had better do it another way. */
  caution: shownText(120).optional(),
});
export type Awake = z.infer<typeof Awake>;
