import { type Night, weekdayOf } from "../reminders/night.ts";
import { tonightIn } from "../reminders/tonight.ts";
import { DIARY_KEPT } from "./diary-night.ts";

export type WhichNight =
  | { readonly kind: "night"; readonly night: Night }
  | { readonly kind: "future" }
  | { readonly kind: "too-old" }
  | { readonly kind: "unknown" };

const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** The night that somebody in `zone` means by "last night": from five in the morning on the one just over. */
export function lastNightIn(zone: string, now: Temporal.Instant): Night {
  return Temporal.PlainDate.from(tonightIn(zone, now)).subtract({ days: 1 }).toString();
}

/**
 * Which past night is meant, by the day of its evening: "last night", "Friday", "2 nights ago", "2026-03-12",
 * "12 March", "12.3."; without a year, the latest such date.
 */
export function readWhichNight(typed: string, lastNight: Night): WhichNight {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .replace(/^(?:(?:on|last|the night of|night of) )(?!night$)/u, "")
    .replace(/(?<!^last) night$/u, "")
    .replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/u, "$1");
  const last = Temporal.PlainDate.from(lastNight);
  if (["tonight", "today", "tomorrow"].includes(text)) return { kind: "future" };
  const date = byDistance(text, last) ?? byWeekday(text, last) ?? byDate(text, last);
  if (date === undefined) return { kind: "unknown" };
  if (Temporal.PlainDate.compare(date, last) > 0) return { kind: "future" };
  if (Temporal.PlainDate.compare(date, last.subtract(DIARY_KEPT)) <= 0) return { kind: "too-old" };
  return { kind: "night", night: date.toString() };
}

function byDistance(text: string, last: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (["", "last night", "last", "yesterday"].includes(text)) return last;
  if (["night before last", "the night before last"].includes(text)) return last.subtract({ days: 1 });
  const [, count = ""] = /^(\d{1,3}|\p{L}+) (?:nights?|days?) ago$/u.exec(text) ?? [];
  const number = /^\d/.test(count) ? Number(count) : NUMBERS.indexOf(count);
  return count === "" || number < 1 ? undefined : last.subtract({ days: number - 1 });
}

/** The latest night of that name, last night among them. */
function byWeekday(text: string, last: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const wanted = text.length < 2 ? -1 : DAYS.findIndex((day) => day.startsWith(text));
  if (wanted < 0) return undefined;
  return last.subtract({ days: (weekdayOf(last.toString()) - (wanted + 1) + 7) % 7 });
}

function byDate(text: string, last: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.?\s?(\d{4})?$/.exec(text); // with dots, the day comes first everywhere
  if (dotted) return latest(last, Number(dotted[2]), Number(dotted[1]), dotted[3]);
  const named = /^(?:(\d{1,2})\.?\s+(\p{L}+)|(\p{L}+)\s+(\d{1,2}))(?:,?\s+(\d{4}))?$/u.exec(text);
  if (!named) return undefined;
  const month = MONTHS.findIndex((name) => (named[2] ?? named[3] ?? "").startsWith(name)) + 1;
  return month === 0 ? undefined : latest(last, month, Number(named[1] ?? named[4]), named[5]);
}

/** Without a year, this year's date or the one before; one within the next month is a slip, and lies in the future. */
function latest(
  last: Temporal.PlainDate,
  month: number,
  day: number,
  year: string | undefined,
): Temporal.PlainDate | undefined {
  if (year !== undefined) return dateOf(Number(year), month, day);
  const thisYear = dateOf(last.year, month, day);
  const isAhead = thisYear === undefined || Temporal.PlainDate.compare(thisYear, last.add({ months: 1 })) > 0;
  return isAhead ? dateOf(last.year - 1, month, day) : thisYear;
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    return undefined; // RangeError: there is no such day
  }
}
