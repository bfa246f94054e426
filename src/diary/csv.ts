import { ALSO, type Also, type DiaryNight } from "./diary-night.ts";
import { measuresOf, type NightMeasures } from "./measures.ts";

type Cell = string | number | undefined;

/**
 * The columns, by the items of the core Consensus Sleep Diary (Carney et al. 2012, Sleep 35(2):287–302), then what
 * follows from them, by the definitions of `measuresOf`, and what the day before had. Its item 9, comments, is not asked
 * for.
 */
const COLUMNS: readonly (readonly [name: string, of: (night: DiaryNight, measures: NightMeasures) => Cell])[] = [
  ["night_of", ({ night }) => night],
  ["time_zone", ({ zone }) => zone],
  ["csd1_into_bed", ({ inBed }) => wall(inBed)],
  ["csd2_tried_to_sleep", ({ tried }) => wall(tried)],
  ["csd3_minutes_to_fall_asleep", ({ onsetMinutes }) => onsetMinutes],
  ["csd4_awakenings", ({ awakenings }) => awakenings],
  ["csd5_minutes_awake", ({ awakeMinutes }) => awakeMinutes],
  ["csd6_final_awakening", ({ woke }) => wall(woke)],
  ["csd7_out_of_bed", ({ rose }) => wall(rose)],
  ["csd8_sleep_quality", ({ quality }) => quality],
  ["no_sleep", ({ noSleep }) => (noSleep ? "yes" : undefined)],
  ["time_in_bed_minutes", (_night, { timeInBed }) => timeInBed],
  ["total_sleep_minutes", (_night, { totalSleep }) => totalSleep],
  ["sleep_efficiency_percent", (_night, { efficiency }) => efficiency?.toFixed(1)],
  ["early_awakening_minutes", (_night, { earlyAwakening }) => earlyAwakening],
  ["noted_as_usual", ({ asUsual }) => (asUsual ? "yes" : undefined)],
  ...ALSO.map((one) => [`day_before_${one}`, ({ also }: DiaryNight) => yesOrNo(also, one)] as const),
];

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The nights as a table for a clinician: RFC 4180 with a byte order mark, by which spreadsheets know UTF-8. Times are
 * wall times with their dates, lengths are minutes, and what was not said is empty.
 */
export function diaryCsv(nights: readonly DiaryNight[]): string {
  const cells = (night: DiaryNight) => {
    const measures = measuresOf(night);
    return COLUMNS.map(([, of]) => of(night, measures));
  };
  const rows = [COLUMNS.map(([name]) => name), ...nights.map(cells)];
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

/**
 * One cell. A text that a spreadsheet could run as a formula gets an apostrophe before it (OWASP, "CSV Injection"); what
 * holds a comma, a quote or a line break is quoted.
 */
export function csvCell(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  const inert = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

function wall(time: string | undefined): Cell {
  return time?.replace("T", " ");
}

function yesOrNo(also: DiaryNight["also"], one: Also): Cell {
  if (also === undefined) return undefined;
  return also.includes(one) ? "yes" : "no";
}
