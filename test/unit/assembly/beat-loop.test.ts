import { describe, expect, test } from "vitest";
import { createBeat } from "../../../src/assembly/beat-loop.ts";
import { type ClockEvent, createClockWatch } from "../../../src/ops/clock-watch.ts";
import { createLog } from "../../../src/ops/log.ts";
import { checkFormat, OURS } from "../../../src/storage/core/format.ts";

/** A beat over parts that write down what is asked of them, on a wall clock that may go wrong. */
function openLoop(parts: Partial<Parameters<typeof createBeat>[0]> = {}) {
  const calls: string[] = [];
  const ended: string[] = [];
  const time = { elapsedMs: 0, wall: Temporal.Instant.from("2026-03-12T21:45:00Z") };
  const clock = { now: () => time.wall, elapsedMs: () => time.elapsedMs };
  const clockEvents: ClockEvent[] = [];
  const clockWatch = createClockWatch(clock, (event) => {
    clockEvents.push(event);
    beat.clockMoved(event);
  });
  const beat = createBeat({
    serveDue: async () => {
      calls.push("beat");
      return { served: 0, failed: 0 };
    },
    swept: [],
    uptime: {
      begin: async () => void calls.push("begin"),
      alive: async () => void calls.push("alive"),
      whyLate: () => undefined,
    },
    leadership: { turn: () => 1, seek: async () => true },
    clock,
    clockWatch,
    checkStore: async () => {},
    onOutdated: () => calls.push("outdated"),
    log: createLog("silent"),
    onBeat: (how) => ended.push(how),
    onSwept: () => calls.push("swept"),
    ...parts,
  });
  return {
    beat,
    calls,
    ended,
    clockEvents,
    /** Time passes, and the wall clock shows as much of it as it wants. */
    pass(seconds: number, onTheWall: Temporal.DurationLike = { seconds }) {
      time.elapsedMs += seconds * 1_000;
      time.wall = time.wall.add(onTheWall);
    },
    async beats() {
      calls.length = 0;
      await beat();
      await beat.idle();
      return [...calls];
    },
  };
}

test("the time is not noted before it is written how long nobody was there", async () => {
  let failures = 1;
  const { beat, calls, ended } = openLoop({
    uptime: {
      async begin() {
        calls.push("begin");
        if (failures-- > 0) throw new Error("the database is away");
      },
      alive: async () => void calls.push("alive"),
      whyLate: () => undefined,
    },
  });

  await beat();
  await beat();
  await beat();

  await beat.idle();
  expect(calls).toEqual(["begin", "beat", "swept", "begin", "alive", "beat", "alive", "beat"]);
  expect(ended).toEqual(["well", "well", "well"]);
});

describe("a beat went well", () => {
  test.each([
    ["when nobody was due", { served: 0, failed: 0 }, "well"],
    ["when one was served, though another failed", { served: 1, failed: 1 }, "well"],
    ["but not when everybody failed", { served: 0, failed: 2 }, "failed"],
  ])("%s", async (_name, counts, how) => {
    const { beat, ended } = openLoop({ serveDue: async () => counts });
    await beat();
    expect(ended).toEqual([how]);
  });

  test("but not when it could not be seen who is due, although the time could be noted", async () => {
    const { beat, calls, ended } = openLoop({
      async serveDue() {
        throw new Error("the agenda is damaged");
      },
    });
    await beat();
    expect(calls).toContain("alive");
    expect(ended).toEqual(["failed"]);
  });

  test("but not when the store has gone away, and then nobody is served", async () => {
    const { beat, calls, ended } = openLoop({
      async checkStore() {
        throw new Error("its folder is not there");
      },
    });
    await beat();
    await beat.idle();
    expect(calls).not.toContain("beat");
    expect(ended).toEqual(["failed"]);
  });
});

describe("once another instance has made the store one of a later version", () => {
  const checkStore = async () => {
    checkFormat({ writes: OURS.writes + 1, readers: OURS.writes + 1, by: "9.9.9" });
  };

  test("the leader serves nobody any more and ends, so that another has the lead", async () => {
    const { beats, ended } = openLoop({ checkStore });
    expect(await beats()).not.toContain("beat");
    expect(await beats()).toContain("outdated");
    expect(ended).toEqual(["failed", "failed"]);
  });

  test("so does one that does not lead: its shards are for another, and it would call records damaged", async () => {
    const { beats } = openLoop({ checkStore, leadership: { turn: () => undefined, seek: async () => false } });
    expect(await beats()).toEqual(["outdated"]);
  });

  test("one that does not lead goes on while the store is merely away", async () => {
    const away = async () => {
      throw new Error("the database restarts");
    };
    const leadership = { turn: () => undefined, seek: async () => false };
    const { beats, ended } = openLoop({ checkStore: away, leadership });
    expect(await beats()).toEqual([]);
    expect(ended).toEqual(["others"]);
  });
});

describe("with a wall clock that jumps", () => {
  test.each([
    ["an hour ahead", { hours: 1 }],
    ["an hour back", { hours: -1 }],
    ["two years ahead", { hours: 17_520 }],
    ["two years back", { hours: -17_520 }],
  ])("%s, nobody is served and nothing swept until a beat a minute later agrees", async (_name, off) => {
    const { pass, beats, clockEvents } = openLoop();
    await beats();
    pass(60);
    expect(await beats()).toContain("beat");

    pass(60, off);
    expect(await beats()).toEqual([]);
    pass(5);
    expect(await beats(), "seconds later is no second witness").toEqual([]);
    pass(60);
    expect(await beats(), "and then all is planned anew").toEqual(["alive", "beat", "swept"]);
    expect(
      clockEvents.map(({ kind }) => kind),
      "one line for the jump",
    ).toEqual(["jumped", "believed"]);
  });

  test("one that comes back at once has cost one beat", async () => {
    const { pass, beats, clockEvents } = openLoop();
    await beats();
    pass(60, { hours: 9_000 });
    expect(await beats()).toEqual([]);
    pass(60, { seconds: 120 - 9_000 * 3_600 });
    expect(await beats()).toContain("beat");
    expect(clockEvents.map(({ kind }) => kind)).toEqual(["jumped", "came-back"]);
  });

  test("one that never settles is never gone by", async () => {
    const { pass, beats } = openLoop();
    await beats();
    for (const hours of [1, 5, -9, 100]) {
      pass(60, { hours });
      expect(await beats()).toEqual([]);
    }
  });

  test("seconds that a time server moves it by are no jump, however many there are", async () => {
    const { pass, beats, clockEvents } = openLoop();
    await beats();
    for (let minute = 0; minute < 10; minute++) {
      pass(60, { seconds: 80 });
      expect(await beats()).toContain("beat");
    }
    expect(clockEvents).toEqual([]);
  });
});

test("records are gone through once an hour of time that passes, whatever the wall shows", async () => {
  const { pass, beats } = openLoop();
  expect(await beats()).toContain("swept");
  pass(3_599);
  expect(await beats()).not.toContain("swept");
  pass(1);
  expect(await beats()).toContain("swept");
});
