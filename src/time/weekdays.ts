/** 1 for Monday to 7 for Sunday (ISO 8601): the day on whose evening a night begins. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

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
