import { isBefore } from "../time/instants.ts";
import { checkZone } from "../time/known-zone.ts";
import { isDealtWith, type LastNight, type Night, nightOf, type Travel, type Window, zoneAt, zoneOn } from "./night.ts";

/** When somebody wants to be asked how the night was: wall time and place, never an offset. */
export type CheckInTime = {
  readonly at: Temporal.PlainTime;
  /** IANA name, such as "Europe/Lisbon". */
  readonly zone: string;
  /** Away from home, as the reminder is. */
  readonly travel?: Travel | undefined;
};

/**
 * A check-in comes from 05:00 to 16:59: from then on the night just over is the last one (`lastNightIn`), also for
 * who works at night, and of the two readings of "8" one alone is a time for it.
 */
const HOURS = { first: 5, last: 16 } as const;

/**
 * How late it may come, in elapsed time. A diary is to be filled in soon after getting up (Carney et al. 2012, Sleep
 * 35(2):287–302, ask for within one hour); an afternoon's memory is another one, and who has gone on with the day
 * should be left alone. The number is ours.
 */
export const OPEN_FOR = { hours: 4 } as const;

/** Whether a check-in may be wished for at this time of day. */
export function isForCheckIn({ hour }: Temporal.PlainTime): boolean {
  return hour >= HOURS.first && hour <= HOURS.last;
}

/**
 * When the check-in about `night` may be sent: from its time on the day after that evening, for four hours.
 *
 * One a morning in every season: a time that spring skips moves on by the gap, one that autumn repeats counts the
 * first time only (RFC 5545; "compatible" in Temporal).
 *
 * @throws {UnknownPlace} when the runtime does not know the zone
 */
export function checkInWindow(night: Night, checkIn: CheckInTime): Window {
  const { at } = checkIn;
  const zone = zoneOn(checkIn, night);
  checkZone(zone);
  const morning = Temporal.PlainDate.from(night).add({ days: 1 });
  const opensAt = morning.toZonedDateTime({ timeZone: zone, plainTime: at }).toInstant();
  return { night, opensAt, closesAt: opensAt.add(OPEN_FOR) };
}

/** The first window that is still open or yet to open at `now`, and not dealt with. */
export function nextCheckIn(checkIn: CheckInTime, now: Temporal.Instant, last?: LastNight): Window {
  // Two nights back: past noon the night is named for this day, while its morning's window may still be open.
  let night = Temporal.PlainDate.from(nightOf(now, zoneAt(checkIn, now))).subtract({ days: 2 });
  for (;;) {
    const window = checkInWindow(night.toString(), checkIn);
    const isToCome = isBefore(now, window.closesAt);
    if (isToCome && !isDealtWith(window, last)) return window;
    night = night.add({ days: 1 });
  }
}
