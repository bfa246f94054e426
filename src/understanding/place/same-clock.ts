/** For how long two clocks have to agree for nobody to be asked which of them is theirs: until 2028 for who asks in 2026. */
const AGREE_FOR = { hours: 24 * 780 };
const DAY_MS = 86_400_000;

/** Kept for a day: rules change with the runtime, not while it runs. */
let kept: { readonly day: number; readonly clocks: Map<string, string> } | undefined;

/**
 * What the clocks of a zone show from `now` on, as text that is equal for two zones exactly when their clocks are.
 */
export function clockOf(zone: string, now: Temporal.Instant): string {
  const day = Math.floor(now.epochMilliseconds / DAY_MS);
  if (kept?.day !== day) kept = { day, clocks: new Map() };
  const known = kept.clocks.get(zone);
  if (known !== undefined) return known;

  const until = now.add(AGREE_FOR);
  let at = now.toZonedDateTimeISO(zone);
  let clock = at.offset;
  for (;;) {
    const next = at.getTimeZoneTransition("next");
    if (next === null || Temporal.Instant.compare(next.toInstant(), until) > 0) break;
    clock += ` ${next.epochMilliseconds}${next.offset}`;
    at = next;
  }
  kept.clocks.set(zone, clock);
  return clock;
}

export function areOneClock(zones: readonly string[], now: Temporal.Instant): boolean {
  const [first, ...others] = zones;
  return first !== undefined && others.every((zone) => zone === first || clockOf(zone, now) === clockOf(first, now));
}
