import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dayOf, withSlack } from "../../../bench/simulate/evening.ts";
import { send } from "../../../bench/simulate/send.ts";
import { duration, quantile } from "../../../bench/simulate/table.ts";
import { createRateWindow, type Slot } from "../../../src/discord/rest/rate-window.ts";

const DAY = Temporal.Instant.from("2026-07-15T12:00:00Z");
const NONE = new Temporal.Duration();
const minutes = (minutes: number) => Temporal.Duration.from({ minutes });

/** Windows of 45 minutes that all open at `opens`, in minutes of the epoch. */
const crowd = (count: number, opens = 0) => ({
  opensAt: new Float64Array(count).fill(opens * 60_000),
  closesAt: new Float64Array(count).fill((opens + 45) * 60_000),
});

test("3,000 of one minute at 50 a second are sent within that minute, evenly late", () => {
  const { late, dropped, longestRun } = send(withSlack(crowd(3_000), NONE), 50);
  expect([late.length, dropped]).toEqual([3_000, 0]);
  expect(quantile(late, 0.5)).toBeCloseTo(29_980, -2);
  expect(late.at(-1)).toBeCloseTo(59_980, 3);
  expect(longestRun).toBeCloseTo(59_980, 3);
});

test("who cannot be reached before bedtime is dropped, and what was sent was sent before it", () => {
  const { late, dropped } = send(withSlack(crowd(200_000), NONE), 50);
  expect(dropped).toBe(200_000 - 45 * 60 * 50);
  expect(late.at(-1)).toBeLessThan(45 * 60_000);
});

test("slack spreads a crowd over it, never beyond what was asked for", () => {
  const { plannedAt, opensAt } = withSlack(crowd(10_000, 100), minutes(10));
  const earlier = plannedAt.map((planned, index) => (opensAt[index] as number) - planned).sort();
  expect(earlier[0]).toBeGreaterThanOrEqual(0);
  expect(earlier.at(-1)).toBeLessThanOrEqual(10 * 60_000);
  expect(quantile(earlier, 0.5) / 60_000).toBeCloseTo(5, 1);
  expect(plannedAt).toEqual(plannedAt.toSorted());
  expect(send(withSlack(crowd(10_000, 100), minutes(10)), 50).late.at(-1)).toBe(0);
});

test("a day holds each person once, the same ones each time, each with the window of their own clock", () => {
  const day = dayOf(5_000, DAY);
  expect(day).toEqual(dayOf(5_000, DAY));
  for (const [index, opens] of day.opensAt.entries()) {
    expect(opens).toBeGreaterThanOrEqual(DAY.epochMilliseconds);
    expect(opens).toBeLessThan(DAY.add({ hours: 24 }).epochMilliseconds);
    expect((day.closesAt[index] as number) - opens).toBe(45 * 60_000);
  }
});

test("the rate it takes is the one that the bot's own pacing reaches on a way of 60 to 100 ms", () => {
  const window = createRateWindow();
  const inFlight: { readonly slot: Slot; readonly at: number }[] = [];
  let now = 0;
  const hear = (until: number) => {
    for (const one of inFlight.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)) {
      window.answered(one.slot, "post", one.at);
      inFlight.splice(inFlight.indexOf(one), 1);
    }
  };
  for (let count = 0; count < 3_000; count++) {
    for (let free = window.freeAt(now); free > now; free = window.freeAt(now)) {
      hear(free);
      now = Math.max(now, Math.min(free, window.freeAt(now)));
    }
    hear(now);
    inFlight.push({ slot: window.take(now), at: now + 60 + ((count * 17) % 41) });
  }
  const perSecond = 3_000 / (now / 1_000 + 1);
  expect(perSecond).toBeGreaterThan(48.4 * 0.98);
  expect(perSecond).toBeLessThanOrEqual(50);
});

test.each([
  [500, "0.5 s"],
  [119_900, "119.9 s"],
  [120_000, "2.0 min"],
])("%i ms reads as %s", (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});

test("npm run simulate prints a line for each day, and says what it takes when it does not understand", () => {
  const run = (...words: string[]) =>
    spawnSync(process.execPath, ["bench/simulate/run.ts", ...words], {
      cwd: join(import.meta.dirname, "../../.."),
      encoding: "utf8",
    });
  const { stdout, status } = run("--people", "2000,4000", "--slack", "0,5");
  expect(status).toBe(0);
  expect(stdout.split("\n").filter((line) => /^\| [24],000 \|/.test(line))).toHaveLength(4);
  expect(stdout).toContain("Assumed, not measured");
  for (const wrong of [
    ["--people", "many"],
    ["--people", "0"],
    ["--slack", "-1"],
    ["--peopel", "3"],
    ["--rate", "0"],
  ]) {
    const refused = run(...wrong);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining("npm run simulate takes")]);
  }
});
