import { type DiaryNight, sinceNoon } from "./diary-night.ts";
import { measuresOf } from "./measures.ts";
import { clockDeviation, clockMedian, median } from "./statistics.ts";

/** Of fewer nights than this a middle says more about chance than about somebody's sleep; a choice of ours. */
export const NIGHTS_FOR_A_MEDIAN = 3;
/** A spread needs more nights than a middle does; a choice of ours. Clinics usually ask for one or two weeks. */
export const NIGHTS_FOR_VARIABILITY = 5;

export type Figure =
  | { readonly kind: "known"; readonly value: number; readonly nights: number }
  | { readonly kind: "too-few"; readonly nights: number; readonly needed: number };

export type Summary = {
  readonly nights: number;
  /** Minutes since noon of the evening. */
  readonly inBed: Figure;
  readonly woke: Figure;
  readonly rose: Figure;
  readonly midpoint: Figure;
  /** Minutes. */
  readonly timeInBed: Figure;
  readonly onsetLatency: Figure;
  readonly wakeAfterOnset: Figure;
  readonly totalSleep: Figure;
  /** Percent. */
  readonly efficiency: Figure;
  /** Circular standard deviations, in minutes. */
  readonly bedVariability: Figure;
  readonly wakeVariability: Figure;
};

/** The middle and the spread of some nights, each of those nights alone that say it. */
export function summaryOf(nights: readonly DiaryNight[]): Summary {
  const measures = nights.map(measuresOf);
  const times = (item: "inBed" | "woke" | "rose") =>
    said(nights.map((entry) => (entry[item] === undefined ? undefined : sinceNoon(entry[item], entry.night))));
  const lengths = (name: "timeInBed" | "onsetLatency" | "wakeAfterOnset" | "totalSleep" | "efficiency") =>
    figure(said(measures.map((one) => one[name])), NIGHTS_FOR_A_MEDIAN, median);
  const bedVariability = figure(times("inBed"), NIGHTS_FOR_VARIABILITY, clockDeviation);
  const wakeVariability = figure(times("woke"), NIGHTS_FOR_VARIABILITY, clockDeviation);
  const onsetLatency = lengths("onsetLatency");
  const wakeAfterOnset = lengths("wakeAfterOnset");
  return {
    nights: nights.length,
    inBed: figure(times("inBed"), NIGHTS_FOR_A_MEDIAN, clockMedian),
    woke: figure(times("woke"), NIGHTS_FOR_A_MEDIAN, clockMedian),
    rose: figure(times("rose"), NIGHTS_FOR_A_MEDIAN, clockMedian),
    midpoint: figure(said(measures.map(({ midpoint }) => midpoint)), NIGHTS_FOR_A_MEDIAN, clockMedian),
    timeInBed: lengths("timeInBed"),
    onsetLatency,
    wakeAfterOnset,
    totalSleep: lengths("totalSleep"),
    efficiency: lengths("efficiency"),
    bedVariability,
    wakeVariability,
  };
}

function said(values: readonly (number | undefined)[]): number[] {
  return values.filter((value) => value !== undefined);
}

function figure(
  values: readonly number[],
  needed: number,
  of: (values: readonly number[]) => number | undefined,
): Figure {
  const value = values.length < needed ? undefined : of(values);
  return value === undefined
    ? { kind: "too-few", nights: values.length, needed }
    : { kind: "known", value, nights: values.length };
}
