import { z } from "zod";
import { shownText, sourced } from "./entry.ts";

/** `unknown` means nobody has looked; it is not a milder word for none. */
export const InteractionRisk = z.enum(["danger", "warning", "unknown"]);
export type InteractionRisk = z.infer<typeof InteractionRisk>;

/** A group of medicines or substances that meet kratom in the same way. */
export const InteractionClass = z.strictObject({
  ...sourced,
  name: shownText(80),
  /** Generic and brand names; matched without regard to case. One name may stand in several classes. */
  examples: z.array(shownText(40)).min(1),
  /** What people call the whole class, such as "sleeping pills". One word may stand for several classes. */
  alsoCalled: z.array(shownText(40)).optional(),
  risk: InteractionRisk,
  text: shownText(300),
  mechanism: shownText(160),
});
export type InteractionClass = z.infer<typeof InteractionClass>;

/** The outline of data/interactions.json, whose entries are then parsed one by one. */
export const InteractionFile = z.strictObject({
  notice: z.unknown(),
  unlisted: z.unknown(),
  classes: z.array(z.unknown()),
});

/** What data/interactions.json says. */
export const Interactions = z.strictObject({
  /** Said with every answer. */
  notice: z.strictObject({ ...sourced, text: shownText(400) }),
  /** The answer for a name that is not found: unknown, never "no interaction". */
  unlisted: z.strictObject({
    ...sourced,
    title: shownText(60),
    risk: z.literal("unknown"),
    text: shownText(300),
  }),
  classes: z.array(InteractionClass).min(1),
});
export type Interactions = z.infer<typeof Interactions>;
