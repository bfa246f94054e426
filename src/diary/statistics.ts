import { DAY_MINUTES as DAY, withinDay } from "../understanding/clock/clock-value.ts";

/** The middle one, or the mean of the two in the middle; undefined of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

/** The arithmetic mean; undefined of none. */
export function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The circular mean of times of day, in minutes since any hour: of 23:50 and 00:10 it is midnight (Mardia & Jupp 2000,
 * "Directional Statistics", 2.2.3). Undefined of none, and of times that lie so evenly around the clock that no direction
 * is theirs.
 */
export function clockMean(minutes: readonly number[]): number | undefined {
  if (minutes.length === 0) return undefined;
  const { mean: middle, length } = resultantOf(minutes);
  return length < 1e-9 ? undefined : withinDay(middle);
}

/** How far one time of day lies after another, the shorter way around the clock: from −12 hours to under 12. */
export function clockDifference(later: number, earlier: number): number {
  return wrapped(later - earlier);
}

/**
 * The median of times of day, in minutes since any hour: 23:50 and 00:10 have midnight between them, not noon. The
 * circle is opened opposite to the circular mean, and the ordinary median taken there.
 */
export function clockMedian(minutes: readonly number[]): number | undefined {
  const centre = resultantOf(minutes).mean;
  const middle = median(minutes.map((one) => centre + wrapped(one - centre)));
  return middle === undefined ? undefined : withinDay(middle);
}

/**
 * The circular standard deviation of times of day, in minutes: √(−2 ln R) of the mean resultant length R, on a circle of
 * 24 hours (Mardia & Jupp 2000, "Directional Statistics", 2.3.11). For times that lie within a few hours it is near the
 * ordinary one (of the population, with n below the line).
 */
export function clockDeviation(minutes: readonly number[]): number | undefined {
  if (minutes.length === 0) return undefined;
  const { length } = resultantOf(minutes);
  return (Math.sqrt(Math.max(0, -2 * Math.log(Math.min(1, length)))) * DAY) / (2 * Math.PI);
}

function resultantOf(minutes: readonly number[]): { readonly mean: number; readonly length: number } {
  const angles = minutes.map((one) => (one * 2 * Math.PI) / DAY);
  const x = angles.reduce((sum, angle) => sum + Math.cos(angle), 0) / angles.length;
  const y = angles.reduce((sum, angle) => sum + Math.sin(angle), 0) / angles.length;
  return { mean: (Math.atan2(y, x) * DAY) / (2 * Math.PI), length: Math.hypot(x, y) };
}

/** The same difference between −12 and +12 hours. */
function wrapped(difference: number): number {
  return withinDay(difference + DAY / 2) - DAY / 2;
}
