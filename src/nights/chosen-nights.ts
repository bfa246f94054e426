import type { Weekday } from "../time/weekdays.ts";
import { weekdayNamed } from "../time/weekdays.ts";

/**
 * Reading and writing of "which nights". A night is named by its evening, so the nights before a working day are
 * those of Sunday to Thursday.
 */

export const EVERY_NIGHT: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
/** The evenings before a working day, where the working week is Monday to Friday. */
export const WEEKNIGHTS: readonly Weekday[] = [1, 2, 3, 4, 7];
export const WEEKEND_NIGHTS: readonly Weekday[] = [5, 6];

const NAMED: Readonly<Record<string, readonly Weekday[]>> = {
  all: EVERY_NIGHT,
  always: EVERY_NIGHT,
  daily: EVERY_NIGHT,
  every: EVERY_NIGHT,
  everyday: EVERY_NIGHT,
  nightly: EVERY_NIGHT,
  weeknight: WEEKNIGHTS,
  weeknights: WEEKNIGHTS,
  workday: WEEKNIGHTS,
  workdays: WEEKNIGHTS,
  weekend: WEEKEND_NIGHTS,
  weekends: WEEKEND_NIGHTS,
  weekday: [1, 2, 3, 4, 5],
  weekdays: [1, 2, 3, 4, 5],
};
/** Words that say nothing about which nights. */
const FILLERS = new Set(["and", "on", "the", "night", "nights", "evening", "evenings", "day", "days", "only", "of"]);
const UP_TO = new Set(["-", "–", "to", "till", "until", "through", "thru"]);

/**
 * The nights that `text` names, in order: "every night", "weeknights", "mon wed fri", "Sunday to Thursday", "fri-sun".
 * Undefined when a word in it is none of these, rather than guessing at the rest.
 */
export function readNights(text: string): readonly Weekday[] | undefined {
  const words = text.toLowerCase().match(/\p{L}+|[-–]/gu) ?? [];
  const chosen = new Set<Weekday>();
  let from: Weekday | undefined;
  let isRange = false;
  for (const word of words) {
    const day = dayNamed(word);
    if (day !== undefined) {
      for (const one of isRange && from !== undefined ? daysBetween(from, day) : [day]) chosen.add(one);
      from = day;
      isRange = false;
    } else if (UP_TO.has(word) && from !== undefined && !isRange) {
      isRange = true;
    } else if (NAMED[word] !== undefined && !isRange) {
      for (const one of NAMED[word]) chosen.add(one);
    } else if (!FILLERS.has(word)) {
      return undefined;
    }
  }
  return chosen.size > 0 && !isRange ? inOrder(chosen) : undefined;
}

/** Which nights somebody named, and whether it is to be without them. */
export type NamedNights = { readonly nights: readonly Weekday[]; readonly isWithout: boolean };

const WITHOUT =
  /^(?:(?:every|all|each)\s+(?:night|evening|day)s?\s+)?(?:no|not|without|except|but not|minus|all but|everything but|skip|off)\s+(?:for\s+|on\s+)?/iu;
const OFF_BEHIND = /\s+(?:off|free)$/iu;

/** What `readNights` reads, and "no saturday", "every night except fri sat", "sat off". */
export function readNamedNights(text: string): NamedNights | undefined {
  const trimmed = text.trim();
  const rest = trimmed.replace(WITHOUT, "").replace(OFF_BEHIND, "");
  const nights = readNights(rest);
  return nights === undefined ? undefined : { nights, isWithout: rest !== trimmed };
}

/** How a set of nights travels in a custom id: "12347". */
export function writeNights(nights: readonly Weekday[]): string {
  return nights.join("");
}

/** Undefined for what `writeNights` did not write. */
export function readWrittenNights(text: string): readonly Weekday[] | undefined {
  if (!/^[1-7]{1,7}$/.test(text)) return undefined;
  return inOrder(new Set([...text].map((digit) => Number(digit) as Weekday)));
}

function inOrder(days: ReadonlySet<Weekday>): readonly Weekday[] {
  return EVERY_NIGHT.filter((day) => days.has(day));
}

/** "mo", "tues", "saturdays". */
function dayNamed(word: string): Weekday | undefined {
  return word === "weds" ? 3 : weekdayNamed(word.replace(/days$/, "day"));
}

/** Round the week: Friday to Sunday, and Sunday to Thursday. */
function daysBetween(from: Weekday, to: Weekday): Weekday[] {
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => (((from - 1 + index) % 7) + 1) as Weekday);
}
