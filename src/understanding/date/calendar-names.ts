import { cleanText } from "../clean.ts";
import type { TimeWords } from "../times/time-words.ts";

/** What names of months and weekdays mean in a language; a name may mean several. */
export type CalendarNames = {
  readonly months: ReadonlyMap<string, ReadonlySet<number>>;
  /** ISO: Monday is 1. */
  readonly weekdays: ReadonlyMap<string, ReadonlySet<number>>;
};

/** A Monday, so that the days after it are the weekdays in order. */
const MONDAY = { year: 2024, month: 1, day: 1 };
const FORMS: readonly Intl.DateTimeFormatOptions[] = [
  { month: "long" },
  { month: "short" },
  { month: "long", day: "numeric" },
  { month: "short", day: "numeric" },
  { weekday: "long" },
  { weekday: "short" },
];
const LONG_MONTHS = FORMS.filter(({ month }) => month === "long");
/** Shorter beginnings of an English month fit too much. */
const SHORTEST_BEGINNING = 3;

/**
 * The names that a language has for months and weekdays, in every form that `Intl` knows (“декабрь”, “декабря”), with
 * what people write besides.
 *
 * @param own names that `Intl` does not have; "months" for the long names of months alone
 */
export function calendarNames(
  language: string,
  own: Pick<TimeWords["date"], "weekdays" | "months"> | "months",
): CalendarNames {
  const months = new Map<string, Set<number>>();
  const weekdays = new Map<string, Set<number>>();
  const add = (names: Map<string, Set<number>>, name: string, number: number) => {
    const clean = cleanText(name).replace(/[.,]+$/u, "");
    if (!/\p{L}/u.test(clean) || /^\d/u.test(clean)) return; // "12月" is read as a number
    names.set(clean, (names.get(clean) ?? new Set<number>()).add(number));
  };
  for (const form of own === "months" ? LONG_MONTHS : FORMS) {
    const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { ...form, timeZone: "UTC" });
    const count = form.month ? 12 : 7;
    for (let at = 0; at < count; at++) {
      const day = Date.UTC(MONDAY.year, form.month ? at : 0, form.month ? 1 : MONDAY.day + at);
      const part = format.formatToParts(day).find(({ type }) => type === (form.month ? "month" : "weekday"));
      if (part) add(form.month ? months : weekdays, part.value, at + 1);
    }
  }
  if (own === "months") return { months, weekdays };
  for (const [number, names] of Object.entries(own.months))
    for (const name of names.split(",")) add(months, name, +number);
  for (const [number, names] of Object.entries(own.weekdays))
    for (const name of names.split(",")) add(weekdays, name, +number);
  if (language === "en") addBeginnings(months);
  return { months, weekdays };
}

/** "octob", "novem": cut off by a phone or a hurry. What two months begin with is left out. */
function addBeginnings(months: Map<string, Set<number>>): void {
  const beginnings = new Map<string, Set<number>>();
  for (const [name, numbers] of months)
    for (let length = SHORTEST_BEGINNING; length < name.length; length++) {
      const all = beginnings.get(name.slice(0, length)) ?? new Set<number>();
      for (const number of numbers) all.add(number);
      beginnings.set(name.slice(0, length), all);
    }
  for (const [name, numbers] of beginnings) if (numbers.size === 1 && !months.has(name)) months.set(name, numbers);
}
