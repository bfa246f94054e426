import { describe, expect, test } from "vitest";
import { DAYS_FOR_REGULARITY, reportFigures } from "../../../../src/diary/report/report-figures.ts";
import { nightsInARow } from "../../../support/report-words.ts";

const TWO_WEEKS = { first: "2026-02-27", weeks: 2, freeNights: [] };

describe("averages by the week and over all", () => {
  /** By hand: to fall asleep 10 to 70 minutes in the first week, twice that in the second. */
  const onset = [10, 20, 30, 40, 50, 60, 70, 20, 40, 60, 80, 100, 120, 140];
  const nights = nightsInARow(14, (at) => ({ onsetMinutes: onset[at] ?? 0 }));

  test("means of each week, and mean and median of both", () => {
    const { weeks, means, medians } = reportFigures(nights, TWO_WEEKS);
    expect(weeks.map(({ first, last, noted }) => [first, last, noted])).toEqual([
      ["2026-02-27", "2026-03-05", 7],
      ["2026-03-06", "2026-03-12", 7],
    ]);
    expect(weeks.map((week) => week.means.onsetLatency)).toEqual([40, 80]);
    expect(means.onsetLatency).toBe(60);
    expect(medians.onsetLatency).toBe(55);
  });

  test("of the night that is the same each time, every item is its own mean", () => {
    const { inBed = 0, tried = 0, woke = 0, rose = 0, ...lengths } = reportFigures(nightsInARow(14), TWO_WEEKS).means;
    expect([inBed, tried, woke, rose].map((at) => Math.round((at + 720) % 1440))).toEqual([1380, 1410, 390, 420]);
    expect(lengths).toEqual({
      onsetLatency: 30,
      awakenings: 2,
      wakeAfterOnset: 20,
      timeInBed: 480,
      totalSleep: 370,
      efficiency: expect.closeTo((370 / 480) * 100, 9),
      earlyAwakening: 30,
    });
  });

  test("bedtimes on both sides of midnight have midnight as their mean", () => {
    const some = nightsInARow(14, (at) => ({
      inBed: at % 2 ? `${nightsInARow(14)[at]?.night}T23:30` : `${nightsInARow(14)[at]?.woke?.slice(0, 10)}T00:30`,
    }));
    expect(Math.round((reportFigures(some, TWO_WEEKS).means.inBed ?? 0) % 720)).toBe(0);
  });

  test("what fewer than three nights say has no average: neither zero nor a guess", () => {
    const some = nightsInARow(14, (at) => (at < 2 ? {} : { awakeMinutes: undefined, awakenings: undefined }));
    const { means, medians, weeks } = reportFigures(some, TWO_WEEKS);
    for (const one of [means, medians, ...weeks.map((week) => week.means)]) {
      expect(one).not.toHaveProperty("wakeAfterOnset");
      expect(one).not.toHaveProperty("efficiency");
      expect(one.onsetLatency).toBe(30);
    }
  });
});

test("the middle of sleep has a mean and a spread, from as many nights on as `/diary week` asks for", () => {
  const moved = (count: number) => nightsInARow(count, (at) => ({ onsetMinutes: at % 2 ? 30 : 90 })); // the middle moves by half of it
  expect(reportFigures(moved(2), TWO_WEEKS)).toMatchObject({ midpoint: undefined, midpointDeviation: undefined });
  expect(reportFigures(moved(4), TWO_WEEKS).midpointDeviation).toBeUndefined();
  const { midpoint = 0, midpointDeviation } = reportFigures(moved(6), TWO_WEEKS);
  expect((midpoint + 720) % 1440).toBeCloseTo(3 * 60 + 30, 6); // 03:15 and 03:45
  expect(midpointDeviation).toBeCloseTo(15, 1);
});

test("regularity takes five days that each have the one before", () => {
  expect(reportFigures(nightsInARow(DAYS_FOR_REGULARITY), TWO_WEEKS).regularity).toBeUndefined();
  expect(reportFigures(nightsInARow(DAYS_FOR_REGULARITY + 1), TWO_WEEKS).regularity).toBe(100);
});

test("social jetlag is given where free nights were chosen", () => {
  const nights = nightsInARow(14);
  expect(reportFigures(nights, TWO_WEEKS).socialJetlag).toBeUndefined();
  expect(reportFigures(nights, { ...TWO_WEEKS, freeNights: [5, 6] }).socialJetlag).toBeCloseTo(0, 6);
});
