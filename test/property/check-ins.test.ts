import fc from "fast-check";
import { expect, test } from "vitest";
import { type CheckInTime, checkInWindow, nextCheckIn } from "../../src/nights/check-in.ts";
import type { LastNight } from "../../src/nights/night.ts";
import { seeded } from "../support/seed.ts";
import { ALL_ZONES, bedtimeOf, dateOf, dayNumber, nightsOfChange, readWallClock } from "../support/wall-clock.ts";

const MINUTES_A_DAY = 1_440;
const FIRST_DAY = dayNumber("2025-12-01");
const LAST_DAY = dayNumber("2029-02-01");

const anyMinute = fc.integer({ min: 0, max: MINUTES_A_DAY - 1 });
const anyZone = fc.constantFrom(...ALL_ZONES);
const anyDay = fc.integer({ min: dayNumber("2026-01-01"), max: dayNumber("2028-12-31") });

const timeAt = (minute: number) => new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);

/** When a clock shows that minute of the day after `night`, by `Intl` alone. */
function expectedAt(clock: ReturnType<typeof readWallClock>, night: number, minute: number): number {
  const isMorning = minute < MINUTES_A_DAY / 2;
  return bedtimeOf(clock, isMorning ? night : night + 1, minute).at;
}

test("in every zone, around every change of its clocks, it opens when the clock shows its time the day after, for four hours", () => {
  const clocks = new Map<string, ReturnType<typeof readWallClock>>();
  fc.assert(
    fc.property(
      anyZone,
      anyDay,
      fc.nat(),
      fc.integer({ min: -1, max: 1 }),
      anyMinute,
      (zone, day, nth, off, minute) => {
        const clock = clocks.get(zone) ?? readWallClock(zone, FIRST_DAY, LAST_DAY);
        clocks.set(zone, clock);
        const changes = nightsOfChange(clock);
        const nights = [day, ...(changes.length > 0 ? [(changes[nth % changes.length] ?? day) + off] : [])];
        for (const night of nights) {
          const window = checkInWindow(dateOf(night), { at: timeAt(minute), zone });
          expect(window.opensAt.epochMilliseconds / 60_000).toBe(expectedAt(clock, night, minute));
          expect(window.opensAt.until(window.closesAt).total("hours")).toBe(4);
          expect(window.night).toBe(dateOf(night));
        }
      },
    ),
    { ...seeded, numRuns: 300 },
  );
});

test("forty mornings in a row: each night once and none left out, whatever the zone, the season and the delay", () => {
  fc.assert(
    fc.property(anyZone, anyDay, anyMinute, fc.nat(239), (zone, day, minute, late) => {
      const checkIn: CheckInTime = { at: timeAt(minute), zone };
      let now = Temporal.Instant.fromEpochMilliseconds(day * 86_400_000);
      let last: LastNight | undefined;
      let expected: string | undefined;
      for (let count = 0; count < 40; count++) {
        const { night, opensAt, closesAt } = nextCheckIn(checkIn, now, last);
        expect(Temporal.Instant.compare(closesAt, now)).toBe(1);
        if (expected !== undefined) expect(night).toBe(expected);
        expected = Temporal.PlainDate.from(night).add({ days: 1 }).toString();
        const sentAt = opensAt.add({ minutes: late });
        last = { night, at: Temporal.Instant.compare(sentAt, now) > 0 ? sentAt : now };
        now = last.at.add({ seconds: 1 });
      }
    }),
    { ...seeded, numRuns: 60 },
  );
});
