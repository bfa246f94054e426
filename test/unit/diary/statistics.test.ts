import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockDeviation, clockDifference, clockMean, mean } from "../../../src/diary/statistics.ts";
import { seeded } from "../../support/seed.ts";

const at = (clock: string) => Temporal.PlainTime.from(clock).since("00:00").total("minutes");

describe("means", () => {
  test("of numbers, and of none", () => {
    expect(mean([20, 30, 70])).toBe(40);
    expect(mean([])).toBeUndefined();
  });

  test.each([
    [["23:50", "00:10"], "00:00"],
    [["23:00", "01:00", "00:30"], "00:10"],
    [["07:00", "08:00"], "07:30"],
    [["11:00", "13:00"], "12:00"], // a night shift's sleep
  ])("of %s o'clock", (clocks, expected) => {
    const found = clockMean(clocks.map(at)) ?? Number.NaN;
    expect(Math.abs(clockDifference(found, at(expected)))).toBeLessThan(0.5);
  });

  test("of times that lie opposite to each other there is none", () => {
    expect(clockMean([at("00:00"), at("12:00")])).toBeUndefined();
    expect(clockMean([])).toBeUndefined();
  });

  /** Mardia & Jupp 2000, 2.2.3: the direction of the sum of unit vectors. */
  test("the circular mean by its definition", () => {
    const times = [1430, 10, 1380, 30, 75];
    const turn = (2 * Math.PI) / 1440;
    const [x, y] = [Math.cos, Math.sin].map((of) => times.reduce((sum, time) => sum + of(time * turn), 0));
    const expected = Math.atan2(y ?? 0, x ?? 0) / turn;
    expect(clockMean(times)).toBeCloseTo((expected + 1440) % 1440, 8);
  });
});

test("times that are all the same do not vary by minus nothing", () => {
  for (let minute = 0; minute < 1440; minute++) expect(Object.is(clockDeviation([minute, minute]), -0)).toBe(false);
});

test.each([
  ["01:00", "23:00", 120],
  ["23:00", "01:00", -120],
  ["12:00", "00:00", -720],
  ["05:00", "03:30", 90],
])("%s is that many minutes after %s: %i", (later, earlier, minutes) => {
  expect(clockDifference(at(later), at(earlier))).toBe(minutes);
});

/** Whoever sleeps at other hours of the clock has the same spread, and a mean that is moved along with them. */
test("moving all times around the clock moves their mean with them, and their spread not at all", () => {
  const times = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(times, fc.integer({ min: 0, max: 1439 }), (minutes, by) => {
      const moved = minutes.map((minute) => (minute + by) % 1440);
      expect(clockDifference((clockMean(moved) ?? 0) - by, clockMean(minutes) ?? 0)).toBeCloseTo(0, 6);
      expect(clockDeviation(moved) ?? 0).toBeCloseTo(clockDeviation(minutes) ?? 0, 4);
    }),
    seeded,
  );
});
