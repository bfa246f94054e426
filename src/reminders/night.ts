/**
 * The name of a night: the calendar date on which it begins.
 *
 * A night runs from noon to noon on the sleeper's own clock, so a bedtime of 00:30 belongs to the
 * evening before it, and "tonight" does not change its name at midnight.
 */
export type Night = string;

/** 1 for Monday to 7 for Sunday (ISO 8601): the day on whose evening a night begins. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

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

const NOON = new Temporal.PlainTime(12);
const SURELY_A_NEW_NIGHT = Temporal.Duration.from({ hours: 16 });
const SURELY_THE_SAME_NIGHT = Temporal.Duration.from({ hours: 8 });
/** A night is skipped at most a day and a half before it opens; what lies further ahead was noted by a wrong clock. */
const SKIPPED_AHEAD_AT_MOST = Temporal.Duration.from({ hours: 48 });

/** The night that `instant` lies in, for somebody in `zone`. */
export function nightOf(instant: Temporal.Instant, zone: string): Night {
  const local = instant.toZonedDateTimeISO(zone);
  const isMorning = Temporal.PlainTime.compare(local.toPlainTime(), NOON) < 0;
  const date = local.toPlainDate();
  return (isMorning ? date.subtract({ days: 1 }) : date).toString();
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
  const evening = Temporal.PlainDate.from(night);
  const isAfterMidnight = Temporal.PlainTime.compare(schedule.bedtime, NOON) < 0;
  const date = isAfterMidnight ? evening.add({ days: 1 }) : evening;
  const closesAt = date.toZonedDateTime({ timeZone: schedule.zone, plainTime: schedule.bedtime }).toInstant();
  return { night, opensAt: closesAt.subtract({ minutes: schedule.leadMinutes }), closesAt };
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
  const fromLast = last.at.until(window.opensAt);
  const apart = fromLast.abs();
  if (last.isSkipped && fromLast.sign < 0) return Temporal.Duration.compare(apart, SKIPPED_AHEAD_AT_MOST) < 0;
  if (Temporal.Duration.compare(apart, SURELY_A_NEW_NIGHT) >= 0) return false;
  if (Temporal.Duration.compare(apart, SURELY_THE_SAME_NIGHT) < 0) return true;
  return window.night === last.night;
}

/** Whether the schedule is for this night at all. */
export function isChosen(schedule: Pick<Schedule, "nights">, night: Night): boolean {
  return schedule.nights === undefined || schedule.nights.some((day) => day === weekdayOf(night));
}

/** The day of the week on whose evening `night` begins. */
export function weekdayOf(night: Night): Weekday {
  return Temporal.PlainDate.from(night).dayOfWeek as Weekday;
}

/**
 * The first window that is still open or yet to open at `now`, on a chosen night, and not dealt with.
 *
 * A window that is open already counts: late but before bedtime is still worth sending.
 *
 * @param notBefore the first night that may be taken, while a pause lasts
 */
export function nextWindow(schedule: Schedule, now: Temporal.Instant, last?: LastNight, notBefore?: Night): Window {
  // One night back, because a long lead can open a night's window before the noon it begins at.
  let date = Temporal.PlainDate.from(nightOf(now, schedule.zone)).subtract({ days: 1 });
  if (notBefore !== undefined && notBefore > date.toString()) date = Temporal.PlainDate.from(notBefore);
  for (;;) {
    const night = date.toString();
    date = date.add({ days: 1 });
    if (!isChosen(schedule, night)) continue;
    const window = windowOf(night, schedule);
    const isStillOpen = Temporal.Instant.compare(window.closesAt, now) > 0;
    if (isStillOpen && !isDealtWith(window, last)) return window;
  }
}
