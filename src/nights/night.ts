import { isBefore } from "../time/instants.ts";
import { type SteadyOffset, steadyOffsetAt } from "../time/steady-offset.ts";
import type { Weekday } from "../time/weekdays.ts";
import type { Cycle } from "./cycle.ts";
import { eveningOf, type Night, nameOf, weekdayAt } from "./evening.ts";

export type { Night } from "./evening.ts";

/**
 * What a person asked for: wall time and place, never an offset. A function from a night to a bedtime or none
 * (`bedtimeOn`) and to a zone (`zoneOn`); whatever is about one night asks these two.
 */
export type Schedule = {
  /** The bedtime of every night, unless `cycle` says it: then the one that most of its nights have. */
  readonly bedtime: Temporal.PlainTime;
  /** Where they live. IANA name, such as "Europe/Lisbon". */
  readonly zone: string;
  /** How long before bedtime the wind-down begins, in elapsed minutes. */
  readonly leadMinutes: number;
  /** The nights it is for, in order and at least one; every night when absent. Never beside `cycle`. */
  readonly nights?: readonly Weekday[] | undefined;
  /** A bedtime for each night of a week or of a rota. */
  readonly cycle?: Cycle | undefined;
  /** Every second night alone: a night at an odd distance from this one is left out. */
  readonly everyOther?: Night | undefined;
  /** Away from home: by the clocks of another place, until the first night at home again. */
  readonly travel?: Travel | undefined;
  /** Whether the message comes without a sound. */
  readonly quiet?: boolean | undefined;
};

export type Travel = {
  readonly zone: string;
  /** The first night at home again. */
  readonly until: Night;
  /** Of check-ins: the first night away. The one before it was slept at home, and is asked about by the clocks there. */
  readonly from?: Night | undefined;
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

/** The bedtime of one night; undefined when the schedule is not for it. */
export function bedtimeOn(schedule: Schedule, night: Night): Temporal.PlainTime | undefined {
  return bedtimeOfEvening(schedule, eveningOf(night));
}

/** The place by whose clocks one night goes. */
export function zoneOn({ zone, travel }: Pick<Schedule, "zone" | "travel">, night: Night): string {
  if (travel === undefined || night >= travel.until) return zone;
  return travel.from !== undefined && night < travel.from ? zone : travel.zone;
}

/** The place by whose clocks somebody lives at `now`. */
export function zoneAt(schedule: Pick<Schedule, "zone" | "travel">, now: Temporal.Instant): string {
  return schedule.travel === undefined ? schedule.zone : zoneOn(schedule, nightOf(now, schedule.travel.zone));
}

/**
 * The window of one night. One that the schedule leaves out has that of the usual bedtime: its message was sent before
 * the schedule was changed.
 *
 * One reminder a night in every season: a bedtime that spring skips moves on by the gap (02:30 becomes 03:30);
 * one that autumn repeats counts the first time only. Source: RFC 5545, which Temporal calls "compatible" and
 * uses by default. The lead is elapsed time before that instant, so it is as long as was asked for on the
 * night the clocks change, too.
 *
 * @throws {RangeError} when the runtime does not know the zone of that night
 */
export function windowOf(night: Night, schedule: Schedule): Window {
  const evening = eveningOf(night);
  const zone = zoneOn(schedule, night);
  const bedtime = bedtimeOfEvening(schedule, evening) ?? schedule.bedtime;
  const closesMs = closingMs(evening, bedtime, steadyOffsetAt(zone, evening * DAY));
  return windowClosing(closesMs, night, bedtime, zone, schedule.leadMinutes);
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
export function isChosen(schedule: Schedule, night: Night): boolean {
  return bedtimeOn(schedule, night) !== undefined;
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
  const atHome = steadyOffsetAt(schedule.zone, nowMs);
  const { travel, leadMinutes } = schedule;
  const away = travel && {
    zone: travel.zone,
    until: eveningOf(travel.until),
    steady: steadyOffsetAt(travel.zone, nowMs),
  };
  const today = eveningAt(nowMs, atHome);
  // One night back, because a long lead can open a night's window before the noon it begins at.
  const first = (away ? Math.min(today, eveningAt(nowMs, away.steady)) : today) - 1;
  for (let evening = notBefore === undefined ? first : Math.max(first, eveningOf(notBefore)); ; evening++) {
    const bedtime = bedtimeOfEvening(schedule, evening);
    if (bedtime === undefined) continue;
    const isAway = away !== undefined && evening < away.until;
    const closesMs = closingMs(evening, bedtime, isAway ? away.steady : atHome);
    if (closesMs !== undefined && closesMs <= nowMs) continue;
    const window = windowClosing(closesMs, nameOf(evening), bedtime, isAway ? away.zone : schedule.zone, leadMinutes);
    const isStillOpen = closesMs !== undefined || isBefore(now, window.closesAt);
    if (isStillOpen && !isDealtWith(window, last)) return window;
  }
}

function bedtimeOfEvening(schedule: Schedule, evening: number): Temporal.PlainTime | undefined {
  const { bedtime, nights, cycle, everyOther } = schedule;
  if (everyOther !== undefined && (evening - eveningOf(everyOther)) % 2 !== 0) return undefined;
  if (cycle !== undefined) {
    const since = evening - eveningOf(cycle.start);
    return since < 0 ? undefined : cycle.bedtimes[since % cycle.bedtimes.length];
  }
  return nights === undefined || nights.includes(weekdayAt(evening)) ? bedtime : undefined;
}

/** The date on which the night begins, in days since 1 January 1970. */
function eveningAt(epochMs: number, { offsetMs }: SteadyOffset): number {
  return Math.floor((epochMs + offsetMs - NOON) / DAY);
}

/**
 * Bedtime of the night that begins on `evening`, as far as plain numbers can tell: well inside a stretch in which
 * the clocks do not change.
 */
function closingMs(evening: number, bedtime: Temporal.PlainTime, steady: SteadyOffset): number | undefined {
  if (bedtime.microsecond !== 0 || bedtime.nanosecond !== 0) return undefined;
  const wallMs = bedtime.hour * HOUR + bedtime.minute * MINUTE + bedtime.second * 1_000 + bedtime.millisecond;
  const closesMs = (isAfterMidnight(bedtime) ? evening + 1 : evening) * DAY + wallMs - steady.offsetMs;
  const isClear = closesMs - steady.fromMs > CLEAR_OF_A_CHANGE && steady.untilMs - closesMs > CLEAR_OF_A_CHANGE;
  return isClear ? closesMs : undefined;
}

function windowClosing(
  closesMs: number | undefined,
  night: Night,
  bedtime: Temporal.PlainTime,
  zone: string,
  leadMinutes: number,
): Window {
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
