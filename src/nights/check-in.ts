import { isBefore } from "../time/instants.ts";
import { checkZone } from "../time/known-zone.ts";
import type { Cycle } from "./cycle.ts";
import { isDealtWith, type LastNight, type Night, nightOf, type Travel, type Window, zoneAt, zoneOn } from "./night.ts";

/** When somebody wants to be asked how the night was: wall time and place, never an offset. */
export type CheckInTime = {
  readonly at: Temporal.PlainTime;
  /** IANA name, such as "Europe/Lisbon". */
  readonly zone: string;
  /** Away from home, as the reminder is. */
  readonly travel?: Travel | undefined;
  /** For people with a rota: so long after each bedtime by the clock, at whatever hour; `at` is for nights off. */
  readonly after?: AfterBedtime | undefined;
};

export type AfterBedtime = { readonly cycle: Cycle; readonly minutes: number };

/** How long after bedtime people on a rota get up: chosen, or eight hours. */
export const AFTER_MINUTES = { least: 6 * 60, usual: 8 * 60, most: 9 * 60 } as const;

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
 * When the check-in about `night` may be sent: from its time on the day after that evening, for four hours. On a rota it
 * is so long after that night's bedtime, and ends three hours before the next bedtime if that is sooner.
 *
 * One a morning in every season: a time that spring skips moves on by the gap, one that autumn repeats counts the
 * first time only (RFC 5545; "compatible" in Temporal).
 *
 * @throws {UnknownZone} when the runtime does not know the zone
 */
export function checkInWindow(night: Night, checkIn: CheckInTime): Window {
  const { at, after } = checkIn;
  const zone = zoneOn(checkIn, night);
  checkZone(zone);
  const evening = Temporal.PlainDate.from(night);
  const rising = after && bedtimeAfter(after.cycle, evening)?.add({ minutes: after.minutes });
  const opensAt = (rising ?? evening.add({ days: 1 }).toPlainDateTime(at)).toZonedDateTime(zone).toInstant();
  const closesAt = opensAt.add(OPEN_FOR);
  const next = after && bedtimeAfter(after.cycle, evening.add({ days: 1 }));
  if (next === undefined) return { night, opensAt, closesAt };
  // Nobody is asked about the last night when the next one is about to begin.
  const latest = next.toZonedDateTime(zone).toInstant().subtract(BEFORE_BEDTIME);
  const leastOpen = opensAt.add(OPEN_AT_LEAST);
  const until = isBefore(latest, leastOpen) ? leastOpen : latest;
  return { night, opensAt, closesAt: isBefore(until, closesAt) ? until : closesAt };
}

/** The evening's message comes at most two hours before bedtime, and not on the heels of this one. */
const BEFORE_BEDTIME = { hours: 3 } as const;
const OPEN_AT_LEAST = { minutes: 30 } as const;

function bedtimeAfter({ start, bedtimes }: Cycle, evening: Temporal.PlainDate): Temporal.PlainDateTime | undefined {
  const { days } = Temporal.PlainDate.from(start).until(evening, { largestUnit: "days" });
  const bedtime = days < 0 ? undefined : bedtimes[days % bedtimes.length];
  if (bedtime === undefined) return undefined;
  return (bedtime.hour < 12 ? evening.add({ days: 1 }) : evening).toPlainDateTime(bedtime);
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
