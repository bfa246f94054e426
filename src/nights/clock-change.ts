import { steadyOffsetAt } from "../time/steady-offset.ts";
import { bedtimeOn, isChosen, type Night, nightOf, type Schedule, windowOf, zoneOn } from "./night.ts";

/** So many days before the clocks change somebody is told: time enough to shift a little, near enough to remember. */
export const TOLD_DAYS_BEFORE = 3;
const DAY_MS = 24 * 60 * 60_000;

/** What a change of the clocks means for one bedtime. */
export type ClockChange = {
  /** The night in which it happens. */
  readonly night: Night;
  /** How many nights from the one that is told about it: 0 is tonight. */
  readonly inNights: number;
  /** Forward is positive: 60 in most places, 30 on Lord Howe Island. */
  readonly minutes: number;
  readonly bedtime: Temporal.PlainTime;
  /** What the clock shows at bedtime that night, when the chosen time is skipped. */
  readonly bedtimeThatNight: Temporal.PlainTime | undefined;
};

/**
 * The change of the clocks that `night`'s message should speak of, if any: the next one within three days. It is
 * spoken of once, in the first message of those days.
 *
 * @throws {RangeError} when the runtime does not know the zone of that night
 */
export function clockChangeFor(schedule: Schedule, night: Night): ClockChange | undefined {
  const evening = Temporal.PlainDate.from(night);
  const zone = zoneOn(schedule, night);
  if (isFarFromChange(evening, zone)) return undefined;
  const noon = evening.toZonedDateTime({ timeZone: zone, plainTime: "12:00" });
  const change = nextOffsetChange(noon, noon.add({ days: TOLD_DAYS_BEFORE + 1 }));
  if (change === undefined) return undefined;

  const changeNight = nightOf(change.at, zone);
  if (zoneOn(schedule, changeNight) !== zone) return undefined; // they will be somewhere else by then
  const inNights = evening.until(changeNight).days;
  const isToldAlready = Array.from({ length: TOLD_DAYS_BEFORE - inNights }, (_, index) =>
    evening.subtract({ days: index + 1 }).toString(),
  ).some((earlier) => isChosen(schedule, earlier));
  if (isToldAlready) return undefined;

  const bedtimeThatNight = windowOf(changeNight, schedule).closesAt.toZonedDateTimeISO(zone).toPlainTime();
  const bedtime = bedtimeOn(schedule, changeNight) ?? schedule.bedtime;
  return {
    night: changeNight,
    inNights,
    minutes: change.minutes,
    bedtime,
    bedtimeThatNight: bedtimeThatNight.equals(bedtime) ? undefined : bedtimeThatNight,
  };
}

/** Asked of each night's message, nearly always true, and answered without going to the runtime's zones. */
function isFarFromChange(evening: Temporal.PlainDate, zone: string): boolean {
  const noonMs = evening.toZonedDateTime({ timeZone: "UTC", plainTime: "12:00" }).epochMilliseconds;
  const { fromMs, untilMs } = steadyOffsetAt(zone, noonMs);
  // No zone is further than a day from UTC, so its own noon is within a day of this one.
  return noonMs - fromMs > DAY_MS && untilMs - noonMs > (1 + TOLD_DAYS_BEFORE + 1) * DAY_MS;
}

/** Zones also change their name or their rules without moving the clocks; that is nobody's business at night. */
function nextOffsetChange(
  from: Temporal.ZonedDateTime,
  until: Temporal.ZonedDateTime,
): { at: Temporal.Instant; minutes: number } | undefined {
  let at = from;
  for (;;) {
    const next = at.getTimeZoneTransition("next");
    if (next === null || Temporal.ZonedDateTime.compare(next, until) >= 0) return undefined;
    const minutes = (next.offsetNanoseconds - next.subtract({ nanoseconds: 1 }).offsetNanoseconds) / 60e9;
    if (minutes !== 0) return { at: next.toInstant(), minutes };
    at = next;
  }
}
