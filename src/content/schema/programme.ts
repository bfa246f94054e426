import { z } from "zod";
import { EntryId, reviewed, shownText, sourced } from "./entry.ts";
import { HelpCardId } from "./help-card.ts";

/** The programme is as long as this: one theme a week. */
export const WEEKS = [1, 2, 3, 4] as const;
export const Week = z.literal(WEEKS);
export type Week = z.infer<typeof Week>;

/** Steps to choose from in a week, never more. */
export const STEPS_A_WEEK = 3;

/**
 * What is asked before the programme, in this order: what needs help now, what a clinician has to agree to, what
 * changes a step. None may be missing: each keeps somebody out who could be hurt.
 */
export const ScreeningId = z.enum([
  "suicide",
  "mania",
  "psychosis",
  "stop",
  "bipolar",
  "sleepy",
  "apnoea",
  "fits",
  "walks",
  "birth",
  "age",
  "nights",
  "falls",
  "mood",
  "meds",
  "long",
]);

/** What a yes leads to: help and no programme; a clinician before it; a change that is named. */
export const ScreeningLevel = z.enum(["now", "doctorFirst", "adapt"]);
export type ScreeningLevel = z.infer<typeof ScreeningLevel>;

/** A question before the programme, answered by yes or no, with what a yes is told. */
export const ScreeningQuestion = z.strictObject({
  ...sourced,
  id: ScreeningId,
  kind: z.literal("screening"),
  level: ScreeningLevel,
  /** What is offered in place of the programme. */
  offers: z.enum(["tips-and-reminder", "nothing"]),
  asks: shownText(200),
  title: shownText(60),
  text: shownText(300),
  /** The card of help that a yes leads to. */
  card: HelpCardId.optional(),
  /** Steps of the first week that are not for whoever says yes. */
  leavesOut: z.array(EntryId).optional(),
});
export type ScreeningQuestion = z.infer<typeof ScreeningQuestion>;

/** What may change on the way, and what to do then. */
export const Warning = z.strictObject({
  ...sourced,
  kind: z.literal("warning"),
  /** A choice of a menu. */
  asks: shownText(100),
  text: shownText(200),
  card: HelpCardId.optional(),
});
export type Warning = z.infer<typeof Warning>;

export const ProgrammeWeek = z.strictObject({
  ...sourced,
  kind: z.literal("week"),
  week: Week,
  title: shownText(40),
  goal: shownText(100),
  /** For who finds it hard. */
  ifHard: shownText(140),
});
export type ProgrammeWeek = z.infer<typeof ProgrammeWeek>;

/** When something is done: half of "when this, I do that". */
export const Cue = z.strictObject({ id: EntryId, ...reviewed, kind: z.literal("cue"), text: shownText(50) });
export type Cue = z.infer<typeof Cue>;

/** One small step: a tip put into practice, with what it may be tied to. It claims no more than its tip. */
export const ProgrammeStep = z.strictObject({
  id: EntryId,
  ...reviewed,
  kind: z.literal("step"),
  week: Week,
  /** The tip it puts into practice, with its sources. */
  tip: EntryId,
  title: shownText(40),
  /** A few words to choose by. */
  summary: shownText(60),
  text: shownText(240),
  cues: z.array(EntryId).min(2).max(25),
  actions: z
    .array(z.strictObject({ id: EntryId, text: shownText(60) }))
    .min(2)
    .max(25),
});
export type ProgrammeStep = z.infer<typeof ProgrammeStep>;

/** The one page somebody keeps. */
export const RelapsePlan = z.strictObject({
  ...sourced,
  kind: z.literal("plan"),
  title: shownText(60),
  text: shownText(200),
  /** To be filled in by hand. */
  fields: z.array(shownText(80)).min(1),
  firstDays: z.array(shownText(120)).min(1),
  seeDoctor: shownText(160),
});
export type RelapsePlan = z.infer<typeof RelapsePlan>;

/** What else is said; the code asks for each by its id. */
export const ProgrammeCardId = z.enum(["about", "still-bad", "shift-earlier", "shift-later", "shift-far"]);
export type ProgrammeCardId = z.infer<typeof ProgrammeCardId>;

export const ProgrammeCard = z.strictObject({
  ...sourced,
  id: ProgrammeCardId,
  kind: z.literal("card"),
  title: shownText(60),
  text: shownText(300),
  /** The same in a line, for whoever knows it. */
  short: shownText(100).optional(),
  /** A tip that says more. */
  tip: EntryId.optional(),
});
export type ProgrammeCard = z.infer<typeof ProgrammeCard>;

/** One entry of data/programme.json. */
export const ProgrammeEntry = z.discriminatedUnion("kind", [
  ScreeningQuestion,
  Warning,
  ProgrammeWeek,
  Cue,
  ProgrammeStep,
  RelapsePlan,
  ProgrammeCard,
]);
export type ProgrammeEntry = z.infer<typeof ProgrammeEntry>;
