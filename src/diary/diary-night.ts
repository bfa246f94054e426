import { createHash } from "node:crypto";
import { z } from "zod";
import { withinDay } from "../understanding/clock/clock-value.ts";

/** How a person may call their sleep: the five words of the Consensus Sleep Diary, its item 8. */
export const QUALITIES = ["very-poor", "poor", "fair", "good", "very-good"] as const;

/**
 * What a day had that may have to do with the night after it, as the "M" form of the Consensus Sleep Diary asks: whether
 * at all, never what or how much. Naps are those of the day before the night.
 */
export const ALSO = ["nap", "caffeine", "alcohol", "medicine", "exercise"] as const;
export type Also = (typeof ALSO)[number];

/** Longer than anybody lies in bed; what is longer was typed the wrong way round. */
export const LONGEST_IN_BED_MINUTES = 20 * 60;
/** How long a night is kept, counted from its evening. */
export const DIARY_KEPT = { days: 400 } as const;

/** What a clock on the wall showed, with the date, so that a time after noon is as plain as one before midnight. */
const WallTime = z.string().regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/);
const Minutes = z.int().min(0).max(LONGEST_IN_BED_MINUTES);

/**
 * One night as somebody told it: the items of the core Consensus Sleep Diary (Carney et al. 2012, Sleep 35(2):287–302).
 * Wall times and the zone of that night are kept, and instants computed, so that a night of 23 or 25 hours is as long
 * as it was. What was not said is absent; nothing is filled in.
 */
export const DiaryNight = z.strictObject({
  /** The date on whose evening the night begins. */
  night: z.iso.date(),
  /** IANA name of where it was slept. */
  zone: z.string().min(1),
  /** Item 1: into bed. */
  inBed: WallTime.optional(),
  /** Item 2: tried to go to sleep. */
  tried: WallTime.optional(),
  /** Item 3: how long it took to fall asleep. */
  onsetMinutes: Minutes.optional(),
  /** The person says that they did not sleep at all. */
  noSleep: z.literal(true).optional(),
  /** Item 4: how often they woke, the last time not counted. */
  awakenings: z.int().min(0).max(99).optional(),
  /** Item 5: how long they were awake in all then. */
  awakeMinutes: Minutes.optional(),
  /** Item 6: the final awakening. */
  woke: WallTime.optional(),
  /** Item 7: out of bed for the day. */
  rose: WallTime.optional(),
  /** Item 8: the quality of sleep. */
  quality: z.enum(QUALITIES).optional(),
  /** What of `ALSO` there was on the day before; of the others there was nothing. Absent when that was not asked. */
  also: z.array(z.enum(ALSO)).readonly().optional(),
  /** Noted with *As usual*: the middle of earlier nights, and nobody's telling of this one. */
  asUsual: z.literal(true).optional(),
});
export type DiaryNight = z.infer<typeof DiaryNight>;

/** Minutes on the wall clock from noon of the evening: 23:10 is 670, 07:00 is 1140, a quarter past noon the next day 1455. */
export function sinceNoon(wall: string, night: string): number {
  const noon = Temporal.PlainDate.from(night).toPlainDateTime({ hour: 12 });
  return noon.until(Temporal.PlainDateTime.from(wall), { largestUnit: "minute" }).minutes;
}

/** The wall time so many minutes after noon of the evening. */
export function wallAt(minutes: number, night: string): string {
  const noon = Temporal.PlainDate.from(night).toPlainDateTime({ hour: 12 });
  return noon.add({ minutes }).toString({ smallestUnit: "minute" });
}

/** The first time at or after `from` at which a clock shows the same as at `clock`; all three since one noon. */
export function nextAt(clock: number, from: number): number {
  return from + withinDay(clock - from);
}

/**
 * When a wall clock in `zone` showed `wall`. A time that spring skips moves on by the gap, and one that autumn repeats
 * counts the first time (RFC 5545; "compatible" in Temporal).
 */
export function instantOf(wall: string, zone: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant();
}

/** Elapsed minutes, also over a change of the clocks. */
export function minutesBetween(from: string, to: string, zone: string): number {
  return (instantOf(to, zone).epochMilliseconds - instantOf(from, zone).epochMilliseconds) / 60_000;
}

/** Whether it is a date that there is, such as "2026-03-12": what a custom id says may be forged. */
export function isDate(text: string): boolean {
  return z.iso.date().safeParse(text).success;
}

/** Tells one telling of a night from another, and from none; eight characters for the custom id of a form. */
export function markOf(entry: DiaryNight | undefined): string {
  return entry === undefined ? "nothing" : createHash("sha256").update(JSON.stringify(entry)).digest("hex").slice(0, 8);
}
