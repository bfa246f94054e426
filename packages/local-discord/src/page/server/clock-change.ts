/**
 * Eight in the evening before the next night in which the clocks change in `zone`, or in the first of `others` where
 * they ever do.
 *
 * @returns undefined when no clock changes in any of these zones
 */
export function eveningBeforeChange(
  now: Temporal.Instant,
  zone: string,
  others: readonly string[] = [],
): Temporal.Instant | undefined {
  for (const each of [zone, ...others]) {
    for (let from = now.toZonedDateTimeISO(each); ; ) {
      const change = from.getTimeZoneTransition("next");
      if (change === null) break;
      const evening = change
        .toPlainDate()
        .subtract({ days: 1 })
        .toZonedDateTime({ timeZone: each, plainTime: "20:00" });
      if (Temporal.Instant.compare(evening.toInstant(), now) > 0) return evening.toInstant();
      from = change;
    }
  }
  return undefined;
}
