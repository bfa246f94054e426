const DAY = 24 * 60;

/** The middle one, or the mean of the two in the middle; undefined of none. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

/**
 * The median of times of day, in minutes since any hour: 23:50 and 00:10 have midnight between them, not noon. The
 * circle is opened opposite to the circular mean, and the ordinary median taken there.
 */
export function clockMedian(minutes: readonly number[]): number | undefined {
  const { mean } = resultantOf(minutes);
  const middle = median(minutes.map((one) => mean + wrapped(one - mean)));
  return middle === undefined ? undefined : ((middle % DAY) + DAY) % DAY;
}

/**
 * The circular standard deviation of times of day, in minutes: √(−2 ln R) of the mean resultant length R, on a circle of
 * 24 hours (Mardia & Jupp 2000, "Directional Statistics", 2.3.11). For times that lie within a few hours it is near the
 * ordinary one (of the population, with n below the line).
 */
export function clockDeviation(minutes: readonly number[]): number | undefined {
  if (minutes.length === 0) return undefined;
  const { length } = resultantOf(minutes);
  return (Math.sqrt(-2 * Math.log(Math.min(1, length))) * DAY) / (2 * Math.PI);
}

function resultantOf(minutes: readonly number[]): { readonly mean: number; readonly length: number } {
  const angles = minutes.map((one) => (one * 2 * Math.PI) / DAY);
  const x = angles.reduce((sum, angle) => sum + Math.cos(angle), 0) / angles.length;
  const y = angles.reduce((sum, angle) => sum + Math.sin(angle), 0) / angles.length;
  return { mean: (Math.atan2(y, x) * DAY) / (2 * Math.PI), length: Math.hypot(x, y) };
}

/** The same difference between −12 and +12 hours. */
function wrapped(difference: number): number {
  return ((((difference + DAY / 2) % DAY) + DAY) % DAY) - DAY / 2;
}
