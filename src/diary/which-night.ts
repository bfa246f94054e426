import { type Night, weekdayOf } from "../reminders/night.ts";
import { type DayInYear, plainlyTyped, readCount, readDate } from "../reminders/read-date.ts";
import { tonightIn } from "../reminders/tonight.ts";
import { weekdayNamed } from "../reminders/weekday-words.ts";
import { DIARY_KEPT } from "./diary-night.ts";

export type WhichNight =
  | { readonly kind: "night"; readonly night: Night }
  | { readonly kind: "future" }
  | { readonly kind: "too-old" }
  | { readonly kind: "unknown" };

/** The night that somebody in `zone` means by "last night": from five in the morning on the one just over. */
export function lastNightIn(zone: string, now: Temporal.Instant): Night {
  return Temporal.PlainDate.from(tonightIn(zone, now)).subtract({ days: 1 }).toString();
}

/**
 * Which past night is meant, by the day of its evening: "last night", "Friday", "2 nights ago", "2026-03-12",
 * "12 March", "12.3."; without a year, the latest such date.
 */
export function readWhichNight(typed: string, lastNight: Night): WhichNight {
  const text = plainlyTyped(typed)
    .replace(/\s+/gu, " ")
    .replace(/^(?:(?:on|last|the night of|night of) )(?!night$)/u, "")
    .replace(/(?<!^last) night$/u, "");
  const last = Temporal.PlainDate.from(lastNight);
  if (["tonight", "today", "tomorrow"].includes(text)) return { kind: "future" };
  const date = byDistance(text, last) ?? byWeekday(text, last) ?? readDate(text, (dayIn) => latest(last, dayIn));
  if (date === undefined) return { kind: "unknown" };
  if (Temporal.PlainDate.compare(date, last) > 0) return { kind: "future" };
  if (Temporal.PlainDate.compare(date, last.subtract(DIARY_KEPT)) <= 0) return { kind: "too-old" };
  return { kind: "night", night: date.toString() };
}

function byDistance(text: string, last: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (["", "last night", "last", "yesterday"].includes(text)) return last;
  if (["night before last", "the night before last"].includes(text)) return last.subtract({ days: 1 });
  const [, count = ""] = /^(\d{1,3}|\p{L}+) (?:nights?|days?) ago$/u.exec(text) ?? [];
  const number = readCount(count) ?? 0;
  return number < 1 ? undefined : last.subtract({ days: number - 1 });
}

/** The latest night of that name, last night among them. */
function byWeekday(text: string, last: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const wanted = weekdayNamed(text);
  return wanted && last.subtract({ days: (weekdayOf(last.toString()) - wanted + 7) % 7 });
}

/** Without a year, this year's date or the one before; one within the next month is a slip, and lies in the future. */
function latest(last: Temporal.PlainDate, dayIn: DayInYear): Temporal.PlainDate | undefined {
  const thisYear = dayIn(last.year);
  const isAhead = thisYear === undefined || Temporal.PlainDate.compare(thisYear, last.add({ months: 1 })) > 0;
  return isAhead ? dayIn(last.year - 1) : thisYear;
}
