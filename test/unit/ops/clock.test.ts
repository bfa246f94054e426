import { expect, test } from "vitest";
import { createSetClock, systemClock, wait } from "../../../src/ops/clock.ts";

const EVENING = Temporal.Instant.from("2026-03-12T21:45:00Z");

test("a set clock stands still until it is set again", async () => {
  const clock = createSetClock(EVENING);
  await wait(Temporal.Duration.from({ milliseconds: 20 }));
  expect(clock.now().toString()).toBe("2026-03-12T21:45:00Z");

  clock.set(Temporal.Instant.from("2027-01-01T00:00:00Z"), false);
  await wait(Temporal.Duration.from({ milliseconds: 20 }));
  expect(clock.now().toString()).toBe("2027-01-01T00:00:00Z");
});

test("a set clock that runs goes on from where it was set, and stops when told to", async () => {
  const clock = createSetClock(EVENING);
  clock.set(EVENING, true);
  await wait(Temporal.Duration.from({ milliseconds: 30 }));
  const gone = EVENING.until(clock.now()).total("milliseconds");
  expect(gone).toBeGreaterThanOrEqual(25);
  expect(gone).toBeLessThan(5_000);

  clock.set(EVENING, false);
  await wait(Temporal.Duration.from({ milliseconds: 20 }));
  expect(clock.now().toString()).toBe(EVENING.toString());
});

test("a set clock may be set back", () => {
  const clock = createSetClock(EVENING);
  clock.set(EVENING.subtract({ hours: 48 }), false);
  expect(clock.now().toString()).toBe("2026-03-10T21:45:00Z");
});

test("the system's clock is the machine's", () => {
  const before = Temporal.Now.instant();
  const now = systemClock.now();
  expect(Temporal.Instant.compare(before, now)).toBeLessThanOrEqual(0);
  expect(Temporal.Instant.compare(now, Temporal.Now.instant())).toBeLessThanOrEqual(0);
});
