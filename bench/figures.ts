/** The value below which `share` of the values lie, by the nearest rank; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Three digits that count: 0.0123, 4.56, 789, 12,345. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return "?";
  const magnitude = Math.abs(value);
  if (magnitude >= 100) return Math.round(value).toLocaleString("en");
  return magnitude === 0 ? "0" : String(Number(value.toPrecision(3)));
}

/** Ours divided by the baseline. */
export function ratio(ours: number, baseline: number): string {
  return `${short(Number((ours / baseline).toPrecision(2)))}×`;
}

/** "1.2 s (1.1–1.4)": the median, with the extremes behind it. */
export function spread(values: readonly number[], unit: string): string {
  return `${short(median(values))} ${unit} (${short(Math.min(...values))}–${short(Math.max(...values))})`;
}
