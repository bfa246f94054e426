import { ENGLISH_DATES } from "../../text/locales.ts";
import { writtenDate } from "./written-date.ts";

/**
 * Discord shows a timestamp in each reader's own zone and language (docs: reference, message formatting). Its relative
 * style ("R") is left out: on the next day a message that nobody changes would say "your bedtime is 19 hours ago".
 */
type Style = "t" | "F" | "f" | "D";

export function timestamp(instant: Temporal.Instant, style: Style): string {
  return `<t:${Math.floor(instant.epochMilliseconds / 1000)}:${style}>`;
}

/** "Thursday, 12 March 2026 21:45", in the reader's own words. */
export function dayAndTime(instant: Temporal.Instant): string {
  return timestamp(instant, "F");
}

/** A night by the date of its evening, such as "12 March"; `locale` is that of the text around it. */
export function nightText(night: string, locale = ENGLISH_DATES): string {
  return writtenDate(Temporal.PlainDate.from(night), locale, { day: "numeric", month: "long" });
}

/** A date with its year, such as "12 March 2026". */
export function fullDate(date: string, locale: string): string {
  return writtenDate(Temporal.PlainDate.from(date), locale, { day: "numeric", month: "long", year: "numeric" });
}

/** A month of a year, such as "March 2026". */
export function monthText(day: Temporal.PlainDate, locale: string): string {
  return writtenDate(day, locale, { month: "long", year: "numeric" });
}
