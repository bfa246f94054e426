import { expect, test } from "vitest";
import { windowOf } from "./windows.ts";

test.each([
  ["before midnight", "2026-01-10", "22:30", "Europe/Lisbon", "2026-01-10T21:45:00Z", "2026-01-10T22:30:00Z"],
  ["after midnight", "2026-01-10", "00:10", "Europe/Lisbon", "2026-01-10T23:25:00Z", "2026-01-11T00:10:00Z"],
  ["skipped in spring", "2026-03-28", "02:30", "Europe/Berlin", "2026-03-29T00:45:00Z", "2026-03-29T01:30:00Z"],
  ["twice in autumn", "2026-10-24", "02:30", "Europe/Berlin", "2026-10-24T23:45:00Z", "2026-10-25T00:30:00Z"],
])("a bedtime %s", (_name, night, bedtime, zone, opens, closes) => {
  const window = windowOf(night, { bedtime, zone, leadMinutes: 45 });

  expect([window.opens.toString(), window.closes.toString()]).toEqual([opens, closes]);
});

test("a later bedtime on Friday and Saturday nights is theirs alone", () => {
  const wish = { bedtime: "22:30", zone: "Europe/Lisbon", leadMinutes: 45, weekend: "00:10" };
  const closes = ["2026-01-08", "2026-01-09", "2026-01-10", "2026-01-11"].map((night) =>
    windowOf(night, wish).closes.toString(),
  );
  expect(closes).toEqual([
    "2026-01-08T22:30:00Z",
    "2026-01-10T00:10:00Z",
    "2026-01-11T00:10:00Z",
    "2026-01-11T22:30:00Z",
  ]);
});
