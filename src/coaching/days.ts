import type { Night } from "../nights/night.ts";
import { weekdayOf } from "../nights/night.ts";
import type { Weekday } from "../time/weekdays.ts";

const DAY = 86_400_000;

/** Days from one evening to another; negative where `to` is earlier. */
export function daysBetween(from: Night, to: Night): number {
  return (Date.parse(to) - Date.parse(from)) / DAY; // dates without a time are midnights in UTC, which has no other days
}

/**
 * The evenings on which the nightly message asks whether the step was done: fixed days of the week, three and four days
 * apart. So no seven days have more than two of them, whatever was paused, ended or begun anew between.
 */
export const ASKING_DAYS: readonly Weekday[] = [1, 4];

export function isAskingNight(night: Night): boolean {
  return ASKING_DAYS.includes(weekdayOf(night));
}
