import { describe, expect, test } from "vitest";
import { zonesByClock, zonesShowing } from "../../../src/understanding/place/zones-by-clock.ts";

const SUMMER = Temporal.Instant.from("2026-07-15T12:00Z");
const WINTER = Temporal.Instant.from("2026-01-15T12:00Z");

describe("clocks to choose from", () => {
  test.each([
    ["July", SUMMER],
    ["January", WINTER],
  ])("in %s they fit a menu, run from midnight on, and each shows its places' time", (_name, now) => {
    const groups = zonesByClock(now);

    expect(groups.length).toBeLessThanOrEqual(25);
    const clocks = groups.map(({ clock }) => clock.toString());
    expect(clocks).toEqual([...new Set(clocks)].sort());
    for (const { clock, zones } of groups) {
      expect(zones.length).toBeGreaterThan(0);
      expect(zones.length).toBeLessThanOrEqual(25);
      for (const zone of zones) expect(now.toZonedDateTimeISO(zone).toPlainTime().toString()).toBe(clock.toString());
    }
  });

  test.each([
    ["14:00", "Europe/Berlin"],
    ["17:30", "Asia/Kolkata"],
    ["20:00", "Asia/Shanghai"],
    ["08:00", "America/New_York"],
  ])("at noon UTC in July, %s has %s first", (clock, zone) => {
    const group = zonesByClock(SUMMER).find((each) => each.clock.toString().startsWith(clock));

    expect(group?.zones[0]).toBe(zone);
  });

  test.each([
    ["what London shows", "12:45", "Europe/London", "Asia/Kolkata"],
    ["two minutes out", "18:17", "Asia/Kolkata", "Europe/London"],
    ["a time on no clock at all: the nearest", "12:05", "Atlantic/Azores", "Europe/London"], // 11:45 is nearer than 12:45
  ])("%s is offered by its places", (_name, clock, zone, other) => {
    const shown = zonesShowing([Temporal.PlainTime.from(clock)], Temporal.Instant.from("2026-01-15T12:45Z"));

    expect(shown).toContain(zone);
    expect(shown).not.toContain(other);
    expect(shown.length).toBeLessThanOrEqual(25);
  });

  test("every minute of the day is some place's, with the half of the day or without it", () => {
    for (let minute = 0; minute < 24 * 60; minute++) {
      const time = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
      expect(zonesShowing([time], SUMMER).length).toBeGreaterThan(0);
      expect(zonesShowing([time, time.add({ hours: 12 })], SUMMER).length).toBeGreaterThan(0);
    }
  });

  test("a clock is shown to the minute", () => {
    const groups = zonesByClock(Temporal.Instant.from("2026-07-15T12:34:56.789Z"));

    expect(groups.every(({ clock }) => clock.second === 0 && clock.millisecond === 0)).toBe(true);
    expect(groups.some(({ clock }) => clock.toString() === "14:34:00")).toBe(true);
  });
});
