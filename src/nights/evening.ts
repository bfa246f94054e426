import { z } from "zod";
import type { Weekday } from "../time/weekdays.ts";

/**
 * The name of a night: the calendar date on which it begins.
 *
 * A night runs from noon to noon on the sleeper's own clock, so a bedtime of 00:30 belongs to the
 * evening before it, and "tonight" does not change its name at midnight.
 */
export type Night = string;

/** Whether `text` is a night's name: a date that there is. */
export function isNight(text: string): text is Night {
  return z.iso.date().safeParse(text).success;
}

const DAY_MS = 24 * 60 * 60_000;
/** What day 1 January 1970 was. */
const A_THURSDAY = 4;
/** Everybody's next nights are the same few. */
const MOST_KEPT = 100;
const evenings = new Map<Night, number>();
const names = new Map<number, Night>();

/** A night's date in days since 1 January 1970. */
export function eveningOf(night: Night): number {
  const known = evenings.get(night);
  if (known !== undefined) return known;
  if (evenings.size >= MOST_KEPT) evenings.clear();
  const evening = Temporal.PlainDate.from(night).toZonedDateTime("UTC").epochMilliseconds / DAY_MS;
  evenings.set(night, evening);
  return evening;
}

/** A night's name by its date in days since 1 January 1970. */
export function nameOf(evening: number): Night {
  const known = names.get(evening);
  if (known !== undefined) return known;
  if (names.size >= MOST_KEPT) names.clear();
  const name = new Temporal.PlainDate(1970, 1, 1).add({ days: evening }).toString();
  names.set(evening, name);
  return name;
}

/** The day of the week on whose evening a night begins, by its date in days since 1 January 1970. */
export function weekdayAt(evening: number): Weekday {
  return (remainder(evening + A_THURSDAY - 1, 7) + 1) as Weekday;
}

/** Never negative. */
function remainder(count: number, length: number): number {
  return ((count % length) + length) % length;
}
