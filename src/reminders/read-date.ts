const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** A day and a month in the year given; undefined when that year has no such day. */
export type DayInYear = (year: number) => Temporal.PlainDate | undefined;

/** What somebody typed, in the form that the readers here understand: "  March 3RD" as "march 3". */
export function plainlyTyped(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/u, "$1");
}

/**
 * The date that a text names: "2026-12-01", "1.12.", "1.12.2026", "1 december", "dec 1, 2026". Undefined when it names
 * none, or a day that is in no calendar.
 *
 * @param text as `plainlyTyped` gives it
 * @param withoutYear which date is meant by a day and a month alone
 */
export function readDate(
  text: string,
  withoutYear: (dayIn: DayInYear) => Temporal.PlainDate | undefined,
): Temporal.PlainDate | undefined {
  const read = (year: string | undefined, month: number, day: number) => {
    const dayIn: DayInYear = (inYear) => dateOf(inYear, month, day);
    return year === undefined ? withoutYear(dayIn) : dayIn(Number(year));
  };
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return read(iso[1], Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.?\s?(\d{4})?$/.exec(text); // with dots, the day comes first everywhere
  if (dotted) return read(dotted[3], Number(dotted[2]), Number(dotted[1]));
  const named = /^(?:(\d{1,2})\.?\s+(\p{L}+)|(\p{L}+)\s+(\d{1,2}))(?:,?\s+(\d{4}))?$/u.exec(text);
  if (!named) return undefined;
  const month = MONTHS.findIndex((name) => (named[2] ?? named[3] ?? "").startsWith(name)) + 1;
  return month === 0 ? undefined : read(named[5], month, Number(named[1] ?? named[4]));
}

/** A count in digits, or as a word up to "ten". */
export function readCount(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const number = NUMBERS.indexOf(text);
  return number < 0 ? undefined : number;
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    return undefined; // RangeError: there is no such day
  }
}
