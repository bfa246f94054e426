import { cleanValue } from "../clean-value.ts";
import type { Reading } from "../reading.ts";
import { dateReaders, otherMonthReaders } from "./date-grammar.ts";
import { type DateContext, type Direction, dateOf, withoutYear, yearOf } from "./day-rules.ts";

type PlainDate = Temporal.PlainDate;
export type DateReading = Reading<PlainDate>;

/** Longer than any date; what is longer is not looked at. */
const LONGEST = 60;
const MOST_READINGS = 5;
/** A date further ahead is a slip of the pen more often than not. */
export const FURTHEST = { days: 366 } as const;

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u;
const DOTTED = /^(\d{1,2})\. ?(\d{1,2})(?:\.|\. ?(\d{4}|\d{2}))$/u;
const DOTTED_ALONE = /^(\d{1,2})\.(\d{1,2})$/u;
const SLASHED = /^(\d{1,2})\s?[/-]\s?(\d{1,2})(?:\s?[/-]\s?(\d{4}|\d{2}))?$/u;
/** A time of day behind a date says nothing about the day. */
const TIME_BEHIND = /[\s,]+(?:at |um |à |a las )?(?:\d{1,2}[:h]\d{2}(?:\s?[ap]m)?|\d{1,2}\s?[ap]m)$/u;

/**
 * Reads a day as people write it, in fifteen languages: `tomorrow`, `Friday`, `in 3 days`, `dos semanas`, `24.12.`,
 * `24th of December`, `12月24日`, `new year's eve`.
 *
 * Where day and month can change places (`3/2`), where a word means two days (`next Friday`), and further ahead than a
 * year, the person is asked. With dots the day comes first everywhere.
 *
 * @param on today; of the past, the day of the night that is called last night
 */
export function readDate(
  text: string,
  { on, direction = "future" }: { readonly on: PlainDate; readonly direction?: Direction },
): DateReading {
  const clean = cleanValue(text).replace(/\s+/gu, " ");
  if (clean === "" || text.length > LONGEST) return { kind: "unreadable", nearest: [] };
  const context = { on, direction };
  const found = numeric(clean, context) ?? inWords(clean, context) ?? inWords(clean.replace(TIME_BEHIND, ""), context);
  if (!found) return { kind: "unreadable", nearest: nearestTo(clean, context) };
  const dates = unique(found.dates).slice(0, MOST_READINGS);
  const [only, other] = dates;
  if (only === undefined) return { kind: "unreadable", nearest: nearestTo(clean, context) };
  return other === undefined && !found.isAsked && isAhead(only, context)
    ? { kind: "value", value: only }
    : { kind: "ask", readings: dates };
}

/** A day that the direction says, and not so far that it is a slip. */
function isAhead(date: PlainDate, { on, direction }: DateContext): boolean {
  const compare = Temporal.PlainDate.compare;
  return direction === "past" || (compare(date, on) > 0 && compare(date, on.add(FURTHEST)) <= 0);
}

type Found = { readonly dates: readonly PlainDate[]; readonly isAsked: boolean };

function numeric(clean: string, context: DateContext): Found | undefined {
  const iso = ISO.exec(clean);
  if (iso) return known([dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))]);
  const at = (day: string | undefined, month: string | undefined, year: string | undefined) =>
    year === undefined
      ? withoutYear(context, Number(month), Number(day))
      : dateOf(yearOf(year), Number(month), Number(day));
  const dotted = DOTTED.exec(clean);
  if (dotted) return known([at(dotted[1], dotted[2], dotted[3])]);
  const either = DOTTED_ALONE.exec(clean) ?? SLASHED.exec(clean);
  return either ? known([at(either[1], either[2], either[3]), at(either[2], either[1], either[3])]) : undefined;
}

function known(dates: readonly (PlainDate | undefined)[]): Found {
  return { dates: dates.filter((date) => date !== undefined), isAsked: false };
}

function inWords(clean: string, context: DateContext): Found | undefined {
  const read = (readers: ReturnType<typeof dateReaders>) => readers.flatMap((one) => one(clean, context) ?? []);
  const known = read(dateReaders(clean));
  const found = known.length > 0 || !/\p{L}/u.test(clean) ? known : read(otherMonthReaders());
  if (found.length === 0) return undefined;
  return { dates: found.flatMap(({ dates }) => dates), isAsked: found.every(({ isAsked }) => isAsked) };
}

/** Days about one that is in no calendar: "31 June", "29 Feb". */
function nearestTo(clean: string, context: DateContext): PlainDate[] {
  const day = /\d{1,2}/u.exec(clean)?.[0];
  if (day === undefined || Number(day) < 29 || Number(day) > 31) return [];
  const found = inWords(clean.replace(day, "28"), context) ?? numeric(clean.replace(day, "28"), context);
  const around = (found?.dates ?? []).flatMap((date) => {
    const last = date.with({ day: date.daysInMonth });
    return [last, last.add({ days: 1 })];
  });
  return unique(around).slice(0, MOST_READINGS);
}

function unique(dates: readonly PlainDate[]): PlainDate[] {
  return [...new Map(dates.map((date) => [date.toString(), date])).values()];
}
