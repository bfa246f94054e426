import { describe, expect, test } from "vitest";
import { createRateWindow } from "../../../../src/discord/rest/rate-window.ts";

/** A window after fifty quick answers, at two minutes: from then on it is known that quick means 80 ms. */
function knowing() {
  const window = createRateWindow();
  for (let one = 0; one < 50; one++) window.answered(window.take(0), "post", 80);
  return window;
}
const NOW = 120_000;

/** Fifty sent at once and each answered after `tookMs`; how long after that the next may go. */
function untilNext(window: ReturnType<typeof createRateWindow>, tookMs: number | undefined, kind = "post"): number {
  expect(window.freeAt(NOW)).toBe(NOW);
  const taken = Array.from({ length: 50 }, () => window.take(NOW));
  if (tookMs !== undefined) for (const slot of taken) window.answered(slot, kind, NOW + tookMs);
  return window.freeAt(NOW) - NOW;
}

describe("a slot among the fifty of a second is free again", () => {
  test.each([
    ["after a second, when the answer was as quick as any", 80, 1_000],
    ["later by as much as the answer was slower", 105, 1_025],
    ["60 ms later at most, when Discord is slow", 159, 1_060],
    ["later by all of it, when the answer is out of the ordinary", 600, 1_520],
    ["a second later at most", 20_000, 2_000],
    ["60 ms later, when there is no answer yet", undefined, 1_060],
  ])("%s", (_when, tookMs, ms) => {
    expect(untilNext(knowing(), tookMs)).toBeCloseTo(ms, 6);
  });

  test("later by all that the answer took while nobody knows what is quick, of a kind seldom asked for, too", () => {
    expect(untilNext(createRateWindow(), 650)).toBeCloseTo(1_650, 6);
    expect(untilNext(knowing(), 80, "open")).toBeCloseTo(1_080, 6);
  });

  test("60 ms later at most again, when what was out of the ordinary has become usual", () => {
    const window = knowing();
    for (let one = 0; one < 500; one++) window.answered(window.take(0), "post", 400);
    for (let one = 0; one < 5; one++) window.answered(window.take(0), "post", 80);
    expect(untilNext(window, 400)).toBeCloseTo(1_060, 6);
  });

  test("later after each second in which a 429 came, by half a second at most", () => {
    const extra = [1, 2, 3, 4, 5, 6, 7].map((limits) => {
      const window = knowing();
      for (let second = 0; second < limits; second++) window.tooMany(second * 1_000);
      return Math.round(untilNext(window, undefined) - 1_000);
    });
    expect(extra).toEqual([90, 135, 203, 304, 456, 500, 500]);
  });

  test("later once for all that come within a second", () => {
    const window = knowing();
    for (let one = 0; one < 50; one++) window.tooMany(one);
    expect(untilNext(window, undefined)).toBeCloseTo(1_090, 6);
  });

  test("as before, some thousand answers after the last 429", () => {
    const window = knowing();
    for (let second = 0; second < 20; second++) window.tooMany(second * 1_000);
    for (let one = 0; one < 4_400; one++) window.answered(window.take(0), "post", 80);
    expect(untilNext(window, undefined)).toBeCloseTo(1_060, 6);
  });

  test("by what is quick of late, not by what once was", () => {
    const window = knowing();
    for (let one = 0; one < 2_000; one++) window.answered(window.take(0), "post", 150);
    expect(untilNext(window, 150)).toBeCloseTo(1_000, 6);
  });
});
