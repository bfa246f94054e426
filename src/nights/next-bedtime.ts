import { nextWindow, windowOf } from "./night.ts";

/** For so long after bedtime somebody who asks is still up, rather than up again. */
const STILL_UP = Temporal.Duration.from({ hours: 6 });

export type NextBedtime = {
  readonly at: Temporal.Instant;
  /** The one before it has only just gone by, so whoever asks is probably still awake. */
  readonly hasJustPassed: boolean;
};

/**
 * The next moment at which a clock in `zone` shows `bedtime`: always later than `now`, one a night in every season
 * (see `windowOf`).
 *
 * @throws {RangeError} when the runtime does not know `zone`
 */
export function nextBedtime(bedtime: Temporal.PlainTime, zone: string, now: Temporal.Instant): NextBedtime {
  const schedule = { bedtime, zone, leadMinutes: 0 };
  const { night, closesAt } = nextWindow(schedule, now);
  const before = windowOf(Temporal.PlainDate.from(night).subtract({ days: 1 }).toString(), schedule).closesAt;
  return { at: closesAt, hasJustPassed: Temporal.Duration.compare(before.until(now), STILL_UP) < 0 };
}
