import { ENGLISH_DATES } from "../../text/locales.ts";

/** Discord shows a timestamp in each reader's own zone and language (docs: reference, message formatting). */
type Style = "t" | "F" | "f" | "R" | "D";

export function timestamp(instant: Temporal.Instant, style: Style): string {
  return `<t:${Math.floor(instant.epochMilliseconds / 1000)}:${style}>`;
}

/** "Thursday, 12 March 2026 21:45 (in 3 hours)", each in the reader's own words. */
export function whenAndHowSoon(instant: Temporal.Instant): string {
  return `${timestamp(instant, "F")} (${timestamp(instant, "R")})`;
}

/** A night by the date of its evening, such as "12 March"; `locale` is that of the text around it. */
export function nightText(night: string, locale = ENGLISH_DATES): string {
  return Temporal.PlainDate.from(night).toLocaleString(locale, { day: "numeric", month: "long" });
}

/** A month of a year, such as "March 2026". */
export function monthText(day: Temporal.PlainDate, locale: string): string {
  return day.toLocaleString(locale, { month: "long", year: "numeric" });
}
