import type { TonightStep } from "../schema/tonight.ts";

/** A step of this evening: the next one with a time of its own is the one to look at. */
export type PlannedStep = {
  readonly step: TonightStep;
  /** Undefined for a step without an hour. */
  readonly at: Temporal.Instant | undefined;
  readonly isPast: boolean;
  readonly isNext: boolean;
};

/**
 * The evening counted back from the moment of bedtime, in the order of the file. Hours are elapsed ones, so the plan is
 * as long as the tips say on the night the clocks change, too. At its very minute a step is still to come.
 */
export function planUntil(
  steps: readonly TonightStep[],
  bedtimeAt: Temporal.Instant,
  now: Temporal.Instant,
): PlannedStep[] {
  let isNextFound = false;
  return steps.map((step) => {
    const at = step.time && bedtimeAt.subtract({ minutes: step.time.minutesBefore });
    const isPast = at !== undefined && Temporal.Instant.compare(at, now.subtract({ minutes: 1 })) <= 0;
    const isNext = at !== undefined && !isPast && !isNextFound;
    isNextFound ||= isNext;
    return { step, at, isPast, isNext };
  });
}

/** The same evening on the sleeper's own clock, for somebody whose zone is not known. */
export function clockTimeOf(step: TonightStep, bedtime: Temporal.PlainTime): Temporal.PlainTime | undefined {
  return step.time && bedtime.subtract({ minutes: step.time.minutesBefore });
}
