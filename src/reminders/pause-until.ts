import { type Night, weekdayOf } from "./night.ts";
import { type DayInYear, plainlyTyped, readCount, readDate } from "./read-date.ts";
import { weekdayNamed } from "./weekday-words.ts";

/** Nobody means to come back to a reminder after longer than this; it is a slip of the pen. */
const LONGEST_PAUSE = { days: 366 };

export type PauseRead =
  /** The first night on which a message comes again. */
  | { readonly kind: "night"; readonly night: Night }
  | { readonly kind: "past" }
  | { readonly kind: "too-far" }
  | { readonly kind: "unknown" };

/**
 * Until when somebody wants a pause: "tomorrow", "Friday", "3 nights", "two weeks", "2026-12-01", "1 December",
 * "1.12.". Said of the evening on which messages start again; `tonight` is the night they mean by tonight.
 */
export function readPauseUntil(typed: string, tonight: Night): PauseRead {
  const text = plainlyTyped(typed).replace(/^(?:until|till|for|on|next)\s+/u, "");
  const evening = Temporal.PlainDate.from(tonight);
  const date =
    byDistance(text, evening) ?? byWeekday(text, tonight) ?? readDate(text, (dayIn) => soonest(evening, dayIn));
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
  const number = ["", "a", "an"].includes(count) ? 1 : readCount(count);
  if (number === undefined) return undefined;
  if (unit === "month") return evening.add({ months: number });
  return evening.add({ days: unit === "week" ? number * 7 : number });
}

/** The next evening of that name, tonight not among them. */
function byWeekday(text: string, tonight: Night): Temporal.PlainDate | undefined {
  const wanted = weekdayNamed(text);
  if (wanted === undefined) return undefined;
  const ahead = (wanted - weekdayOf(tonight) + 7) % 7 || 7;
  return Temporal.PlainDate.from(tonight).add({ days: ahead });
}

/** Without a year, the next such date. */
function soonest(evening: Temporal.PlainDate, dayIn: DayInYear): Temporal.PlainDate | undefined {
  const thisYear = dayIn(evening.year);
  const isGone = thisYear === undefined || Temporal.PlainDate.compare(thisYear, evening) < 0;
  return isGone ? dayIn(evening.year + 1) : thisYear;
}
