import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dayOf } from "../../../bench/simulate/evening.ts";
import { send } from "../../../bench/simulate/send.ts";
import { duration, quantile } from "../../../bench/simulate/table.ts";
import { createRateWindow, type Slot } from "../../../src/discord/rest/rate-window.ts";

const DAY = Temporal.Instant.from("2026-07-15T12:00:00Z");
const spreadOver = (minutes: number) => ({ minutes, perMinute: 2_700 });

/** Windows of 45 minutes that all open at `opens`, in minutes of the epoch. */
const crowd = (count: number, opens = 0) => ({
  opensAt: new Float64Array(count).fill(opens * 60_000),
  closesAt: new Float64Array(count).fill((opens + 45) * 60_000),
});

test("3,000 of one minute at 50 a second are sent within that minute, evenly late", () => {
  const { late, dropped, longestRun } = send(crowd(3_000), undefined, 50);
  expect([late.length, dropped]).toEqual([3_000, 0]);
  expect(quantile(late, 0.5)).toBeCloseTo(29_980, -2);
  expect(late.at(-1)).toBeCloseTo(59_980, 3);
  expect(longestRun).toBeCloseTo(59_980, 3);
});

test("who cannot be reached before bedtime is dropped, and what was sent was sent before it", () => {
  const { late, dropped } = send(crowd(200_000), undefined, 50);
  expect(dropped).toBe(200_000 - 45 * 60 * 50);
  expect(late.at(-1)).toBeLessThan(45 * 60_000);
});

test("a spread crowd is on time, nobody earlier than the spread, and each minute sends what it carries", () => {
  const { late, early, dropped } = send(crowd(10_000, 100), spreadOver(5), 50);
  expect([late.length, dropped]).toEqual([10_000, 0]);
  expect(late.at(-1)).toBeLessThan(60_000);
  expect(early.at(-1)).toBeLessThanOrEqual(3 * 60_000); // three minutes before its own carry what that one does not
  expect(early.filter((one) => one > 0)).toHaveLength(10_000 - 2_700);
});

test("what a minute carries is sent in it, whatever the spread", () => {
  const { late, early } = send(crowd(2_700, 100), spreadOver(15), 50);
  expect(late).toEqual(send(crowd(2_700, 100), undefined, 50).late);
  expect(early.at(-1)).toBe(0);
});

test("of more than all of its minutes carry, nobody is later than without a spread", () => {
  const [with5, without] = [send(crowd(40_000, 100), spreadOver(5), 50), send(crowd(40_000, 100), undefined, 50)];
  expect(with5.late.every((late, index) => late <= (without.late[index] as number))).toBe(true);
  expect((without.late.at(-1) as number) - (with5.late.at(-1) as number)).toBeGreaterThan(4.9 * 60_000);
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
  const { stdout, status } = run("--people", "2000,4000", "--spread", "0,5");
  expect(status).toBe(0);
  expect(stdout.split("\n").filter((line) => /^\| [24],000 \|/.test(line))).toHaveLength(4);
  expect(stdout).toContain("Assumed, not measured");
  for (const wrong of [
    ["--people", "many"],
    ["--people", "0"],
    ["--spread", "-1"],
    ["--spread", "16"],
    ["--peopel", "3"],
    ["--rate", "0"],
  ]) {
    const refused = run(...wrong);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining("npm run simulate takes")]);
  }
});
