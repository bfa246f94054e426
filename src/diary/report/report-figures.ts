import { type DiaryNight, sinceNoon } from "../diary-night.ts";
import { measuresOf } from "../measures.ts";
import { regularityOf } from "../regularity.ts";
import { type FreeNights, socialJetlagOf } from "../social-jetlag.ts";
import { clockDeviation, clockMean, clockMedian, mean, median } from "../statistics.ts";
import { NIGHTS_FOR_A_MEDIAN, NIGHTS_FOR_VARIABILITY } from "../summary.ts";

/** What is given of each night and on average, in the order of the Consensus Sleep Diary; then what follows from it. */
export const COLUMNS = [
  "inBed",
  "tried",
  "onsetLatency",
  "awakenings",
  "wakeAfterOnset",
  "woke",
  "rose",
  "quality",
  "timeInBed",
  "totalSleep",
  "efficiency",
  "earlyAwakening",
] as const;
export type Column = (typeof COLUMNS)[number];

/** How a column is averaged: on the circle of a clock's hours, or as the number that it is; words are not. */
const CLOCK = ["inBed", "tried", "woke", "rose"] as const satisfies readonly Column[];
const LENGTHS = [
  "onsetLatency",
  "awakenings",
  "wakeAfterOnset",
  "timeInBed",
  "totalSleep",
  "efficiency",
  "earlyAwakening",
] as const satisfies readonly Column[];

/** Minutes since noon, minutes, a count, or percent; absent where too few nights say it. */
export type Averages = Readonly<Partial<Record<Column, number>>>;

export type ReportFigures = {
  /** The mean of each week, and how many nights were noted in it. */
  readonly weeks: readonly {
    readonly first: string;
    readonly last: string;
    readonly noted: number;
    readonly means: Averages;
  }[];
  readonly means: Averages;
  readonly medians: Averages;
  /** The circular mean of the midpoints of sleep, and their circular standard deviation. */
  readonly midpoint: number | undefined;
  readonly midpointDeviation: number | undefined;
  readonly socialJetlag: number | undefined;
  readonly regularity: number | undefined;
};

/**
 * So many minutes have to be compared for an index of regularity: five days, each with the one before. A choice of ours;
 * Fischer, Klerman & Phillips 2021, Sleep 44(10):zsab103, advise more than a week for what is to tell groups apart.
 */
export const DAYS_FOR_REGULARITY = 5;

/**
 * The averages of a report, each of those nights alone that say it.
 *
 * @param first the date of the first evening; the report has so many weeks of seven nights
 */
export function reportFigures(
  nights: readonly DiaryNight[],
  { first, weeks, freeNights }: { readonly first: string; readonly weeks: number; readonly freeNights: FreeNights },
): ReportFigures {
  const start = Temporal.PlainDate.from(first);
  const midpoints = nights.flatMap((entry) => measuresOf(entry).midpoint ?? []);
  const regularity = regularityOf(nights);
  const numbers = nights.map((entry) => ({ night: entry.night, ...numbersOf(entry) }));
  return {
    weeks: Array.from({ length: weeks }, (_, week) => {
      const [from, to] = [week * 7, week * 7 + 6].map((days) => start.add({ days }).toString()) as [string, string];
      const some = numbers.filter(({ night }) => night >= from && night <= to);
      return { first: from, last: to, noted: some.length, means: averages(some, mean, clockMean) };
    }),
    means: averages(numbers, mean, clockMean),
    medians: averages(numbers, median, clockMedian),
    midpoint: midpoints.length < NIGHTS_FOR_A_MEDIAN ? undefined : clockMean(midpoints),
    midpointDeviation: midpoints.length < NIGHTS_FOR_VARIABILITY ? undefined : clockDeviation(midpoints),
    socialJetlag: socialJetlagOf(nights, freeNights),
    regularity:
      regularity && regularity.comparedMinutes >= DAYS_FOR_REGULARITY * 24 * 60 ? regularity.index : undefined,
  };
}

/** What one night says, a number for each column that has one. */
export function numbersOf(entry: DiaryNight): Averages {
  const measures = measuresOf(entry);
  const told: [Column, number | undefined][] = [
    ...CLOCK.map((item): [Column, number | undefined] => {
      const wall = entry[item];
      return [item, wall === undefined ? undefined : sinceNoon(wall, entry.night)];
    }),
    ...LENGTHS.map((name): [Column, number | undefined] => [name, measures[name]]),
  ];
  return Object.fromEntries(told.filter(([, value]) => value !== undefined));
}

type Average = (values: readonly number[]) => number | undefined;

/** @param numbers what each night says, as `numbersOf` has it */
function averages(numbers: readonly Averages[], ofLengths: Average, ofTimes: Average): Averages {
  const over = (column: Column, average: Average): [Column, number | undefined] => {
    const values = numbers.flatMap((one) => one[column] ?? []);
    return [column, values.length < NIGHTS_FOR_A_MEDIAN ? undefined : average(values)];
  };
  const told = [...CLOCK.map((column) => over(column, ofTimes)), ...LENGTHS.map((column) => over(column, ofLengths))];
  return Object.fromEntries(told.filter(([, value]) => value !== undefined));
}
