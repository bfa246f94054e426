import { eveningOf, type Night, nameOf, weekdayAt } from "../nights/evening.ts";
import type { Weekday } from "../time/weekdays.ts";

/** Days from one evening to another; negative where `to` is earlier. */
export function daysBetween(from: Night, to: Night): number {
  return eveningOf(to) - eveningOf(from);
}

/** The evening so many days after another. */
export function daysAfter(night: Night, days: number): Night {
  return nameOf(eveningOf(night) + days);
}

export function weekdayOf(night: Night): Weekday {
  return weekdayAt(eveningOf(night));
}

/**
 * The evenings on which the nightly message asks whether the step was done: fixed days of the week, three and four days
 * apart. So no seven days have more than two of them, whatever was paused, ended or begun anew between.
 */
const ASKING_DAYS: readonly Weekday[] = [1, 4];

export function isAskingNight(night: Night): boolean {
  return ASKING_DAYS.includes(weekdayOf(night));
}
