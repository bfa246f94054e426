import { type DiaryNight, type QUALITIES, sinceNoon } from "./diary-night.ts";

/** A night as a picture needs it. Times are minutes on the wall clock since noon of the evening, 0 to some 2,000. */
export type ChartNight = {
  /** The date of the evening, ISO. */
  readonly date: string;
  readonly bedAt?: number | undefined;
  /** When they fell asleep: trying to, and how long it lasted; undefined in a night without sleep. */
  readonly sleepAt?: number | undefined;
  readonly wakeAt?: number | undefined;
  readonly riseAt?: number | undefined;
  /** Minutes awake between falling asleep and waking for good; when they were is not known. */
  readonly awakeMinutes?: number;
  /** In how many pieces, where that was said. */
  readonly awakenings?: number;
  readonly quality?: (typeof QUALITIES)[number];
};

export function chartNights(nights: readonly DiaryNight[]): ChartNight[] {
  return nights.map((entry) => {
    const { night, inBed, tried, woke, rose, onsetMinutes, noSleep, awakeMinutes, awakenings, quality } = entry;
    const at = (wall: string | undefined) => (wall === undefined ? undefined : sinceNoon(wall, night));
    const triedAt = noSleep || onsetMinutes === undefined ? undefined : at(tried);
    return {
      date: night,
      bedAt: at(inBed),
      sleepAt: triedAt === undefined ? undefined : triedAt + (onsetMinutes ?? 0),
      wakeAt: noSleep ? undefined : at(woke),
      riseAt: at(rose),
      ...(awakeMinutes === undefined ? {} : { awakeMinutes }),
      ...(awakenings === undefined ? {} : { awakenings }),
      ...(quality === undefined ? {} : { quality }),
    };
  });
}
