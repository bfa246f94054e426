import type { Weekday } from "./night.ts";

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** The day that a lower-case word names, or at least two letters of its beginning: "friday", "fri", "fr". */
export function weekdayNamed(word: string): Weekday | undefined {
  const index = word.length < 2 ? -1 : DAYS.findIndex((day) => day.startsWith(word));
  return index < 0 ? undefined : ((index + 1) as Weekday);
}

/** "fri", which `weekdayNamed` reads. */
export function shortWeekday(day: Weekday): string {
  return (DAYS[day - 1] as string).slice(0, 3);
}
