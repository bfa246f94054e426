import { describe, expect, test } from "vitest";
import type { ChartNight } from "../../../../src/diary/chart-night.ts";
import { knownTimes } from "../../../../src/diary/picture/known-times.ts";
import { FONT } from "../../../../src/diary/picture/look.ts";
import { planWeek } from "../../../../src/diary/picture/plan-week.ts";
import { someNights, WORDS } from "../../../support/week-words.ts";

const EVENING = { date: "2026-11-16" };

function hours(nights: readonly ChartNight[], bedtime?: number): string {
  const { axis } = planWeek({ nights, words: WORDS, ...(bedtime !== undefined && { bedtime }) });
  return `${axis.from / 60}–${axis.to / 60}`;
}

describe("the hours shown", () => {
  test.each([
    ["nothing known: eight in the evening to ten in the morning", [], undefined, "8–22"],
    ["the same with nothing but a bedtime", [], 600, "8–22"],
    ["full hours around all nights", [{ ...EVENING, bedAt: 640, riseAt: 1200 }], undefined, "10–21"],
    ["the chosen bedtime is shown, too", [{ ...EVENING, bedAt: 800, riseAt: 1200 }], 600, "9–21"],
    ["a single time has room around it", [{ ...EVENING, bedAt: 690 }], undefined, "7–16"],
    ["never beyond noon, whenever somebody rose", [{ ...EVENING, bedAt: 900, riseAt: 1700 }], undefined, "14–24"],
    ["nor before the noon before", [{ ...EVENING, bedAt: -90, riseAt: 500 }], undefined, "0–9"],
  ])("%s", (_name, nights, bedtime, expected) => {
    expect(hours(nights, bedtime)).toBe(expected);
  });

  test("are labelled as closely as the labels have room", () => {
    const ticks = (hour: (minutes: number) => string) =>
      planWeek({ nights: someNights(7), words: { ...WORDS, hour } }).axis.ticks.map(({ label }) => label);
    expect(ticks(WORDS.hour)).toEqual(["22:00", "00:00", "02:00", "04:00", "06:00", "08:00", "10:00"]);
    expect(ticks((minutes) => `${WORDS.hour(minutes)} Uhr`)).toEqual([
      "00:00 Uhr",
      "03:00 Uhr",
      "06:00 Uhr",
      "09:00 Uhr",
    ]);
  });
});

describe("the rows", () => {
  test.each([7, 14, 21, 28])("%i nights fit a phone: no higher than one and a half times as wide", (count) => {
    const { width, height, rows } = planWeek({ nights: someNights(count), words: WORDS });
    expect(rows).toHaveLength(count);
    expect(height).toBeLessThanOrEqual(width * 1.5);
  });

  test.each([7, 14, 21, 28])("of %i nights have their date each, with room for it", (count) => {
    const { rows, rowHeight } = planWeek({ nights: someNights(count), words: WORDS });
    expect(rows.filter(({ label }) => label === "")).toEqual([]);
    expect(rowHeight).toBeGreaterThanOrEqual(FONT.text * 1.2);
  });

  test("of more than four weeks are refused", () => {
    expect(() => planWeek({ nights: someNights(29), words: WORDS })).toThrow(RangeError);
  });
});

test("a bedtime that lies in no night is not drawn", () => {
  expect(planWeek({ nights: [], bedtime: Number.NaN, words: WORDS }).bedtime).toBeUndefined();
  expect(planWeek({ nights: [], bedtime: 1500, words: WORDS }).bedtime).toBeUndefined();
});

test.each([
  [
    "all of it",
    { bedAt: 660, sleepAt: 680, wakeAt: 1100, riseAt: 1110 },
    { bed: 660, sleep: 680, midpoint: 890, wake: 1100, rise: 1110 },
  ],
  ["no sleep, no midpoint", { bedAt: 660, riseAt: 1110 }, { bed: 660, rise: 1110 }],
  ["half of the sleep, no midpoint", { sleepAt: 680 }, { sleep: 680 }],
  [
    "up before to bed: neither is believed",
    { bedAt: 900, riseAt: 600, sleepAt: 910, wakeAt: 1000 },
    { sleep: 910, midpoint: 955, wake: 1000 },
  ],
  ["what is no number is not known", { bedAt: Number.NaN, riseAt: Number.POSITIVE_INFINITY }, {}],
])("known of a night: %s", (_name, night, expected) => {
  expect(knownTimes({ ...EVENING, ...night })).toEqual(expected);
});
