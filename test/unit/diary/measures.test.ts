import { describe, expect, test } from "vitest";
import { chartNights } from "../../../src/diary/chart-night.ts";
import { type DiaryNight, instantOf } from "../../../src/diary/diary-night.ts";
import { measuresOf } from "../../../src/diary/measures.ts";
import { clockDeviation, clockMedian, median } from "../../../src/diary/statistics.ts";
import { NIGHTS_FOR_A_MEDIAN, NIGHTS_FOR_VARIABILITY, summaryOf } from "../../../src/diary/summary.ts";
import { WHOLE_NIGHT } from "../../support/whole-night.ts";

/** By hand from the definitions: 8 h in bed; 7 h from trying to waking, less 30 and 20 min, 6 h 10; 370 / 480. */
test("the worked example of a whole night", () => {
  expect(measuresOf(WHOLE_NIGHT)).toEqual({
    timeInBed: 480,
    onsetLatency: 30,
    wakeAfterOnset: 20,
    awakenings: 2,
    earlyAwakening: 30,
    totalSleep: 370,
    efficiency: (370 / 480) * 100,
    midpoint: 15 * 60 + 15, // asleep 00:00, awake 06:30
  });
});

describe("what others have published", () => {
  /**
   * Cure Chronic Insomnia, "Sleep Efficiency" (curechronicinsomnia.com/sleep-efficiency), its example: into bed at 9 pm,
   * trying from 10 pm, asleep around 11:30 pm, awake from 3 to 4 am, awake for good at 7, up at 8: "660 minutes" in bed,
   * "390 minutes" of sleep, "59%". It takes off each time awake; ours counts between trying and waking instead.
   */
  test("the worked example of a clinic, in which each kind of time awake occurs", () => {
    const night: DiaryNight = {
      ...WHOLE_NIGHT,
      inBed: "2026-03-12T21:00",
      tried: "2026-03-12T22:00",
      onsetMinutes: 90,
      awakenings: 1,
      awakeMinutes: 60,
      woke: "2026-03-13T07:00",
      rose: "2026-03-13T08:00",
    };
    const { timeInBed, onsetLatency, wakeAfterOnset, totalSleep, efficiency } = measuresOf(night);
    expect({ timeInBed, onsetLatency, wakeAfterOnset, totalSleep }).toEqual({
      timeInBed: 660,
      onsetLatency: 90,
      wakeAfterOnset: 60,
      totalSleep: 390,
    });
    expect(Math.round(efficiency ?? Number.NaN)).toBe(59);
  });

  /** The examples in the manual of `msl()`, R package mctq (rOpenSci): onset, hours of sleep, local time of mid-sleep. */
  test.each([
    ["2026-03-12T23:30", 8, "03:30:00"],
    ["2026-03-13T01:00", 10, "06:00:00"],
    ["2026-03-13T00:10", 9.25, "04:47:30"],
  ])("mid-sleep of mctq: asleep at %s for %d hours", (asleep, hours, expected) => {
    const woke = Temporal.PlainDateTime.from(asleep).add({ minutes: hours * 60 });
    const { midpoint = Number.NaN } = measuresOf({
      night: "2026-03-12",
      zone: "UTC",
      tried: asleep,
      onsetMinutes: 0,
      woke: woke.toString({ smallestUnit: "minute" }),
    });
    const middle = Temporal.PlainDateTime.from("2026-03-12T12:00").add({ minutes: midpoint });
    const apart = middle.toPlainTime().since(expected).total("seconds");
    expect(Math.abs(apart)).toBeLessThanOrEqual(30); // ours is in whole minutes
  });

  /**
   * scipy.stats.circstd 1.17: the example in its manual, in radians, and five times about midnight, for which
   * `circstd([1430, 10, 1380, 30, 75], high=1440)` says 44.60315056869426.
   */
  test("the circular deviation of SciPy", () => {
    const toMinutes = 1440 / (2 * Math.PI);
    const example = [0, (0.1 * Math.PI) / 2, 0.001 * Math.PI, (0.03 * Math.PI) / 2];
    expect((clockDeviation(example.map((angle) => angle * toMinutes)) ?? 0) / toMinutes).toBeCloseTo(
      0.063564063306,
      12,
    );
    expect(clockDeviation([1430, 10, 1380, 30, 75])).toBeCloseTo(44.60315056869426, 10);
  });
});

/** Lives through the night minute by minute on a wall clock of Intl, which knows nothing of our arithmetic. */
function simulated(night: DiaryNight) {
  const clock = new Intl.DateTimeFormat("sv-SE", {
    timeZone: night.zone,
    dateStyle: "short",
    timeStyle: "short",
  });
  const start = Date.parse(`${night.night}T00:00:00Z`);
  const seen = new Map<string, number>();
  for (let minute = 0; minute < 3 * 24 * 60; minute++) {
    const wall = clock.format(start + minute * 60_000).replace(" ", "T");
    if (!seen.has(wall)) seen.set(wall, minute);
  }
  const at = (wall = "") => seen.get(wall) ?? Number.NaN;
  let [inBed, asleep] = [0, 0];
  const asleepFrom = at(night.tried) + (night.onsetMinutes ?? 0);
  for (let minute = 0; minute < 3 * 24 * 60; minute++) {
    if (minute >= at(night.inBed) && minute < at(night.rose)) inBed++;
    if (minute >= asleepFrom && minute < at(night.woke)) asleep++;
  }
  return { timeInBed: inBed, totalSleep: asleep - (night.awakeMinutes ?? 0) };
}

describe("as counted minute by minute on a clock", () => {
  const moved = (night: string, zone: string): DiaryNight => {
    const next = Temporal.PlainDate.from(night).add({ days: 1 }).toString();
    return {
      ...WHOLE_NIGHT,
      night,
      zone,
      inBed: `${night}T23:00`,
      tried: `${night}T23:30`,
      woke: `${next}T06:30`,
      rose: `${next}T07:00`,
    };
  };
  test.each([
    ["2026-03-12", "Europe/Lisbon", 480],
    ["2026-03-28", "Europe/Lisbon", 420], // 23 hours
    ["2026-10-24", "Europe/Lisbon", 540], // 25 hours
    ["2026-03-07", "America/New_York", 420],
    ["2026-10-31", "America/New_York", 540],
    ["2026-04-04", "Australia/Lord_Howe", 510], // half an hour
  ])("the night of %s in %s", (night, zone, timeInBed) => {
    const { timeInBed: ours, totalSleep, efficiency } = measuresOf(moved(night, zone));
    expect({ timeInBed: ours, totalSleep }).toEqual(simulated(moved(night, zone)));
    expect(ours).toBe(timeInBed);
    expect(efficiency).toBeCloseTo(((timeInBed - 60 - 50) / timeInBed) * 100);
  });
});

test("the midpoint of a night of 23 hours is the middle of its elapsed hours", () => {
  const night: DiaryNight = {
    night: "2026-03-28",
    zone: "Europe/Lisbon",
    tried: "2026-03-29T00:00",
    onsetMinutes: 0,
    woke: "2026-03-29T07:00",
  };
  const middle = instantOf("2026-03-29T00:00", night.zone).add({ hours: 3 }); // six hours elapse
  expect(middle.toZonedDateTimeISO(night.zone).toPlainTime().toString()).toBe("04:00:00");
  expect(measuresOf(night).midpoint).toBe(16 * 60);
});

test("a time that spring skips moves on by the gap", () => {
  const night: DiaryNight = { night: "2026-03-28", zone: "Europe/Lisbon", inBed: "2026-03-29T01:30" };
  expect(instantOf(night.inBed ?? "", night.zone).toString()).toBe("2026-03-29T01:30:00Z"); // 02:30 in summer time
});

test("what was not said leaves out what needs it, and nothing is filled in", () => {
  const { onsetMinutes: _onset, ...noOnset } = WHOLE_NIGHT;
  expect(measuresOf(noOnset)).toMatchObject({ timeInBed: 480, totalSleep: undefined, efficiency: undefined });
  const { awakeMinutes: _awake, ...noAwake } = WHOLE_NIGHT;
  expect(measuresOf(noAwake)).toMatchObject({ wakeAfterOnset: undefined, totalSleep: undefined });
  expect(measuresOf({ ...noAwake, awakenings: 0 })).toMatchObject({ wakeAfterOnset: 0, totalSleep: 390 });
  const { rose: _rose, ...noRose } = WHOLE_NIGHT;
  expect(measuresOf(noRose)).toMatchObject({ timeInBed: undefined, totalSleep: 370, efficiency: undefined });
});

describe("early awakening, from the final waking to getting up", () => {
  /**
   * Carney et al. 2012 ask for the final awakening (item 6) and for getting out of bed (item 7) apart; Reed & Sacco 2016
   * keep what lies between out of WASO. So the night above, woken at 06:30 and up at 07:00, has 30 minutes and WASO 20.
   */
  test.each([
    ["woken at 06:30, up at 07:00", { woke: "2026-03-13T06:30", rose: "2026-03-13T07:00" }, 30],
    ["up at once", { woke: "2026-03-13T06:30", rose: "2026-03-13T06:30" }, 0],
    ["woken at four, up at seven", { woke: "2026-03-13T04:00", rose: "2026-03-13T07:00" }, 180],
    ["not said when up", { rose: undefined }, undefined],
    ["not said when woken", { woke: undefined }, undefined],
  ])("%s", (_night, change, minutes) => {
    expect(measuresOf({ ...WHOLE_NIGHT, ...change } as DiaryNight).earlyAwakening).toBe(minutes);
    expect(measuresOf({ ...WHOLE_NIGHT, ...change } as DiaryNight).wakeAfterOnset).toBe(20);
  });

  test("is what elapsed, in a night in which the clocks change while somebody lies awake", () => {
    const night = { ...WHOLE_NIGHT, night: "2026-03-28", woke: "2026-03-29T00:30", rose: "2026-03-29T04:30" };
    expect(measuresOf(night).earlyAwakening).toBe(180); // Lisbon springs from 01:00 to 02:00
  });
});

test("a night without sleep has time in bed and no sleep", () => {
  const { night, zone, inBed = "", tried = "", rose = "" } = WHOLE_NIGHT;
  expect(measuresOf({ night, zone, inBed, tried, rose, noSleep: true })).toEqual({
    timeInBed: 480,
    onsetLatency: undefined,
    wakeAfterOnset: undefined,
    awakenings: undefined,
    earlyAwakening: undefined,
    totalSleep: 0,
    efficiency: 0,
    midpoint: undefined,
  });
});

describe("the middle and the spread", () => {
  test("the median, also of an even number", () => {
    expect(median([])).toBeUndefined();
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  test("times about midnight have midnight between them", () => {
    expect(clockMedian([23 * 60 + 50, 10, 0])).toBe(0);
    expect(clockMedian([23 * 60 + 50, 10])).toBe(0);
    expect(clockMedian([])).toBeUndefined();
  });

  /** Two opposite pairs by hand: at ±a from a direction R is cos a, whatever the direction. */
  test.each([0, 3 * 60, 12 * 60, 23 * 60 + 55])("the circular deviation about %i minutes", (centre) => {
    const byHand = (minutes: number) =>
      (Math.sqrt(-2 * Math.log(Math.cos((minutes / 1440) * 2 * Math.PI))) * 1440) / (2 * Math.PI);
    expect(clockDeviation([centre - 30, centre + 30])).toBeCloseTo(byHand(30), 6);
    expect(clockDeviation([centre - 180, centre + 180, centre - 180, centre + 180])).toBeCloseTo(byHand(180), 6);
    expect(clockDeviation([centre, centre, centre])).toBeCloseTo(0, 4);
  });

  test("within a few hours it is the ordinary deviation", () => {
    const times = [1380, 1395, 1410, 1440, 1350, 1372];
    const mean = times.reduce((sum, one) => sum + one) / times.length;
    const ordinary = Math.sqrt(times.reduce((sum, one) => sum + (one - mean) ** 2, 0) / times.length);
    expect(clockDeviation(times)).toBeCloseTo(ordinary, 0);
    expect(clockDeviation(times.map((one) => one % 1440))).toBeCloseTo(clockDeviation(times) ?? 0, 8);
  });
});

describe("a summary", () => {
  const nights = (count: number, change: (at: number) => Partial<DiaryNight> = () => ({})): DiaryNight[] =>
    Array.from({ length: count }, (_, at) => ({ ...WHOLE_NIGHT, ...change(at) }));

  test("of too few nights says so instead of a number", () => {
    const { totalSleep, bedVariability } = summaryOf(nights(2));
    expect(totalSleep).toEqual({ kind: "too-few", nights: 2, needed: NIGHTS_FOR_A_MEDIAN });
    expect(bedVariability).toEqual({ kind: "too-few", nights: 2, needed: NIGHTS_FOR_VARIABILITY });
    expect(summaryOf(nights(3)).totalSleep).toEqual({ kind: "known", value: 370, nights: 3 });
    expect(summaryOf(nights(4)).bedVariability.kind).toBe("too-few");
    expect(summaryOf(nights(5)).bedVariability).toMatchObject({ kind: "known", nights: 5 });
  });

  test("counts the nights that say a thing, not all nights", () => {
    const some = summaryOf(nights(5, (at) => (at < 3 ? {} : { onsetMinutes: undefined })) as DiaryNight[]);
    expect(some.totalSleep).toMatchObject({ nights: 3 });
    expect(some.timeInBed).toMatchObject({ nights: 5 });
  });
});

test("a night for a picture: minutes since noon of its evening", () => {
  expect(chartNights([WHOLE_NIGHT, { night: "2026-03-13", zone: "UTC" }])).toEqual([
    {
      date: "2026-03-12",
      bedAt: 660,
      sleepAt: 720,
      wakeAt: 1110,
      riseAt: 1140,
      awakeMinutes: 20,
      awakenings: 2,
      quality: "fair",
    },
    { date: "2026-03-13", bedAt: undefined, sleepAt: undefined, wakeAt: undefined, riseAt: undefined },
  ]);
  const { onsetMinutes: _onset, ...rest } = WHOLE_NIGHT;
  expect(chartNights([{ ...rest, noSleep: true }])[0]).toMatchObject({ bedAt: 660, sleepAt: undefined, riseAt: 1140 });
});
