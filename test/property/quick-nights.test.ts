import fc from "fast-check";
import { expect, test } from "vitest";
import { nextWindow, nightOf, type Schedule, windowOf } from "../../src/nights/night.ts";
import { areSame, plainNextWindow, plainWindowOf } from "../support/plain-night.ts";
import { seeded } from "../support/seed.ts";

/** The whole tz database, the zones that skip a midnight, a day or half an hour among them. */
const zones = Intl.supportedValuesOf("timeZone");
const strange = [
  "Pacific/Apia",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "America/Nuuk",
  "Antarctica/Troll",
  "+05:30",
];

const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  bedtime: fc.oneof(
    fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minute) => new Temporal.PlainTime(0).add({ minutes: minute })),
    fc.constant(Temporal.PlainTime.from("23:30:15.123456789")),
  ),
  zone: fc.oneof(fc.constantFrom(...zones), fc.constantFrom(...strange)),
  leadMinutes: fc.integer({ min: 15, max: 120 }),
});
const anyMs = fc.integer({ min: Date.parse("1995-01-01"), max: Date.parse("2045-01-01") });

/** An instant, often within hours of a change of the zone's clocks. */
const anyNow = (zone: string, ms: number, near: number | undefined, nanosecond: number): Temporal.Instant => {
  const anywhere = Temporal.Instant.fromEpochMilliseconds(ms);
  const change = near === undefined ? null : anywhere.toZonedDateTimeISO(zone).getTimeZoneTransition("next");
  const chosen = change === null ? anywhere : change.toInstant().add({ minutes: near ?? 0 });
  return chosen.add({ nanoseconds: nanosecond });
};

test("nights computed from a kept offset are those of plain Temporal, in every zone, near changes of the clocks too", () => {
  const near = fc.option(fc.integer({ min: -4 * 24 * 60, max: 4 * 24 * 60 }), { nil: undefined });
  fc.assert(
    fc.property(anySchedule, anyMs, near, fc.constantFrom(0, 0, 1), (schedule, ms, minutes, nanosecond) => {
      const now = anyNow(schedule.zone, ms, minutes, nanosecond);

      const next = nextWindow(schedule, now);
      expect(areSame(next, plainNextWindow(schedule, now))).toBe(true);

      const night = nightOf(now, schedule.zone);
      const local = now.toZonedDateTimeISO(schedule.zone);
      expect(night).toBe(
        local
          .toPlainDate()
          .subtract({ days: local.hour < 12 ? 1 : 0 })
          .toString(),
      );
      expect(areSame(windowOf(night, schedule), plainWindowOf(night, schedule))).toBe(true);
    }),
    { ...seeded, numRuns: 5_000 },
  );
});

test.each(["1995-12-30", "2011-12-29", "2011-12-30", "2011-12-31"])("around a day that was skipped, %s", (date) => {
  for (const zone of ["Pacific/Apia", "Pacific/Kiritimati", "Pacific/Kwajalein"]) {
    for (const time of ["00:00", "00:30", "11:59", "12:00", "22:30", "23:59"]) {
      const schedule = { bedtime: Temporal.PlainTime.from(time), zone, leadMinutes: 45 };
      for (let hour = 0; hour < 24; hour++) {
        const now = Temporal.Instant.from(`${date}T00:00Z`).add({ hours: hour });
        expect(areSame(nextWindow(schedule, now), plainNextWindow(schedule, now))).toBe(true);
      }
    }
  }
});

test("an unknown zone is refused, every time", () => {
  const schedule = { bedtime: Temporal.PlainTime.from("22:30"), zone: "Mars/Olympus", leadMinutes: 45 };
  for (let time = 0; time < 2; time++) {
    expect(() => nextWindow(schedule, Temporal.Instant.from("2026-07-15T00:00Z"))).toThrow(RangeError);
    expect(() => windowOf("2026-07-15", schedule)).toThrow(RangeError);
  }
});
