import { describe, expect, test } from "vitest";
import { CARRIED_A_MINUTE, earlyOf, firstOf, SPREAD_MINUTES } from "../../../src/delivery/crowd.ts";
import { LIMIT } from "../../../src/discord/rest/rate-window.ts";

const SPREAD = { minutes: 5, perMinute: 100 };
/** Ten minutes from the next one on, with so many people in some of them. */
const minutes = (busy: Readonly<Record<number, number>>) => Array.from({ length: 10 }, (_, index) => busy[index] ?? 0);

test("a minute is taken to carry nine tenths of Discord's limit", () => {
  expect(CARRIED_A_MINUTE / LIMIT.requests).toBe(54);
  expect(SPREAD_MINUTES.usual).toBeLessThanOrEqual(SPREAD_MINUTES.most);
});

describe("how many begin in the present minute", () => {
  test.each([
    ["none where every minute carries its own", { 0: 100, 1: 100, 4: 100 }, [0, 0, 0, 0, 0]],
    ["whom the next minute cannot carry", { 0: 130 }, [30, 0, 0, 0, 0]],
    ["none as long as minutes in between have places", { 3: 400 }, [0, 0, 0, 0, 0]],
    ["the first of a crowd that fills them", { 3: 450 }, [0, 0, 0, 50, 0]],
    ["who has none in between because those serve their own", { 0: 60, 1: 200 }, [0, 60, 0, 0, 0]],
    ["nobody whose minute is further than the spread", { 5: 600 }, [0, 0, 0, 0, 0]],
    ["of two crowds each its own", { 0: 130, 1: 150 }, [30, 50, 0, 0, 0]],
  ])("%s", (_name, busy, early) => {
    expect(earlyOf(minutes(busy), SPREAD, 1)).toEqual(early);
  });

  test("those of a quieter minute go before a crowd that has no other place", () => {
    // 600 people of the fifth minute fill it and the five before, so the 40 of the first go now.
    expect(earlyOf(minutes({ 0: 40, 5: 600 }), SPREAD, 1)).toEqual([40, 0, 0, 0, 0]);
  });

  test("is no more than what is left of the minute carries", () => {
    expect(earlyOf(minutes({ 0: 180 }), SPREAD, 0.5)).toEqual([56, 0, 0, 0, 0]); // 50, and 6 as not all have a place
    expect(earlyOf(minutes({ 0: 130 }), SPREAD, 0)).toEqual([0, 0, 0, 0, 0]);
    expect(earlyOf(minutes({ 0: 10_000 }), SPREAD, 1)).toEqual([111, 0, 0, 0, 0]);
  });
});

describe("the order of a crowd", () => {
  const crowd = Array.from({ length: 1_000 }, (_, index) => ({
    userId: String(100_000_000_000_000_000n + BigInt(index)),
  }));

  test("is each person's own: taking others away, or asking again, changes nothing of it", () => {
    const all = firstOf(crowd, crowd.length);
    expect(firstOf(crowd.toReversed(), crowd.length)).toEqual(all);
    const some = crowd.filter((_, index) => index % 3 > 0);
    expect(firstOf(some, some.length)).toEqual(all.filter((one) => some.includes(one)));
    expect(firstOf(crowd, 10)).toEqual(all.slice(0, 10));
  });

  test("stays as it is from version to version", () => {
    expect(firstOf(crowd.slice(0, 5), 5).map(({ userId }) => userId.slice(-1))).toEqual(["2", "0", "4", "3", "1"]);
  });

  test("does not go by how long somebody has been at Discord", () => {
    const first = new Set(firstOf(crowd, 500));
    const early = crowd.slice(0, 500).filter((one) => first.has(one));
    expect(early.length).toBeGreaterThan(200);
    expect(early.length).toBeLessThan(300);
  });
});
