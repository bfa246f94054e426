import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DiaryNight } from "../../../src/diary/diary-night.ts";
import { regularityOf } from "../../../src/diary/regularity.ts";
import { seeded } from "../../support/seed.ts";

const day = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString();

/** Asleep from 23:00 to 07:00, or as said. */
function night(date: string, from = "23:00", to = "07:00", zone = "Europe/Lisbon"): DiaryNight {
  const evening = from >= "12:00" ? date : day(date, 1);
  return { night: date, zone, tried: `${evening}T${from}`, onsetMinutes: 0, woke: `${day(date, 1)}T${to}` };
}

const week = (change: (at: number) => DiaryNight | undefined = (at) => night(day("2026-01-05", at))) =>
  Array.from({ length: 7 }, (_, at) => change(at)).filter((one) => one !== undefined);

describe("worked examples", () => {
  test("the same hours every night are 100", () => {
    expect(regularityOf(week())).toEqual({ index: 100, comparedMinutes: 6 * 1440 });
  });

  /** "At the same time to bed, up at six and at seven": 23 of 24 hours agree; 200 · 23/24 − 100. */
  test("an hour longer on the other of two days is 91.67", () => {
    const two = [night("2026-01-05", "23:00", "06:00"), night("2026-01-06", "23:00", "07:00")];
    expect(regularityOf(two)?.index).toBeCloseTo(91.667, 3);
  });

  /** Twelve hours asleep, then twelve hours awake where sleep was: no minute agrees. */
  test("the day after turned around is −100", () => {
    const turned = [night("2026-01-05", "12:00", "00:00"), night("2026-01-06", "00:00", "12:00")];
    expect(regularityOf(turned)?.index).toBe(-100);
  });

  test("a night without sleep is awake all through: eight of 24 hours differ", () => {
    const two = [night("2026-01-05"), { night: "2026-01-06", zone: "Europe/Lisbon", noSleep: true as const }];
    expect(regularityOf(two)?.index).toBeCloseTo(-100 + (200 * 16) / 24, 6);
  });

  test("a night that is missing takes the pairs on both of its sides with it, and is not awake or asleep", () => {
    const gap = week((at) => (at === 3 ? undefined : night(day("2026-01-05", at))));
    expect(regularityOf(gap)).toEqual({ index: 100, comparedMinutes: 4 * 1440 });
  });

  test("a night of which the times are not said is as good as missing", () => {
    const vague = week((at) => {
      const { woke: _woke, ...rest } = night(day("2026-01-05", at));
      return at === 3 ? rest : night(day("2026-01-05", at));
    });
    expect(regularityOf(vague)?.comparedMinutes).toBe(4 * 1440);
  });

  test("of one night, of none, and of nights with a day between them there is none", () => {
    expect(regularityOf([])).toBeUndefined();
    expect(regularityOf(week().slice(0, 1))).toBeUndefined();
    expect(regularityOf(week((at) => (at % 2 ? undefined : night(day("2026-01-05", at)))))).toBeUndefined();
  });

  test("24 hours elapse, so the clocks' change is an hour for the body", () => {
    const spring = [night("2026-03-27"), night("2026-03-28"), night("2026-03-29")];
    // Three days of 71 hours. The first pair differs for an hour at waking, the second for one at falling asleep.
    expect(regularityOf(spring)?.index).toBeCloseTo(-100 + (200 * (2 * 24 - 1 - 2)) / (2 * 24 - 1), 6);
  });
});

/** Minute by minute, from what the index says in words; nothing of it is shared with what it is held against. */
function bruteForce(nights: readonly DiaryNight[]): { index: number; comparedMinutes: number } | undefined {
  const minuteOf = (wall: string, zone: string) =>
    Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant().epochMilliseconds / 60_000;
  const states = new Map<number, "asleep" | "awake">();
  const say = (from: number, to: number, state: "asleep" | "awake") => {
    for (let minute = from; minute < to; minute++)
      if (state === "asleep" || !states.has(minute)) states.set(minute, state);
  };
  for (const { night: date, zone, tried, onsetMinutes, woke, noSleep } of nights) {
    const noon = minuteOf(`${date}T12:00`, zone);
    const next = minuteOf(`${day(date, 1)}T12:00`, zone);
    if (noSleep) {
      say(noon, next, "awake");
      continue;
    }
    if (tried === undefined || onsetMinutes === undefined || woke === undefined) continue;
    const [from, to] = [minuteOf(tried, zone) + onsetMinutes, minuteOf(woke, zone)];
    say(noon, next, "awake");
    // A diary whose sleep begins after the noon at its end is still one stretch of what is known.
    if (from < to) say(Math.min(from, next), Math.max(to, noon), "awake");
    else say(Math.min(from, next), from, "awake");
    say(from, to, "asleep");
  }
  let [same, all] = [0, 0];
  for (const [minute, state] of states) {
    const later = states.get(minute + 24 * 60);
    if (later === undefined) continue;
    all += 1;
    if (later === state) same += 1;
  }
  return all === 0 ? undefined : { index: -100 + (200 * same) / all, comparedMinutes: all };
}

describe("held against counting minute by minute", () => {
  const ZONES = ["Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"];
  /** A fortnight over each change of the clocks, and one without. */
  const STARTS = ["2026-03-22", "2026-10-18", "2026-03-01", "2026-10-25", "2026-03-29", "2026-07-01"];

  const someNight = fc.record({
    kind: fc.constantFrom("slept", "slept", "slept", "slept", "missing", "none", "vague", "shift"),
    from: fc.integer({ min: 6 * 60, max: 18 * 60 }),
    hours: fc.integer({ min: 0, max: 14 * 60 }),
    onset: fc.integer({ min: 0, max: 200 }),
    zone: fc.constantFrom(...ZONES),
  });

  const diaries = fc
    .record({
      start: fc.constantFrom(...STARTS),
      zone: fc.constantFrom(...ZONES),
      travels: fc.boolean(),
      nights: fc.array(someNight, { minLength: 1, maxLength: 14 }),
    })
    .map(({ start, zone: home, travels, nights }) =>
      nights.flatMap(({ kind, from, hours, onset, zone: away }, at): DiaryNight[] => {
        const date = day(start, at);
        const zone = travels ? away : home;
        const noon = Temporal.PlainDate.from(date).toPlainDateTime("12:00");
        const wall = (minutes: number) => noon.add({ minutes }).toString({ smallestUnit: "minute" });
        if (kind === "missing") return [];
        if (kind === "none") return [{ night: date, zone, noSleep: true }];
        const begin = kind === "shift" ? from + 10 * 60 : from; // by day, beyond the next noon
        const slept = { night: date, zone, tried: wall(begin), woke: wall(begin + hours) };
        return [kind === "vague" ? slept : { ...slept, onsetMinutes: onset }];
      }),
    );

  test("400 random fortnights, with changes of the clocks, travel, night shifts, gaps and nights without sleep", () => {
    fc.assert(
      fc.property(diaries, (nights) => {
        const [ours, theirs] = [regularityOf(nights), bruteForce(nights)];
        expect(ours?.comparedMinutes).toBe(theirs?.comparedMinutes);
        if (theirs) expect(ours?.index).toBeCloseTo(theirs.index, 9);
      }),
      { ...seeded, numRuns: 400 },
    );
  });

  test("it lies between −100 and 100, and the order in which nights are told changes nothing", () => {
    fc.assert(
      fc.property(diaries, (nights) => {
        const found = regularityOf(nights);
        expect(regularityOf(nights.toReversed())).toEqual(found);
        expect(Math.abs(found?.index ?? 0)).toBeLessThanOrEqual(100);
      }),
      { ...seeded, numRuns: 100 },
    );
  });
});
