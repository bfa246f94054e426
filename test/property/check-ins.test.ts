import fc from "fast-check";
import { expect, test } from "vitest";
import { type CheckInTime, checkInWindow, nextCheckIn } from "../../src/nights/check-in.ts";
import { tooNear } from "../../src/nights/cycle.ts";
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

const shift = fc.option(
  fc.oneof(fc.integer({ min: 20 * 60, max: 26 * 60 }), fc.integer({ min: 30 * 60, max: 35 * 60 })),
  { nil: undefined },
);

test("on a rota: each night at most once and in order, never between bedtime and rising, nor in the last hours before the next", () => {
  fc.assert(
    fc.property(
      anyZone,
      fc.integer({ min: dayNumber("2026-01-01"), max: dayNumber("2028-06-01") }),
      fc.array(shift, { minLength: 2, maxLength: 28 }).filter((all) => all.some((one) => one !== undefined)),
      fc.integer({ min: 6 * 60, max: 9 * 60 }),
      fc.integer({ min: 5 * 60, max: 17 * 60 - 1 }),
      fc.nat(29),
      (zone, day, minutesOfNights, minutes, plain, late) => {
        const bedtimes = minutesOfNights.map((at) => (at === undefined ? undefined : timeAt(at % MINUTES_A_DAY)));
        if (tooNear({ bedtimes })) return;
        const start = dateOf(day);
        const checkIn: CheckInTime = { at: timeAt(plain), zone, after: { cycle: { start, bedtimes }, minutes } };
        /** By dates and minutes alone. */
        const bedtimeOfNight = (night: Temporal.PlainDate) => {
          const at = minutesOfNights[night.since(start, { largestUnit: "days" }).days % minutesOfNights.length];
          return at === undefined
            ? undefined
            : night.toPlainDateTime().add({ days: Math.floor(at / MINUTES_A_DAY), minutes: at % MINUTES_A_DAY });
        };
        let now = Temporal.PlainDate.from(start)
          .add({ days: 2 })
          .toZonedDateTime({ timeZone: zone, plainTime: "12:00" })
          .toInstant();
        let last: LastNight | undefined;
        let before = "";
        for (let count = 0; count < 30; count++) {
          const { night, opensAt, closesAt } = nextCheckIn(checkIn, now, last);
          expect(night > before).toBe(true);
          before = night;
          const evening = Temporal.PlainDate.from(night);
          const bedtime = bedtimeOfNight(evening);
          const wall = bedtime?.add({ minutes }) ?? evening.add({ days: 1 }).toPlainDateTime(timeAt(plain));
          expect(opensAt.equals(wall.toZonedDateTime(zone).toInstant())).toBe(true);
          const open = opensAt.until(closesAt).total("minutes");
          expect(open).toBeLessThanOrEqual(240);
          expect(open).toBeGreaterThanOrEqual(30);
          const next = bedtimeOfNight(evening.add({ days: 1 }))
            ?.toZonedDateTime(zone)
            .toInstant();
          if (next && open > 30) expect(closesAt.until(next).total("hours")).toBeGreaterThanOrEqual(3);
          if (next && bedtime) expect(Temporal.Instant.compare(closesAt, next)).toBe(-1);
          const sentAt = opensAt.add({ minutes: late });
          last = { night, at: Temporal.Instant.compare(sentAt, now) > 0 ? sentAt : now };
          now = last.at.add({ seconds: 1 });
        }
      },
    ),
    { ...seeded, numRuns: 300 },
  );
});
