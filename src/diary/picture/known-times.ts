import type { ChartNight } from "../chart-night.ts";
import type { TimeName } from "./week-input.ts";

export type KnownTimes = Partial<Record<TimeName, number>>;

/** Noon of the next day, where a night ends. */
export const NOON = 24 * 60;

/**
 * What can be drawn of a night, in the order of the night. A time that is no number is left out, and so are both ends
 * of a span that ends before it begins: which of the two is wrong cannot be told from here.
 */
export function knownTimes(night: ChartNight): KnownTimes {
  const [bed, rise] = span(night.bedAt, night.riseAt);
  const [sleep, wake] = span(night.sleepAt, night.wakeAt);
  const midpoint = sleep === undefined || wake === undefined ? undefined : (sleep + wake) / 2;
  const times = { bed, sleep, midpoint, wake, rise };
  return Object.fromEntries(Object.entries(times).filter(([, at]) => at !== undefined));
}

function span(from: number | undefined, to: number | undefined): [number | undefined, number | undefined] {
  const [begin, end] = [finite(from), finite(to)];
  return begin !== undefined && end !== undefined && end <= begin ? [undefined, undefined] : [begin, end];
}

function finite(minutes: number | undefined): number | undefined {
  return Number.isFinite(minutes) ? minutes : undefined;
}
