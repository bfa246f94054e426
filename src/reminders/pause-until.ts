import { type Night, weekdayOf } from "./night.ts";

/** Nobody means to come back to a reminder after longer than this; it is a slip of the pen. */
const LONGEST_PAUSE = { days: 366 };

export type PauseRead =
  /** The first night on which a message comes again. */
  | { readonly kind: "night"; readonly night: Night }
  | { readonly kind: "past" }
  | { readonly kind: "too-far" }
  | { readonly kind: "unknown" };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/**
 * Until when somebody wants a pause: "tomorrow", "Friday", "3 nights", "two weeks", "2026-12-01", "1 December",
 * "1.12.". Said of the evening on which messages start again; `tonight` is the night they mean by tonight.
 */
export function readPauseUntil(typed: string, tonight: Night): PauseRead {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/^(?:until|till|for|on|next)\s+/u, "")
    .replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/u, "$1");
  const evening = Temporal.PlainDate.from(tonight);
  const date = byDistance(text, evening) ?? byWeekday(text, tonight) ?? byDate(text, evening);
  if (date === undefined) return { kind: "unknown" };
  if (Temporal.PlainDate.compare(date, evening) <= 0) return { kind: "past" };
  if (Temporal.PlainDate.compare(date, evening.add(LONGEST_PAUSE)) > 0) return { kind: "too-far" };
  return { kind: "night", night: date.toString() };
}

/** "3 nights", "a week", "two months": so long from tonight, tonight being the first without a message. */
function byDistance(text: string, evening: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (text === "tomorrow") return evening.add({ days: 1 });
  const [, count = "", unit = ""] = /^(?:(\p{L}+|\d{1,3})\s+)?(night|day|week|month)s?$/u.exec(text) ?? [];
  if (unit === "") return undefined;
  const number = ["", "a", "an"].includes(count) ? 1 : /^\d/.test(count) ? Number(count) : NUMBERS.indexOf(count);
  if (number < 0) return undefined;
  if (unit === "month") return evening.add({ months: number });
  return evening.add({ days: unit === "week" ? number * 7 : number });
}

/** The next evening of that name, tonight not among them. */
function byWeekday(text: string, tonight: Night): Temporal.PlainDate | undefined {
  const wanted = text.length < 2 ? -1 : DAYS.findIndex((day) => day.startsWith(text));
  if (wanted < 0) return undefined;
  const ahead = (wanted + 1 - weekdayOf(tonight) + 7) % 7 || 7;
  return Temporal.PlainDate.from(tonight).add({ days: ahead });
}

function byDate(text: string, evening: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.?\s?(\d{4})?$/.exec(text); // with dots, the day comes first everywhere
  if (dotted) return soonest(evening, Number(dotted[2]), Number(dotted[1]), dotted[3]);
  const named = /^(?:(\d{1,2})\.?\s+(\p{L}+)|(\p{L}+)\s+(\d{1,2}))(?:,?\s+(\d{4}))?$/u.exec(text);
  if (!named) return undefined;
  const month = MONTHS.findIndex((name) => (named[2] ?? named[3] ?? "").startsWith(name)) + 1;
  return month === 0 ? undefined : soonest(evening, month, Number(named[1] ?? named[4]), named[5]);
}

/** Without a year, the next such date. */
function soonest(
  evening: Temporal.PlainDate,
  month: number,
  day: number,
  year: string | undefined,
): Temporal.PlainDate | undefined {
  if (year !== undefined) return dateOf(Number(year), month, day);
  const thisYear = dateOf(evening.year, month, day);
  const isGone = thisYear === undefined || Temporal.PlainDate.compare(thisYear, evening) < 0;
  return isGone ? dateOf(evening.year + 1, month, day) : thisYear;
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    return undefined; // RangeError: there is no such day
  }
}
