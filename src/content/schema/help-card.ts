import { z } from "zod";
import { maintainerNote, shownText, sourced } from "./entry.ts";
import { HelpField } from "./helpline.ts";

/** The cases there is a card for, in the order they are offered: the most urgent first. */
export const HelpCardId = z.enum(["not-waking", "overdose", "child-swallowed", "crisis", "friend", "withdrawal"]);
export type HelpCardId = z.infer<typeof HelpCardId>;

/** What is behind a button of a card, step by step. */
export const HelpGuideId = z.enum(["cpr", "naloxone"]);
export type HelpGuideId = z.infer<typeof HelpGuideId>;

/** Whom to call, and when. The number itself is the country's, from data/helplines.json. */
const Call = z.strictObject({
  line: HelpField,
  when: shownText(100),
  /** Said instead of the whole where there is no number. Without it the call is left out; an emergency number never is. */
  without: shownText(100).optional(),
});
export type HelpCall = z.infer<typeof Call>;

const Step = z.strictObject({
  text: shownText(100),
  /** Left out where there is no such number. */
  onlyWith: HelpField.optional(),
});

/**
 * A card for somebody in danger: numbers, then steps. A test holds it to 60 words in every country, and to words of
 * grade 5.
 */
export const HelpCard = z.strictObject({
  ...sourced,
  id: HelpCardId,
  kind: z.literal("card"),
  /** The button that leads here. */
  label: shownText(40),
  title: shownText(40),
  calls: z.array(Call).min(1).max(2),
  /** Whether the list of crisis lines by country goes with it: instead of a crisis line where there is none. */
  hasDirectory: z.literal(true).optional(),
  steps: z.array(Step).min(1).max(5),
  /** One more step where opioids were named. */
  ifOpioid: shownText(100).optional(),
  /** Said last, in small print. */
  closing: shownText(100).optional(),
  guides: z.array(HelpGuideId),
  maintainerNote,
});
export type HelpCard = z.infer<typeof HelpCard>;

/** How to do something, until help comes. */
export const HelpGuide = z.strictObject({
  ...sourced,
  id: HelpGuideId,
  kind: z.literal("guide"),
  label: shownText(40),
  title: shownText(40),
  /** Said under the emergency number, which comes first here, too. */
  callFirst: shownText(100),
  steps: z.array(shownText(160)).min(1).max(8),
  /** For whom it is not. */
  caution: shownText(160),
  maintainerNote,
});
export type HelpGuide = z.infer<typeof HelpGuide>;

/** Where crisis lines are listed by country. */
export const HelpDirectory = z.strictObject({
  ...sourced,
  kind: z.literal("directory"),
  /** As it is written on screen; it leads to the page of its first source. */
  name: shownText(40),
  /** Said under it where the country has no crisis line. */
  instead: shownText(100),
  maintainerNote,
});
export type HelpDirectory = z.infer<typeof HelpDirectory>;

/** One entry of data/help-cards.json. */
export const HelpEntry = z.discriminatedUnion("kind", [HelpCard, HelpGuide, HelpDirectory]);
export type HelpEntry = z.infer<typeof HelpEntry>;
