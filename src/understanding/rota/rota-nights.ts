import type { NamedShift } from "./rota.ts";
import { countIn, dayIn, isFiller, isOff, isUnit, isWeek, shiftIn, timeFrom, timesIn } from "./rota-words.ts";

/** One night of a rota: a bedtime (each time of day that it may be), a shift without one, or off. */
export type RotaNight =
  | { readonly kind: "time"; readonly times: readonly Temporal.PlainTime[]; readonly isNear: boolean }
  | { readonly kind: "shift"; readonly shift: NamedShift }
  | { readonly kind: "off" };

export type RotaNights = { readonly nights: readonly RotaNight[]; readonly isByWeeks: boolean };

/** Longer than any rota, so that a huge count costs nothing. */
const TOO_MANY = 100;
const WEEK = 7;
const NAMED_WEEK =
  /\b(?:week ?(?:[a-d]|[1-4](?![\d:.])|one|two|three|four|odd|even)|(?:first|second|third|fourth|1st|2nd|3rd|4th|other|odd|even) week)\b/u;
const ALTERNATE_WEEKS = /^(?:alternat(?:e|ing)|every (?:other|second|2nd)) weeks? ?/u;
const EVERY_OTHER = /^every (?:other|second|2nd) (?:night|day|evening)s? ?/u;

/**
 * The nights that a clean text says; undefined when a word of it is not understood. All at once or by weeks: "4x23:00 3 off",
 * "week a 22:30, week b 02:00".
 */
export function nightsIn(clean: string): RotaNights | undefined {
  const text = withPlainCounts(clean);
  const letters = inLetters(text);
  if (letters) return { nights: letters, isByWeeks: false };

  const everyOther = text.replace(EVERY_OTHER, "");
  if (everyOther !== text) {
    const nights = inRuns(everyOther)?.nights;
    return nights?.length === 1 ? { nights: [...nights, { kind: "off" }], isByWeeks: false } : undefined;
  }
  const alternate = text.replace(ALTERNATE_WEEKS, "");
  if (alternate !== text) return byWeeks(alternate.split(/ ?, ?| and | then /u).filter((week) => week !== ""));
  const [before, ...weeks] = text.split(NAMED_WEEK);
  if (weeks.length > 1) return before?.replace(/[\s,]/gu, "") === "" ? byWeeks(weeks) : undefined;
  return inRuns(text);
}

/** Counts, separators and hyphens in one form: "4x 23:00 , 3x off". */
function withPlainCounts(clean: string): string {
  return clean
    .replace(/([ap])\.m\.?/gu, "$1m")
    .replace(/[×✕*]/gu, "x")
    .replace(/(?<![\d:.])(\d{1,2}) ?x ?(?=[a-z\d-])/gu, "$1x ")
    .replace(/(?<![a-z\d])x ?(\d{1,2})\b/gu, " for $1 times")
    .replace(/(?<=\b(?:\d{1,2}|on|off))-(?=\d|on|off|night|day|early|late|rest)/gu, " ")
    .replace(/[;/|+&()\n]|\.(?!\d)|->|→|\bthen\b/gu, " , ")
    .replace(/,(?!\d\d\b)/gu, " , ")
    .replace(/(?<=\D):|:(?=\D|$)|=/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

function byWeeks(weeks: readonly string[]): RotaNights | undefined {
  const nights = weeks.map(weekIn);
  if (nights.length < 2 || nights.some((week) => week === undefined)) return undefined;
  return { nights: nights.flatMap((week) => week ?? []), isByWeeks: true };
}

/** One bedtime for all its nights, seven of them, or days with their bedtimes: "mon-fri 22:30 sat sun 00:00". */
function weekIn(text: string): readonly RotaNight[] | undefined {
  const all = inRuns(text)?.nights;
  const [only] = all ?? [];
  if (all?.length === 1 && only) return Array.from({ length: WEEK }, () => only);
  return all?.length === WEEK ? all : byDays(text);
}

function byDays(text: string): readonly RotaNight[] | undefined {
  const words = text.replace(/(?<=[a-z]) ?[-–] ?(?=[a-z])/gu, " to ").split(" ");
  const week: RotaNight[] = Array.from({ length: WEEK }, () => ({ kind: "off" }));
  let days: number[] = [];
  for (let at = 0; at < words.length; ) {
    const day = dayIn(words[at]);
    const until = words[at + 1] === "to" ? dayIn(words[at + 2]) : undefined;
    if (day !== undefined) {
      const length = until === undefined ? 1 : ((until - day + WEEK) % WEEK) + 1;
      for (let more = 0; more < length; more++) days.push((day - 1 + more) % WEEK);
      at += until === undefined ? 1 : 3;
    } else if (words[at] === "," || words[at] === "" || isFiller(words[at])) at += 1;
    else {
      const found = slotAt(words, at);
      if (found === undefined || days.length === 0) return undefined;
      for (const one of days) week[one] = found.night;
      days = [];
      at = found.next;
    }
  }
  return days.length === 0 ? week : undefined;
}

/** Runs of nights one after another. */
function inRuns(text: string): RotaNights | undefined {
  const words = text.split(" ").filter((word) => word !== "");
  const nights: RotaNight[] = [];
  let isByWeeks = false;
  for (let at = 0; at < words.length; ) {
    const run = runAt(words, at);
    if (run) {
      if (run.length < 1 || nights.length + run.length > TOO_MANY) return undefined;
      nights.push(...Array.from({ length: run.length }, () => run.night));
      isByWeeks ||= run.isByWeeks;
      at = run.next;
    } else if (words[at] === "," || isFiller(words[at])) at += 1;
    else return undefined;
  }
  return nights.length === 0 ? undefined : { nights, isByWeeks: isByWeeks && nights.length % WEEK === 0 };
}

type Run = { readonly night: RotaNight; readonly length: number; readonly isByWeeks: boolean; readonly next: number };

function runAt(words: readonly string[], from: number): Run | undefined {
  const count = countAt(words, from);
  const weeks = isWeek(words[from + (count ? 1 : 0)]) && count !== undefined ? WEEK : 1;
  let at = from + (count === undefined ? 0 : 1) + (weeks === WEEK ? 1 : 0);
  while (count !== undefined && isUnit(words[at])) at += 1;
  const found = slotAt(words, at, count !== undefined);
  if (found === undefined) return undefined;
  if (count !== undefined)
    return { night: found.night, length: count * weeks, isByWeeks: weeks === WEEK, next: found.next };
  const after = words[found.next] === "for" ? countIn(words[found.next + 1]) : undefined;
  if (after === undefined) return { night: found.night, length: 1, isByWeeks: false, next: found.next };
  const isWeeks = isWeek(words[found.next + 2]);
  const hasUnit = isWeeks || isUnit(words[found.next + 2]) || shiftIn(words[found.next + 2]) !== undefined;
  return {
    night: found.night,
    length: after * (isWeeks ? WEEK : 1),
    isByWeeks: isWeeks,
    next: found.next + (hasUnit ? 3 : 2),
  };
}

/** How many nights: "4x", or a number with something behind it that it counts. */
function countAt(words: readonly string[], at: number): number | undefined {
  const word = words[at];
  if (word === undefined) return undefined;
  const times = timesIn(word);
  if (times !== undefined) return times;
  const count = countIn(word);
  if (count === undefined) return undefined;
  let next = at + 1;
  while (isFiller(words[next]) && !isUnit(words[next])) next += 1;
  const counted = words[next];
  if (isUnit(counted) || isOff(counted) || isWeek(counted) || shiftIn(counted)) return count;
  return timeFrom(words, next)?.isPlain ? count : undefined;
}

/** What one night is, from `at`: a shift's name, fillers and a time, the last two of them perhaps; or off. */
function slotAt(
  words: readonly string[],
  from: number,
  isCounted = false,
): { night: RotaNight; next: number } | undefined {
  let at = from;
  if (isOff(words[at])) {
    do at += 1;
    while (["day", "days", "night", "nights", "reminder", "message", "bedtime", "shift"].includes(words[at] ?? ""));
    return { night: { kind: "off" }, next: at };
  }
  const named = shiftIn(words[at]);
  // "2 nights on" says how many, and no shift.
  const shift = isCounted && named !== undefined && words[at + 1] === "on" ? "on" : named;
  if (shift !== undefined) {
    at += 1;
    if (isCounted && isOff(words[at])) return { night: { kind: "off" }, next: at + 1 };
    while (isUnit(words[at]) || (words[at] === "on" && named !== "on")) at += 1;
  }
  const behindName = at;
  while (isFiller(words[at])) at += 1;
  const time = countAt(words, at) === undefined ? timeFrom(words, at) : undefined;
  if (time !== undefined) {
    const { times, isNear, words: length } = time;
    return { night: { kind: "time", times, isNear }, next: at + length };
  }
  return shift === undefined ? undefined : { night: { kind: "shift", shift }, next: behindName };
}

const LETTERS: Readonly<Record<string, NamedShift>> = { d: "day", n: "night", e: "early", l: "late" };

/** "ddnnoo", "d d n n o o": each letter at least twice where no blanks part them, as "noodle" is no rota. */
function inLetters(text: string): readonly RotaNight[] | undefined {
  if (!/^(?:(?:([dneloxrf])\1+)+|[dneloxrf](?: [dneloxrf]| ,)+)$/u.test(text)) return undefined;
  const letters = [...text.replace(/[ ,]/gu, "")];
  return letters.map((letter) => {
    const shift = LETTERS[letter];
    return shift === undefined ? { kind: "off" } : { kind: "shift", shift };
  });
}
