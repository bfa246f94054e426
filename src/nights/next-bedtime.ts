import { nextWindow, nightOf, type Schedule, windowOf, zoneAt } from "./night.ts";

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
  return { at: nextWindow(schedule, now).closesAt, hasJustPassed: hasJustBeenBedtime(schedule, now) };
}

/** Whether a bedtime of the schedule has only just gone by, so that whoever asks is probably still awake. */
export function hasJustBeenBedtime(schedule: Schedule, now: Temporal.Instant): boolean {
  const tonight = nightOf(now, zoneAt(schedule, now));
  const lastNight = Temporal.PlainDate.from(tonight).subtract({ days: 1 }).toString();
  return [tonight, lastNight].some((night) => {
    const since = windowOf(night, schedule).closesAt.until(now);
    return since.sign >= 0 && Temporal.Duration.compare(since, STILL_UP) < 0;
  });
}
