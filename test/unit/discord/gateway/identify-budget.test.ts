import { describe, expect, test } from "vitest";
import {
  afterStart,
  IdentifiesRow,
  mayIdentify,
  pauseBefore,
} from "../../../../src/discord/gateway/identify-budget.ts";
import type { SessionStarts } from "../../../../src/discord/gateway/session-starts.ts";
import { openMapStore } from "../../../../src/storage/core/map-store.ts";
import { logIntoMemory } from "../../ops/log-lines.ts";

const MORNING = Temporal.Instant.from("2026-03-12T06:00:00Z");
const PLENTY: SessionStarts = { shards: 1, total: 1_000, remaining: 990, resetAfter: Temporal.Duration.from("PT20H") };

/** Starts that each end at once, for `hours`; when each identified, in seconds since the first. */
function crashLoop(hours: number, shards: number): number[] {
  const identified: number[] = [];
  let now = MORNING;
  let row: IdentifiesRow | undefined;
  while (MORNING.until(now).total("hours") < hours) {
    now = now.add(pauseBefore(row, shards, now));
    row = afterStart(row, shards, now);
    identified.push(MORNING.until(now).total("seconds"));
    now = now.add({ seconds: 1 });
  }
  return identified;
}

describe("a bot that crashes at each start", () => {
  test("is let through five times, then once in three minutes", () => {
    const times = crashLoop(1, 1);
    expect(times.slice(0, 5)).toEqual([0, 1, 2, 3, 4]);
    expect(times.slice(5, 8).map(Math.round)).toEqual([173, 346, 518]);
  });

  test.each([1, 4, 16])("with %i shards leaves half of the day's identifies", (shards) => {
    const identifies = crashLoop(24, shards).length * shards;
    expect(identifies).toBeLessThanOrEqual(500 + 6 * shards); // the last may come after midnight
    expect(identifies).toBeGreaterThanOrEqual(500); // and it does not give up
  });
});

test("a start now and then waits for nothing, and nothing is held against it after a while", () => {
  let row: IdentifiesRow | undefined;
  for (let start = 0; start < 20; start++) {
    const now = MORNING.add({ minutes: 15 * start });
    expect(pauseBefore(row, 1, now).sign).toBe(0);
    row = afterStart(row, 1, now);
    expect(row.inARow).toBe(1);
  }
});

test("a clock that was set back a year makes nobody wait a year", () => {
  const row = afterStart(undefined, 1, MORNING);
  expect(pauseBefore(row, 1, MORNING.subtract({ hours: 24 * 365 })).total("minutes")).toBeLessThan(3);
});

function setUp(looks: readonly SessionStarts[] = [PLENTY]) {
  const rows = openMapStore().collection("identifies", IdentifiesRow);
  const { log, lines } = logIntoMemory();
  const waits: number[] = [];
  let now = MORNING;
  let asked = 0;
  return {
    rows,
    lines,
    waits,
    start: (instance?: string) =>
      mayIdentify({
        rows,
        instance,
        shards: 1,
        look: async () => looks[Math.min(asked++, looks.length - 1)] as SessionStarts,
        now: () => now,
        wait: async (duration) => {
          waits.push(Math.round(duration.total("seconds")));
          now = now.add(duration);
        },
        log,
      }),
  };
}

test("the sixth start in a row waits, says why, and then goes on", async () => {
  const { start, waits, lines } = setUp();
  for (let count = 0; count < 5; count++) await start();
  expect(waits).toEqual([]);
  await start();
  expect(waits).toEqual([173]);
  expect(lines()).toMatchObject([{ level: 40, starts: 5, waitSeconds: 173, msg: expect.stringContaining("in a row") }]);
});

test("when Discord says that next to none are left, it waits until there are more, and looks in between", async () => {
  const few = (remaining: number, resetAfter: string): SessionStarts => ({
    ...PLENTY,
    remaining,
    resetAfter: Temporal.Duration.from(resetAfter),
  });
  const { start, waits, lines } = setUp([few(20, "PT12M"), few(20, "PT2M"), PLENTY]);
  await start();
  expect(waits).toEqual([600, 121]);
  expect(lines()).toMatchObject([
    { level: 50, remaining: 20, resetMinutes: 12, msg: expect.stringContaining("takes away the token") },
    { remaining: 20, resetMinutes: 2 },
  ]);
});

test("without a number of its own a process counts the shards that Discord recommends", async () => {
  const { rows } = setUp();
  const many = { ...PLENTY, shards: 16 };
  const dependencies = {
    rows,
    look: async () => many,
    now: () => MORNING,
    wait: async () => {},
    log: logIntoMemory().log,
  };
  await mayIdentify({ ...dependencies, shards: undefined });
  const read = await rows.get("starts");
  const spentUntil = read.kind === "found" ? Temporal.Instant.from(read.value.spentUntil) : MORNING;
  expect(MORNING.until(spentUntil).total("seconds")).toBeCloseTo(16 * 172.8);
});

test("the last one that is not kept back is taken", async () => {
  const { start, waits } = setUp([{ ...PLENTY, remaining: 21 }]);
  await start();
  expect(waits).toEqual([]);
});

test("what was kept and cannot be read is no reason not to start", async () => {
  const { start, rows } = setUp();
  await rows.put("starts", { version: 1, spentUntil: MORNING.toString(), inARow: 3 });
  const unreadable = { ...rows, get: async () => ({ kind: "unreadable", reason: "it is not JSON" }) as const };
  await mayIdentify({
    rows: unreadable,
    shards: 1,
    look: async () => PLENTY,
    now: () => MORNING,
    wait: async () => {},
    log: logIntoMemory().log,
  });
  await start();
  expect(await rows.get("starts")).toMatchObject({ kind: "found", value: { inARow: 2 } });
});

test("of several instances each has a count of its own, so that a rolling restart of many waits for nothing", async () => {
  const { start, waits } = setUp();

  for (let instance = 0; instance < 10; instance++) await start(`machine|${instance}`);
  expect(waits).toEqual([]);

  for (let again = 0; again < 5; again++) await start("machine|0");
  expect(waits.length).toBeGreaterThan(0);
});

test("the counts of instances that are gone are deleted a day later, and no other", async () => {
  const { rows, start } = setUp();
  const rowOf = (hoursAgo: number) => ({
    version: 1 as const,
    spentUntil: MORNING.subtract({ hours: hoursAgo }).toString(),
    inARow: 1,
  });
  await rows.put("starts|gone|0", rowOf(25));
  await rows.put("starts|machine|1", rowOf(23));

  await start("machine|0");

  expect((await rows.get("starts|gone|0")).kind).toBe("absent");
  expect((await rows.get("starts|machine|1")).kind).toBe("found");
});
