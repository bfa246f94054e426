import { describe, expect, test } from "vitest";
import { showZone } from "../../../src/time/show-zone.ts";
import { canonicalZone, zoneIds } from "../../../src/time/zones.ts";

const SUMMER = Temporal.Instant.from("2026-07-15T12:00Z");

describe("a zone has one id", () => {
  test.each([
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["Europe/Kiev", "Europe/Kyiv"],
    ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
    ["US/Pacific", "America/Los_Angeles"],
    ["us/pacific", "America/Los_Angeles"],
    ["Asia/Tel_Aviv", "Asia/Jerusalem"],
  ])("%s is stored as %s", (text, zone) => {
    expect(canonicalZone(text)).toBe(zone);
  });

  test.each(["EST", "MST", "UTC", "GMT", "CST6CDT", "Etc/GMT+5", "Etc/UTC", "+05:00", "Mars/Base"])(
    "%s has none",
    (id) => {
      expect(canonicalZone(id)).toBeUndefined();
    },
  );

  test("Temporal finds two ids equal exactly when we store them alike", () => {
    const known = [...zoneIds()].map(([id, zone]) => ({ id, zone, at: SUMMER.toZonedDateTimeISO(id) }));
    for (const a of known)
      for (const b of known)
        if (a.at.equals(b.at) !== (a.zone === b.zone)) throw new Error(`${a.id} and ${b.id} are stored wrongly`);
  });
});

test.each([
  ["Europe/Lisbon", "Lisbon (Europe/Lisbon)"],
  ["America/New_York", "New York (America/New_York)"],
  ["America/Indiana/Knox", "Knox, Indiana (America/Indiana/Knox)"],
])("%s is shown as “%s”", (zone, label) => {
  expect(showZone(zone)).toBe(label);
});
