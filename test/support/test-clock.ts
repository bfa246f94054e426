export type TestClock = ReturnType<typeof createTestClock>;

/** A clock that stands still until it is moved. */
export function createTestClock(start: string) {
  let now = Temporal.Instant.from(start);
  return {
    now: () => now,
    advance(by: Temporal.Duration | Temporal.DurationLike) {
      now = now.add(Temporal.Duration.from(by));
    },
    set(to: string | Temporal.Instant) {
      now = Temporal.Instant.from(to);
    },
  };
}
