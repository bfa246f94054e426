import { expect, test } from "vitest";
import { eveningBeforeChange } from "../../src/page/server/clock-change.ts";

const at = (text: string) => Temporal.Instant.from(text);

test.each([
  ["before spring", "2026-03-01T12:00Z", "Europe/Berlin", "2026-03-28T19:00:00Z"],
  ["on that very evening, the next change", "2026-03-28T20:00Z", "Europe/Berlin", "2026-10-24T18:00:00Z"],
  ["in New York", "2026-03-28T20:00Z", "America/New_York", "2026-11-01T00:00:00Z"],
])("%s", (_name, now, zone, expected) => {
  expect(eveningBeforeChange(at(now), zone)?.toString()).toBe(expected);
});

test("where the clocks never change, somebody else's do", () => {
  expect(eveningBeforeChange(at("2026-03-01T12:00Z"), "Asia/Kolkata")).toBeUndefined();
  expect(eveningBeforeChange(at("2026-03-01T12:00Z"), "Asia/Kolkata", ["Europe/London"])?.toString()).toBe(
    "2026-03-28T20:00:00Z",
  );
});
