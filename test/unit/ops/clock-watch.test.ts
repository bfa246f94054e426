import { expect, test } from "vitest";
import { AGREES_WITH_DISCORD_MS, createClockWatch, TOLERANCE_MS } from "../../../src/ops/clock-watch.ts";

function openWatch() {
  const time = { elapsedMs: 0, wallMs: 1_000_000_000_000 };
  const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(time.wallMs), elapsedMs: () => time.elapsedMs };
  const discord: { nowMs: number | undefined } = { nowMs: undefined };
  const watch = createClockWatch(
    clock,
    () => {},
    () => discord.nowMs,
  );
  return {
    watch,
    discord,
    time,
    pass(seconds: number, jumpSeconds = 0) {
      time.elapsedMs += seconds * 1_000;
      time.wallMs += (seconds + jumpSeconds) * 1_000;
    },
  };
}

test("between two looks a jump is seen at once: a long beat claims nothing by a wrong clock", () => {
  const { watch, pass } = openWatch();
  watch.look();
  pass(10);
  expect(watch.isSteady()).toBe(true);
  pass(0, TOLERANCE_MS / 1_000);
  expect(watch.isSteady()).toBe(true);
  pass(0, 1);
  expect(watch.isSteady()).toBe(false);
});

test("after a jump a look 55 seconds later is the second witness, and a moment sooner is none", () => {
  const after = (seconds: number) => {
    const { watch, pass } = openWatch();
    watch.look();
    pass(60, 3_600);
    watch.look();
    pass(seconds);
    return watch.look();
  };
  expect([after(54.999), after(55)]).toEqual([false, true]); // a beat comes each minute, and may come a little early
});

test("nothing is deleted at the first look, and from the second on, a minute later, it is", () => {
  const { watch, pass } = openWatch();
  expect(watch.mayDelete()).toBe(false);
  watch.look();
  expect(watch.mayDelete()).toBe(false);
  pass(60);
  watch.look();
  expect(watch.mayDelete()).toBe(true);
});

test("a bot that starts with a clock years ahead deletes nothing by it: Discord's says otherwise", () => {
  const { watch, discord, time, pass } = openWatch();
  watch.look();
  pass(60);
  watch.look();
  discord.nowMs = time.wallMs - AGREES_WITH_DISCORD_MS - 1;
  expect(watch.mayDelete()).toBe(false);
  discord.nowMs = time.wallMs + AGREES_WITH_DISCORD_MS + 1;
  expect(watch.mayDelete()).toBe(false);
  discord.nowMs = time.wallMs - AGREES_WITH_DISCORD_MS;
  expect(watch.mayDelete()).toBe(true);
});

test("after a jump nothing is deleted for a day, also once the clock is gone by", () => {
  const { watch, pass } = openWatch();
  watch.look();
  pass(60, 14 * 30 * 86_400);
  expect(watch.look()).toBe(false);
  pass(60);
  expect(watch.look()).toBe(true);
  expect(watch.mayDelete()).toBe(false);
  pass(86_400 - 61);
  watch.look();
  expect(watch.mayDelete()).toBe(false);
  pass(1);
  expect(watch.mayDelete()).toBe(true);
});
