import { chartNights } from "../chart-night.ts";
import type { DiaryNight } from "../diary-night.ts";
import { isFree } from "../social-jetlag.ts";
import { type Averages, COLUMNS, type Column, numbersOf, type ReportFigures, reportFigures } from "./report-figures.ts";
import type { ChartRow, ReportPlan, TableRow } from "./report-plan.ts";

/** What a report is made from. Nothing here knows a language: every word is the caller's. */
export type ReportInput = {
  /** Those of the weeks that are noted, in order. */
  readonly nights: readonly DiaryNight[];
  /** The date of the first evening. */
  readonly first: string;
  readonly weeks: number;
  readonly freeNights: readonly number[];
  readonly paper: ReportPlan["paper"];
  readonly name: string | undefined;
  readonly madeAt: Temporal.Instant;
  readonly words: ReportWords;
};

export type ReportWords = Pick<ReportPlan, "language" | "title" | "nameBlank" | "about" | "notice" | "notes"> & {
  readonly chart: Pick<ReportPlan["chart"], "heading" | "altText" | "legend">;
  readonly tableHeading: string;
  readonly figuresHeading: string;
  readonly nightHead: readonly [string, string];
  readonly heads: Readonly<Record<Column, readonly [string, string]>>;
  /** A night's label: "Mon 16 Mar". */
  readonly night: (date: string, isFree: boolean) => string;
  readonly noSleep: string;
  /** Said beside a night that is the middle of earlier ones. */
  readonly asUsual: string;
  readonly quality: (quality: NonNullable<DiaryNight["quality"]>) => string;
  /** Minutes since noon as a clock shows them: "23:10". */
  readonly clock: (minutes: number) => string;
  readonly weekMean: (week: ReportFigures["weeks"][number]) => string;
  readonly mean: string;
  readonly median: string;
  /** The figures that are no column; undefined where there is none. */
  readonly figures: (figures: ReportFigures) => readonly string[];
};

const HOUR = 60;
const SHORTEST_AXIS = 10 * HOUR;
/** Shown when nothing is known: eight in the evening to ten in the morning. */
const USUAL = [8 * HOUR + 30, 21 * HOUR + 30];

export function planReport(input: ReportInput): ReportPlan {
  const { nights, first, weeks, freeNights, words } = input;
  const figures = reportFigures(nights, { first, weeks, freeNights });
  const noted = new Map(nights.map((entry) => [entry.night, entry]));
  const dates = Array.from({ length: weeks * 7 }, (_, days) => Temporal.PlainDate.from(first).add({ days }).toString());
  const label = (date: string) => words.night(date, isFree(date, freeNights));
  const rows = dates.map((date) => chartRow(label(date), noted.get(date), words));
  const axis = hoursShown(rows);
  return {
    paper: input.paper,
    language: words.language,
    madeAt: input.madeAt.toString(),
    title: words.title,
    name: input.name,
    nameBlank: words.nameBlank,
    about: words.about,
    notice: words.notice,
    chart: { ...words.chart, axis, ticks: ticksOf(axis, words.clock), rows },
    table: {
      heading: words.tableHeading,
      heads: [words.nightHead, ...COLUMNS.map((column) => words.heads[column])],
      nights: dates.map((date) => nightRow(label(date), noted.get(date), words)),
      averages: averageRows(figures, weeks, words),
    },
    figures: { heading: words.figuresHeading, lines: words.figures(figures) },
    notes: words.notes,
  };
}

function chartRow(label: string, entry: DiaryNight | undefined, words: ReportWords): ChartRow {
  const [night] = entry ? chartNights([entry]) : [];
  if (!entry || !night) return { label };
  const remark = entry.noSleep ? words.noSleep : entry.asUsual ? words.asUsual : undefined;
  const { bedAt: bed, riseAt: rise, sleepAt: asleep, wakeAt: woke, awakeMinutes } = night;
  return { label, bed, rise, asleep, woke, awakeMinutes, ...(remark !== undefined && { remark }) };
}

function nightRow(label: string, entry: DiaryNight | undefined, words: ReportWords): TableRow {
  if (entry === undefined) return { label, cells: COLUMNS.map(() => "") };
  const cells = cellsOf(numbersOf(entry), words, 0);
  const said = { quality: entry.quality && words.quality(entry.quality), onsetLatency: entry.noSleep && words.noSleep };
  return { label, cells: COLUMNS.map((column, at) => said[column as keyof typeof said] || (cells[at] ?? "")) };
}

/** The mean of each week, where there are several, then of all weeks, then the medians. */
function averageRows(figures: ReportFigures, weeks: number, words: ReportWords): TableRow[] {
  const row = (label: string, averages: Averages) => ({ label, cells: cellsOf(averages, words, 1) });
  return [
    ...(weeks > 1 ? figures.weeks.map((week) => row(words.weekMean(week), week.means)) : []),
    row(words.mean, figures.means),
    row(words.median, figures.medians),
  ];
}

/** @param decimals of counts: how often somebody woke is whole in one night, and not on average */
function cellsOf(numbers: Averages, { clock }: ReportWords, decimals: number): string[] {
  return COLUMNS.map((column) => {
    const value = numbers[column];
    if (value === undefined) return "";
    switch (column) {
      case "inBed":
      case "tried":
      case "woke":
      case "rose":
        return clock(value);
      case "timeInBed":
      case "totalSleep":
        return hoursAndMinutes(value);
      case "awakenings":
        return value.toFixed(decimals);
      default:
        return String(Math.round(value));
    }
  });
}

function hoursAndMinutes(minutes: number): string {
  const rounded = Math.round(minutes);
  return `${Math.floor(rounded / 60)}:${String(rounded % 60).padStart(2, "0")}`;
}

/** Full hours around all times, with some room. */
function hoursShown(rows: readonly ChartRow[]): ReportPlan["chart"]["axis"] {
  const known = rows
    .flatMap(({ bed, rise, asleep, woke }) => [bed, rise, asleep, woke])
    .filter((at) => at !== undefined);
  const times = known.length > 0 ? known : USUAL;
  let from = Math.floor((Math.min(...times) - 10) / HOUR) * HOUR;
  let to = Math.ceil((Math.max(...times) + 10) / HOUR) * HOUR;
  while (to - from < SHORTEST_AXIS) {
    from -= HOUR;
    to += HOUR;
  }
  return { from, to };
}

/** At full hours of the clock, as many as have room. */
function ticksOf({ from, to }: ReportPlan["chart"]["axis"], clock: (minutes: number) => string) {
  const step = HOUR * ([1, 2, 3, 4].find((hours) => (to - from) / (hours * HOUR) <= 14) ?? 6);
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, at) => {
    const minutes = first + at * step;
    return { at: minutes, label: clock(minutes) };
  });
}
