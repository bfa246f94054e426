import { z } from "zod";

/** A stretch of the day in which the same tips are usable. */
export const PartOfDay = z.enum(["morning", "afternoon", "evening", "night"]);
export type PartOfDay = z.infer<typeof PartOfDay>;

export const EVERY_PART: readonly PartOfDay[] = PartOfDay.options;

/**
 * The part of the day a wall clock shows: morning from 05:00, afternoon from 12:00, evening from 17:00,
 * night from 23:00 until 05:00.
 *
 * Evening runs until 23:00 because that is when people still can dim lights and put the phone away; later,
 * whoever asks is mostly already awake in bed. For somebody who works nights the hours are wrong, which is
 * why tips can also be asked for by topic.
 */
export function partOfDay(time: Temporal.PlainTime): PartOfDay {
  if (time.hour < 5 || time.hour >= 23) return "night";
  if (time.hour < 12) return "morning";
  return time.hour < 17 ? "afternoon" : "evening";
}
