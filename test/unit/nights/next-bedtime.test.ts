import { expect, test } from "vitest";
import { nextBedtime } from "../../../src/nights/next-bedtime.ts";

// New York, 2026: 8 March has no 02:00–03:00
test.each([
  ["in the morning, the same evening", "2026-01-10T09:00-05:00", "22:30", "2026-01-10T22:30-05:00", false],
  ["half an hour after, the next evening", "2026-01-10T23:00-05:00", "22:30", "2026-01-11T22:30-05:00", true],
  ["at that very minute, the next evening", "2026-01-10T22:30-05:00", "22:30", "2026-01-11T22:30-05:00", true],
  ["at four at night", "2026-01-11T04:00-05:00", "22:30", "2026-01-11T22:30-05:00", true],
  ["at six in the morning it is a new day", "2026-01-11T06:00-05:00", "22:30", "2026-01-11T22:30-05:00", false],
  ["a bedtime after midnight, asked before it", "2026-01-10T23:00-05:00", "00:30", "2026-01-11T00:30-05:00", false],
  ["a bedtime in the morning, asked before it", "2026-01-10T05:00-05:00", "08:00", "2026-01-10T08:00-05:00", false],
  ["a bedtime at noon", "2026-01-10T11:00-05:00", "12:00", "2026-01-10T12:00-05:00", false],
  ["a time that spring skips", "2026-03-07T22:00-05:00", "02:30", "2026-03-08T03:30-04:00", false],
])("%s", (_name, now, bedtime, at, hasJustPassed) => {
  const next = nextBedtime(Temporal.PlainTime.from(bedtime), "America/New_York", Temporal.Instant.from(now));

  expect(next.at.toString()).toBe(Temporal.Instant.from(at).toString());
  expect(next.hasJustPassed).toBe(hasJustPassed);
});
