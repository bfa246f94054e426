import { z } from "zod";

/** A date, of months as long as they are, February as in a leap year: whether there was one is left to Temporal. */
export const DATE = String.raw`\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))`;
export const LEAP_DAY = "-02-29";
/** An instant as `toString` writes it. */
export const USUAL_INSTANT = String.raw`${DATE}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z`;
const A_USUAL_INSTANT = new RegExp(`^${USUAL_INSTANT}$`);

/** An instant as a record has it. */
export const InstantText = z.string().refine(isInstant, "not an instant such as 2026-03-12T21:45:00Z");

function isInstant(text: string): boolean {
  if (isUsualInstant(text) && !text.includes(LEAP_DAY)) return true;
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false; // Temporal says RangeError for any text that is no instant
  }
}

/** Whether it is in UTC, and written as `toString` writes it. */
export function isUsualInstant(text: string): boolean {
  return A_USUAL_INSTANT.test(text);
}

/** `Temporal.Instant.compare(one, other) < 0`, which takes fifteen times as long (measured: 0.76 µs). */
export function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return one.epochNanoseconds < other.epochNanoseconds;
}
