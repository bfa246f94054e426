/** Discord shows a timestamp in each reader's own zone and language (docs: reference, message formatting). */
type Style = "t" | "F" | "f" | "R" | "D";

export function timestamp(instant: Temporal.Instant, style: Style): string {
  return `<t:${Math.floor(instant.epochMilliseconds / 1000)}:${style}>`;
}

/** "Thursday, 12 March 2026 21:45 (in 3 hours)", each in the reader's own words. */
export function whenAndHowSoon(instant: Temporal.Instant): string {
  return `${timestamp(instant, "F")} (${timestamp(instant, "R")})`;
}

/** A night by the date of its evening, such as "12 March". */
export function nightText(night: string): string {
  return Temporal.PlainDate.from(night).toLocaleString("en-GB", { day: "numeric", month: "long" });
}
