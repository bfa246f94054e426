import { weekdayNamed } from "../../time/weekdays.ts";
import { readClock } from "../clock/read-clock.ts";
import type { NamedShift } from "./rota.ts";

/** The words of a rota. English, as the commands are; times of day are read in all languages. */

const NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const SHIFTS: Readonly<Record<string, NamedShift>> = {
  ...{ day: "day", days: "day", dayshift: "day", dayshifts: "day" },
  ...{ early: "early", earlies: "early", morning: "early", mornings: "early" },
  ...{ late: "late", lates: "late", evening: "late", evenings: "late", afternoon: "late", afternoons: "late" },
  ...{ night: "night", nights: "night", nightshift: "night", nightshifts: "night" },
  ...{ on: "on", work: "on", working: "on", duty: "on" },
};
const OFF = new Set(["off", "rest", "free", "none", "nothing", "no", "holiday", "leave", "-", "–", "—"]);
/** Said of a count: they name no shift where a bedtime stands behind them. */
const UNITS = new Set(["shift", "shifts", "time", "times", "x", "turn", "turns"]);
const WEEKS = new Set(["week", "weeks", "wk", "wks"]);
/** Words that say nothing about which nights or when. */
const FILLERS = new Set(
  "and at @ by in to the a an then of my bed bedtime bedtimes asleep sleep rota shift shifts every each with around about is are reminder message followed".split(
    " ",
  ),
);

export function countIn(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  if (/^\d{1,2}$/u.test(word)) return Number(word);
  const index = NUMBERS.indexOf(word);
  return index < 0 ? undefined : index + 1;
}

/** "4x". */
export function timesIn(word: string): number | undefined {
  const found = /^(\d{1,2}|[a-z]+)x$/u.exec(word);
  return found ? countIn(found[1]) : undefined;
}

export const shiftIn = (word: string | undefined): NamedShift | undefined =>
  word !== undefined && Object.hasOwn(SHIFTS, word) ? SHIFTS[word] : undefined;
export const isOff = (word: string | undefined): boolean => word !== undefined && OFF.has(word);
export const isUnit = (word: string | undefined): boolean => word !== undefined && UNITS.has(word);
export const isWeek = (word: string | undefined): boolean => word !== undefined && WEEKS.has(word);
export const isFiller = (word: string | undefined): boolean => word !== undefined && FILLERS.has(word);

/** A day of the week by name, in full or by its first letters: two of them are a word of their own too often. */
export function dayIn(word: string | undefined): number | undefined {
  if (word === undefined || word.length < 3) return undefined;
  return weekdayNamed(word.replace(/days$/u, "day"));
}

export type TimeFound = {
  /** Every time of day that it may be. */
  readonly times: readonly Temporal.PlainTime[];
  /** No time, but near to these. */
  readonly isNear: boolean;
  /** It cannot be a number of nights. */
  readonly isPlain: boolean;
  readonly words: number;
};

const LONGEST_TIME = 4;
/** Two times, or a time with the shift of the next night: "11pm 11pm", "08:00 night". "10 at night" is one time. */
function holdsMore(words: readonly string[]): boolean {
  const isShiftNext = words.some((word, index) => index > 0 && shiftIn(word) && /\d/u.test(words[index - 1] ?? ""));
  return isShiftNext || words.filter((word) => PLAINLY_A_TIME.test(word)).length > 1;
}

const PLAINLY_A_TIME = /[:.h]\d|\d\s?[ap]\.?m?\b|^\d{4}$|noon|midnight/u;

/** The time of day that the longest run of words from `at` says. */
export function timeFrom(words: readonly string[], at: number): TimeFound | undefined {
  const comma = words.indexOf(",", at);
  const most = Math.min(LONGEST_TIME, (comma < 0 ? words.length : comma) - at);
  for (let length = most; length > 0; length--) {
    const span = words.slice(at, at + length);
    if (holdsMore(span)) continue;
    const text = span.join(" ");
    const read = readClock(text);
    const found = { isPlain: PLAINLY_A_TIME.test(text), words: length };
    if (read.kind === "value") return { ...found, times: [read.value.time], isNear: false };
    if (read.kind === "ask" && !read.readings.some(({ isPart }) => isPart))
      return { ...found, times: read.readings.map(({ time }) => time), isNear: false };
    if (read.kind === "unreadable" && length === 1 && read.nearest.length > 0 && /\d/u.test(text))
      return { ...found, times: read.nearest.map(({ time }) => time), isNear: true };
  }
  return undefined;
}
