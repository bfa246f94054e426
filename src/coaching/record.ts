import { z } from "zod";
import { Week } from "../content/schema/programme.ts";

/** How long what somebody never came back to is kept, counted from their last press. */
export const COACHING_KEPT = { days: 180 } as const;
/** Answers kept: four weeks, and as much again for who takes their time. */
export const MOST_DAYS = 120;

const NightText = z.iso.date();
const StepText = z.string().min(1).max(40);
const ClockText = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** One evening as the person told it, by a press. Evenings without a press are not there: they are normal. */
const Day = z.strictObject({ night: NightText, step: StepText, did: z.boolean() });
export type Day = z.infer<typeof Day>;

/** Where somebody is in the four weeks. What was answered before it began is not in it. */
export const Programme = z.strictObject({
  startedOn: NightText,
  week: Week,
  /** The first evening of this week. */
  weekOn: NightText,
  /** Ids of data/programme.json, absent until chosen. */
  step: StepText.optional(),
  cue: StepText.optional(),
  action: StepText.optional(),
  days: z.array(Day).max(MOST_DAYS),
  /** The day of the weekly look, 1 for Monday to 7; absent: none is wanted. */
  lookDay: z.int().min(1).max(7).optional(),
  /** The first day on which one may come: a week after the last, whatever day was chosen then. */
  lookFrom: NightText.optional(),
  pausedOn: NightText.optional(),
  /** The day of the last press. */
  touchedOn: NightText,
});
export type Programme = z.infer<typeof Programme>;

/** A plan that moves a bedtime, a quarter of an hour at a press. */
export const Shift = z.strictObject({
  from: ClockText,
  to: ClockText,
  /** The bedtime it has brought the reminder to. */
  at: ClockText,
  startedOn: NightText,
  /** The evening of the last move; absent before the first. */
  movedOn: NightText.optional(),
  pausedOn: NightText.optional(),
  touchedOn: NightText,
});
export type Shift = z.infer<typeof Shift>;

/** All that coaching keeps about one person; there is no record of somebody who is in neither. */
export const CoachRecord = z.strictObject({
  version: z.literal(1),
  programme: Programme.optional(),
  shift: Shift.optional(),
});
export type CoachRecord = z.infer<typeof CoachRecord>;
