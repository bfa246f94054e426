import { isBefore } from "../time/instants.ts";
import { type SteadyOffset, steadyOffsetAt } from "../time/steady-offset.ts";
import type { Weekday } from "../time/weekdays.ts";

/**
 * The name of a night: the calendar date on which it begins.
 *
 * A night runs from noon to noon on the sleeper's own clock, so a bedtime of 00:30 belongs to the
 * evening before it, and "tonight" does not change its name at midnight.
 */
export type Night = string;

/** What a person asked for: wall time and place, never an offset. */
export type Schedule = {
  readonly bedtime: Temporal.PlainTime;
  /** IANA name, such as "Europe/Lisbon". */
  readonly zone: string;
  /** How long before bedtime the wind-down begins, in elapsed minutes. */
  readonly leadMinutes: number;
  /** The nights it is for, in order and at least one; every night when absent. */
  readonly nights?: readonly Weekday[] | undefined;
  /** Whether the message comes without a sound. */
  readonly quiet?: boolean | undefined;
};

/** When one night's reminder may be sent: from `opensAt` until just before `closesAt`, which is bedtime. */
export type Window = {
  readonly night: Night;
  readonly opensAt: Temporal.Instant;
  readonly closesAt: Temporal.Instant;
};

/** The night that was last dealt with, and when. */
export type LastNight = {
  readonly night: Night;
  readonly at: Temporal.Instant;
  /** The person said beforehand that they do not want it: then `at` is its opening, and may lie ahead. */
  readonly isSkipped?: boolean;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = 12 * HOUR;
/** What day 1 January 1970 was. */
const A_THURSDAY = 4;
/** So many hours after the last night's message it is surely another night, and below so many surely the same. */
export const NIGHTS_APART_HOURS = { surelyNew: 16, surelySameBelow: 8 } as const;
const SURELY_A_NEW_NIGHT = BigInt(NIGHTS_APART_HOURS.surelyNew * HOUR) * 1_000_000n;
const SURELY_THE_SAME_NIGHT = BigInt(NIGHTS_APART_HOURS.surelySameBelow * HOUR) * 1_000_000n;
/** A night is skipped at most a day and a half before it opens; what lies further ahead was noted by a wrong clock. */
const SKIPPED_AHEAD_AT_MOST = BigInt(48 * HOUR) * 1_000_000n;
/** Further than this from a change of the clocks each wall time comes once. The largest change moved them by a day. */
export const CLEAR_OF_A_CHANGE = 36 * HOUR;

/** The night that `instant` lies in, for somebody in `zone`. */
export function nightOf(instant: Temporal.Instant, zone: string): Night {
  const epochMs = instant.epochMilliseconds;
  return nameOf(eveningAt(epochMs, steadyOffsetAt(zone, epochMs)));
}

/**
 * The window of one night.
 *
 * One reminder a night in every season: a bedtime that spring skips moves on by the gap (02:30 becomes 03:30);
 * one that autumn repeats counts the first time only. Source: RFC 5545, which Temporal calls "compatible" and
 * uses by default. The lead is elapsed time before that instant, so it is as long as was asked for on the
 * night the clocks change, too.
 *
 * @throws {RangeError} when the runtime does not know `schedule.zone`
 */
export function windowOf(night: Night, schedule: Schedule): Window {
  const evening = eveningOf(night);
  const closesMs = closingMs(evening, schedule, steadyOffsetAt(schedule.zone, evening * DAY));
  return windowClosing(closesMs, night, schedule);
}

/**
 * Whether `window` is for the night that `last` already dealt with.
 *
 * The name of the night decides, except where a change of bedtime or zone makes it mislead: an opening 16 hours
 * or more from the last one is a new night even on the same date (somebody flew west to east over the date
 * line), and one less than 8 hours from it is the same night even on the next date. "From" and not "after": while
 * the machine's clock was wrong, a night may have been noted in the future, and it must not silence all until then.
 *
 * Who skips the next night has done with those before it, too: the one that is passing was sent already, or was not
 * wanted, and must not open again because `last` names a later one.
 */
export function isDealtWith(window: Window, last: LastNight | undefined): boolean {
  if (last === undefined) return false;
  const difference = last.at.epochNanoseconds - window.opensAt.epochNanoseconds;
  const apart = difference < 0n ? -difference : difference;
  if (last.isSkipped && difference > 0n) return difference < SKIPPED_AHEAD_AT_MOST;
  if (apart >= SURELY_A_NEW_NIGHT) return false;
  if (apart < SURELY_THE_SAME_NIGHT) return true;
  return window.night === last.night;
}

/** Whether the schedule is for this night at all. */
export function isChosen(schedule: Pick<Schedule, "nights">, night: Night): boolean {
  return includes(schedule, weekdayOf(night));
}

/** The day of the week on whose evening `night` begins. */
export function weekdayOf(night: Night): Weekday {
  return weekdayAt(eveningOf(night));
}

/**
 * The first window that is still open or yet to open at `now`, on a chosen night, and not dealt with.
 *
 * A window that is open already counts: late but before bedtime is still worth sending.
 *
 * @param notBefore the first night that may be taken, while a pause lasts
 */
export function nextWindow(schedule: Schedule, now: Temporal.Instant, last?: LastNight, notBefore?: Night): Window {
  const nowMs = now.epochMilliseconds;
  const steady = steadyOffsetAt(schedule.zone, nowMs);
  // One night back, because a long lead can open a night's window before the noon it begins at.
  const first = eveningAt(nowMs, steady) - 1;
  for (let evening = notBefore === undefined ? first : Math.max(first, eveningOf(notBefore)); ; evening++) {
    if (!includes(schedule, weekdayAt(evening))) continue;
    const closesMs = closingMs(evening, schedule, steady);
    if (closesMs !== undefined && closesMs <= nowMs) continue;
    const window = windowClosing(closesMs, nameOf(evening), schedule);
    const isStillOpen = closesMs !== undefined || isBefore(now, window.closesAt);
    if (isStillOpen && !isDealtWith(window, last)) return window;
  }
}

function includes({ nights }: Pick<Schedule, "nights">, day: Weekday): boolean {
  return nights === undefined || nights.includes(day);
}

/** A night's date in days since 1 January 1970. */
function eveningOf(night: Night): number {
  return Temporal.PlainDate.from(night).toZonedDateTime("UTC").epochMilliseconds / DAY;
}

function weekdayAt(evening: number): Weekday {
  return (((((evening + A_THURSDAY - 1) % 7) + 7) % 7) + 1) as Weekday;
}

/** The date on which the night begins, in days since 1 January 1970. */
function eveningAt(epochMs: number, { offsetMs }: SteadyOffset): number {
  return Math.floor((epochMs + offsetMs - NOON) / DAY);
}

/**
 * Bedtime of the night that begins on `evening`, as far as plain numbers can tell: well inside a stretch in which
 * the clocks do not change.
 */
function closingMs(evening: number, { bedtime }: Schedule, steady: SteadyOffset): number | undefined {
  if (bedtime.microsecond !== 0 || bedtime.nanosecond !== 0) return undefined;
  const wallMs = bedtime.hour * HOUR + bedtime.minute * MINUTE + bedtime.second * 1_000 + bedtime.millisecond;
  const closesMs = (isAfterMidnight(bedtime) ? evening + 1 : evening) * DAY + wallMs - steady.offsetMs;
  const isClear = closesMs - steady.fromMs > CLEAR_OF_A_CHANGE && steady.untilMs - closesMs > CLEAR_OF_A_CHANGE;
  return isClear ? closesMs : undefined;
}

function windowClosing(closesMs: number | undefined, night: Night, schedule: Schedule): Window {
  const { bedtime, leadMinutes, zone } = schedule;
  if (closesMs !== undefined) {
    const opensAt = Temporal.Instant.fromEpochMilliseconds(closesMs - leadMinutes * MINUTE);
    return { night, opensAt, closesAt: Temporal.Instant.fromEpochMilliseconds(closesMs) };
  }
  const evening = Temporal.PlainDate.from(night);
  const date = isAfterMidnight(bedtime) ? evening.add({ days: 1 }) : evening;
  const closesAt = date.toZonedDateTime({ timeZone: zone, plainTime: bedtime }).toInstant();
  return { night, opensAt: closesAt.subtract({ minutes: leadMinutes }), closesAt };
}

function isAfterMidnight(bedtime: Temporal.PlainTime): boolean {
  return bedtime.hour < 12;
}

const names = new Map<number, Night>();

/** A night's name by its date in days since 1 January 1970. Everybody's next nights are the same few. */
function nameOf(evening: number): Night {
  const known = names.get(evening);
  if (known !== undefined) return known;
  if (names.size >= 100) names.clear();
  const name = new Temporal.PlainDate(1970, 1, 1).add({ days: evening }).toString();
  names.set(evening, name);
  return name;
}
