import fc from "fast-check";
import { expect, test } from "vitest";
import { isDealtWith, type LastNight, nextWindow, nightOf, type Schedule, windowOf } from "../../src/nights/night.ts";
import { seeded } from "../support/seed.ts";

const zones = Intl.supportedValuesOf("timeZone");
const anyZone = fc.constantFrom(...zones);
const anyBedtime = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((minute) => new Temporal.PlainTime(Math.floor(minute / 60), minute % 60));
const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  bedtime: anyBedtime,
  zone: anyZone,
  leadMinutes: fc.integer({ min: 15, max: 120 }),
});
const anyInstant = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 11, 31) })
  .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));

test("the next window is still open or yet to open, and the one before it is over", () => {
  fc.assert(
    fc.property(anySchedule, anyInstant, (schedule, now) => {
      const window = nextWindow(schedule, now);
      const before = Temporal.PlainDate.from(window.night).subtract({ days: 1 }).toString();

      expect(Temporal.Instant.compare(window.closesAt, now)).toBe(1);
      expect(Temporal.Instant.compare(windowOf(before, schedule).closesAt, now)).not.toBe(1);
      expect(window.opensAt.until(window.closesAt).total("minutes")).toBe(schedule.leadMinutes);
    }),
    seeded,
  );
});

test("a bedtime lies in its own night, and its wall clock is exact outside a gap", () => {
  fc.assert(
    fc.property(anySchedule, anyInstant, (schedule, now) => {
      const { night, closesAt } = nextWindow(schedule, now);
      const local = closesAt.toZonedDateTimeISO(schedule.zone);
      const isInGap = !local.toPlainTime().equals(schedule.bedtime);
      const offsetBefore = closesAt.subtract({ hours: 3 }).toZonedDateTimeISO(schedule.zone).offsetNanoseconds;

      if (isInGap) expect(local.offsetNanoseconds).toBeGreaterThan(offsetBefore);
      else expect(nightOf(closesAt, schedule.zone)).toBe(night);
    }),
    seeded,
  );
});

test("thirty nights in a row: every night once, none twice, whatever the zone and the season", () => {
  fc.assert(
    fc.property(anySchedule, anyInstant, (schedule, start) => {
      let now = start;
      let last: LastNight | undefined;
      let expected: string | undefined;
      for (let count = 0; count < 30; count++) {
        const window = nextWindow(schedule, now, last);
        if (expected !== undefined) expect(window.night).toBe(expected);
        expected = Temporal.PlainDate.from(window.night).add({ days: 1 }).toString();
        last = { night: window.night, at: Temporal.Instant.compare(now, window.opensAt) > 0 ? now : window.opensAt };
        now = last.at.add({ seconds: 1 });
      }
    }),
    { ...seeded, numRuns: 50 },
  );
});

test("moving between zones never brings two reminders within 8 hours", () => {
  fc.assert(
    fc.property(
      anyBedtime,
      fc.array(anyZone, { minLength: 2, maxLength: 8 }),
      anyInstant,
      (bedtime, journey, start) => {
        let now = start;
        let last: LastNight | undefined;
        for (const zone of journey) {
          const window = nextWindow({ bedtime, zone, leadMinutes: 45 }, now, last);
          const sentAt = Temporal.Instant.compare(now, window.opensAt) > 0 ? now : window.opensAt;
          if (last) expect(last.at.until(sentAt).total("hours")).toBeGreaterThanOrEqual(8);
          expect(isDealtWith(window, last)).toBe(false);
          last = { night: window.night, at: sentAt };
          now = sentAt.add({ seconds: 1 });
        }
      },
    ),
    seeded,
  );
});
