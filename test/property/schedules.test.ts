import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Cycle, readCycle, writeCycle } from "../../src/nights/cycle.ts";
import { type LastNight, nextWindow, nightOf, type Schedule, windowOf, zoneAt } from "../../src/nights/night.ts";
import { StoredSchedule, scheduleOf, storedSchedule } from "../../src/nights/reminder.ts";
import type { Weekday } from "../../src/time/weekdays.ts";
import { seeded } from "../support/seed.ts";

/**
 * Schedules of every form, lived night by night from 2026 to 2028. What is expected is reckoned here in dates and wall
 * times alone: for each date in turn whether somebody wants a message, when their clock shows that bedtime, and where.
 */

const anyZone = fc.constantFrom(
  ...["Europe/Lisbon", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "Pacific/Honolulu", "Asia/Kolkata"],
  ...["Pacific/Auckland", "America/Havana", "Africa/Cairo", "America/Sao_Paulo", "UTC", "Pacific/Apia"],
);
const evening = fc.integer({ min: 20 * 60, max: 27 * 60 }).map(timeOf);
const anyTime = fc.integer({ min: 0, max: 24 * 60 - 1 }).map(timeOf);
const anyDate = fc
  .integer({ min: 0, max: 3 * 365 })
  .map((days) => Temporal.PlainDate.from("2026-01-01").add({ days }).toString());

/** Shifts as rotas have them: each night's bedtime at least 8 hours from those beside it. */
const cycle: fc.Arbitrary<Cycle> = fc
  .record({
    start: anyDate,
    bedtimes: fc.array(fc.oneof(evening, evening, anyTime, fc.constant(undefined)), { minLength: 2, maxLength: 28 }),
  })
  .map(({ start, bedtimes }) => ({ start, bedtimes: apart(bedtimes) }))
  .filter(({ bedtimes }) => bedtimes.some((bedtime) => bedtime !== undefined));

const schedule: fc.Arbitrary<Schedule> = fc
  .record({
    bedtime: evening,
    zone: anyZone,
    leadMinutes: fc.integer({ min: 15, max: 120 }),
    form: fc.oneof(
      fc.record({ nights: fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }) }),
      fc.record({ cycle }),
      fc.record({ cycle }),
    ),
    travel: fc.option(fc.record({ zone: anyZone, until: anyDate }), { nil: undefined }),
    everyOther: fc.option(anyDate, { nil: undefined }),
  })
  .map(({ form, everyOther, ...others }) => ({
    ...others,
    ...form,
    everyOther: "cycle" in form && form.cycle.bedtimes.length % 2 === 0 ? undefined : everyOther,
  }));

const start = fc
  .integer({ min: Date.UTC(2026, 0, 2), max: Date.UTC(2028, 11, 1) })
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms - (ms % 60_000)));

describe("bedtimes by the night", () => {
  test("exactly the wanted nights, each once, in order, at the wall time of its own night and place", () => {
    fc.assert(
      fc.property(schedule, start, (one, from) => {
        const wanted = wantedFrom(one, from, 25);
        let now = from;
        let last: LastNight | undefined;
        for (const { night, wall, zone } of wanted) {
          const window = nextWindow(one, now, last);
          expect(window.night).toBe(night);
          expect(window).toEqual(windowOf(night, one));
          expect(window.closesAt.equals(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant())).toBe(
            true,
          );
          expect(window.opensAt.until(window.closesAt).total("minutes")).toBe(one.leadMinutes);
          last = { night, at: Temporal.Instant.compare(now, window.opensAt) > 0 ? now : window.opensAt };
          now = last.at.add({ seconds: 1 });
        }
      }),
      { ...seeded, numRuns: 10_000 },
    );
  });

  test("a schedule is stored and read back as it is", () => {
    fc.assert(
      fc.property(schedule, (one) => {
        const stored = StoredSchedule.parse(JSON.parse(JSON.stringify(storedSchedule(one))));
        expect(storedSchedule(scheduleOf(stored))).toEqual(storedSchedule(one));
        const night = Temporal.PlainDate.from("2027-03-01");
        for (let days = 0; days < 30; days++) {
          const name = night.add({ days }).toString();
          expect(windowOf(name, scheduleOf(stored))).toEqual(windowOf(name, one));
        }
      }),
      seeded,
    );
  });

  test("a cycle is written shortly: a rota of four weeks by its runs", () => {
    const times = [...Array(4).fill("23:00"), ...Array(2).fill("08:00"), undefined, undefined, undefined];
    const text = writeCycle({
      start: "2026-11-30",
      bedtimes: times.map((time) => time && Temporal.PlainTime.from(time)),
    });
    expect(text).toBe("2026-11-30 4x2300 2x0800 3x-");
    expect(writeCycle(readCycle(text))).toBe(text);
  });

  test.each([
    "2026-11-30 3x-",
    "2026-11-30 1x2300",
    "2026-13-30 2x2300",
    "2026-11-30 29x2300",
    "2026-11-30 2x2460",
    "x",
  ])("%s is no cycle", (cycleText) => {
    const stored = { bedtime: "23:00", zone: "Europe/Lisbon", leadMinutes: 45, cycle: cycleText };
    expect(StoredSchedule.safeParse(stored).success).toBe(false);
  });

  test("a round with an even number of nights has no every other night: all of them might be left out", () => {
    const stored = { bedtime: "23:00", zone: "Europe/Lisbon", leadMinutes: 45, everyOther: "2026-11-30" };
    expect(StoredSchedule.safeParse({ ...stored, cycle: "2026-11-30 1x2300 1x-" }).success).toBe(false);
    expect(StoredSchedule.safeParse({ ...stored, cycle: "2026-11-30 2x2300 1x-" }).success).toBe(true);
  });
});

describe("travel", () => {
  const tokyo: Schedule = {
    bedtime: Temporal.PlainTime.from("22:30"),
    zone: "America/Los_Angeles",
    leadMinutes: 45,
    travel: { zone: "Asia/Tokyo", until: "2026-12-12" },
  };

  test("goes by the other place's clocks until the night at home again, over the date line", () => {
    expect(windowOf("2026-12-11", tokyo).closesAt.toString()).toBe("2026-12-11T13:30:00Z");
    expect(windowOf("2026-12-12", tokyo).closesAt.toString()).toBe("2026-12-13T06:30:00Z");
  });

  test("somebody lives by the clocks of the place where they are", () => {
    expect(zoneAt(tokyo, Temporal.Instant.from("2026-12-11T12:00:00Z"))).toBe("Asia/Tokyo");
    expect(zoneAt(tokyo, Temporal.Instant.from("2026-12-12T02:59:00Z"))).toBe("Asia/Tokyo");
    expect(zoneAt(tokyo, Temporal.Instant.from("2026-12-12T03:00:00Z"))).toBe("America/Los_Angeles"); // noon in Tokyo
  });
});

type Wanted = { readonly night: string; readonly wall: string; readonly zone: string };

/** The next nights somebody wants a message for, and whose bedtime is still to come. */
function wantedFrom(one: Schedule, from: Temporal.Instant, count: number): Wanted[] {
  const found: Wanted[] = [];
  let latestOpening: Temporal.Instant | undefined;
  const zones = [one.zone, one.travel?.zone ?? one.zone];
  const [first] = zones.map((zone) => nightOf(from, zone)).sort();
  let date = Temporal.PlainDate.from(first as string).subtract({ days: 1 });
  for (let looked = 0; found.length < count && looked < 2_000; looked++, date = date.add({ days: 1 })) {
    const time = timeWanted(one, date);
    if (time === undefined) continue;
    const night = date.toString();
    const zone = one.travel && night < one.travel.until ? one.travel.zone : one.zone;
    const wall = (time.hour < 12 ? date.add({ days: 1 }) : date).toPlainDateTime(time);
    const closes = wall.toZonedDateTime(zone).toInstant();
    if (Temporal.Instant.compare(closes, from) <= 0) continue;
    const opens = closes.subtract({ minutes: one.leadMinutes });
    const sent = Temporal.Instant.compare(from, opens) > 0 && latestOpening === undefined ? from : opens;
    // A flight home may bring the next bedtime within hours of the last: that is the same evening still.
    if (latestOpening !== undefined && latestOpening.until(opens).total("hours") < 8) continue;
    latestOpening = sent;
    found.push({ night, wall: wall.toString(), zone });
  }
  return found;
}

function timeWanted({ bedtime, nights, cycle: round, everyOther }: Schedule, date: Temporal.PlainDate) {
  if (everyOther !== undefined && Math.abs(Temporal.PlainDate.from(everyOther).until(date).days) % 2 === 1)
    return undefined;
  if (round !== undefined) {
    const days = Temporal.PlainDate.from(round.start).until(date, { largestUnit: "days" }).days;
    return days < 0 ? undefined : round.bedtimes[days % round.bedtimes.length];
  }
  return nights === undefined || nights.includes(date.dayOfWeek as Weekday) ? bedtime : undefined;
}

/** Leaves out what lies too near to the bedtime before it, also where the round begins again. */
function apart(bedtimes: readonly (Temporal.PlainTime | undefined)[]): (Temporal.PlainTime | undefined)[] {
  const kept = [...bedtimes];
  for (let round = 0; round < 2; round++) {
    for (const [index, time] of kept.entries()) {
      const before = kept[(index + kept.length - 1) % kept.length];
      if (time === undefined || before === undefined) continue;
      if (24 * 60 + minutesOf(time) - minutesOf(before) < 11 * 60) kept[index] = undefined;
    }
  }
  return kept;
}

/** Since noon of the night's own evening. */
function minutesOf({ hour, minute }: Temporal.PlainTime): number {
  return ((hour + 12) % 24) * 60 + minute;
}

function timeOf(minute: number): Temporal.PlainTime {
  return new Temporal.PlainTime(Math.floor(minute / 60) % 24, minute % 60);
}
