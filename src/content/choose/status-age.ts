import type { Jurisdiction } from "../schema/jurisdiction.ts";

/**
 * When what we say of a place was last known to hold, and whether that is too long ago to vouch for: over a year,
 * counted from the first day of its month and in UTC, so that it is said early rather than late.
 */
export function statusAge(
  { asOf }: Pick<Jurisdiction, "asOf">,
  now: Temporal.Instant,
): { month: Temporal.PlainDate; isOld: boolean } {
  const firstDay = Temporal.PlainDate.from(`${asOf}-01`);
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  return {
    month: firstDay,
    isOld: Temporal.PlainDate.compare(firstDay.add({ years: 1 }), today) < 0,
  };
}
