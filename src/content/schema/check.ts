import { z } from "zod";
import { shownText, sourced } from "./entry.ts";

/** When the answer to a yes is given: before anything else, at once, or with all the others at the end. */
export const Urgency = z.enum(["crisis", "now", "later"]);
export type Urgency = z.infer<typeof Urgency>;

/** One question of `/sleep check`, and what somebody who says yes is told: whom to see, and what to say there. */
export const CheckQuestion = z.strictObject({
  ...sourced,
  kind: z.literal("question"),
  /** Answered by yes or no. */
  asks: shownText(200),
  urgency: Urgency,
  title: shownText(60),
  text: shownText(340),
});
export type CheckQuestion = z.infer<typeof CheckQuestion>;

/** What is said at the end, whatever the single answers were. */
export const CheckCard = z.strictObject({
  ...sourced,
  kind: z.literal("card"),
  shownTo: z.enum(["some-fit", "none-fit", "everybody"]),
  title: shownText(60),
  text: shownText(340),
  /** Its sources are shown as places to read on: public services only, each with a link. */
  readOn: z.literal(true).optional(),
});
export type CheckCard = z.infer<typeof CheckCard>;

/** One entry of data/check.json. Questions are asked in the order of the file. */
export const CheckEntry = z.discriminatedUnion("kind", [CheckQuestion, CheckCard]);
export type CheckEntry = z.infer<typeof CheckEntry>;
