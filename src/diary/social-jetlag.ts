import type { DiaryNight } from "./diary-night.ts";
import { measuresOf } from "./measures.ts";
import { clockDifference, clockMean } from "./statistics.ts";

/** Of fewer nights of either kind nothing is said; a choice of ours: one weekend has two. */
export const NIGHTS_FOR_SOCIAL_JETLAG = 2;

/** Days of the week of nights' evenings, Monday 1 to Sunday 7, in order. */
export type FreeNights = readonly number[];

/** Whether the evening of that date is one of those that somebody called free. */
export function isFree(night: string, freeNights: FreeNights): boolean {
  return freeNights.includes(Temporal.PlainDate.from(night).dayOfWeek);
}

/**
 * Social jetlag, in minutes: how far apart the midpoints of sleep lie in free nights and in all others, on average,
 * without a sign: |MSF − MSW|.
 *
 * Wittmann et al. 2006, "Social jetlag: misalignment of biological and social time", Chronobiol Int 23(1–2):497–509. The
 * shorter way around the clock is meant, and each mean is circular, so that nights about midnight and of shifts count as
 * what they are. Which nights are free is what the person chose; none chosen, there is no such figure.
 */
export function socialJetlagOf(nights: readonly DiaryNight[], freeNights: FreeNights): number | undefined {
  const midpoints = (free: boolean) =>
    nights
      .filter(({ night }) => isFree(night, freeNights) === free)
      .flatMap((entry) => measuresOf(entry).midpoint ?? []);
  const [free, others] = [midpoints(true), midpoints(false)];
  if (Math.min(free.length, others.length) < NIGHTS_FOR_SOCIAL_JETLAG) return undefined;
  const [onFree, onOthers] = [clockMean(free), clockMean(others)];
  if (onFree === undefined || onOthers === undefined) return undefined;
  return Math.abs(clockDifference(onFree, onOthers));
}
