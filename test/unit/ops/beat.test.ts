import cron from "node-cron";
import { afterEach, expect, test, vi } from "vitest";
import { startCronBeat } from "../../../src/ops/beat.ts";
import { logIntoMemory } from "./log-lines.ts";

afterEach(async () => {
  for (const task of cron.getTasks().values()) await task.destroy();
});

test("the bot beats at every full minute, whatever the zone of the machine", async () => {
  const beat = startCronBeat(async () => {}, logIntoMemory().log);
  const [task] = [...cron.getTasks().values()];

  expect(cron.getTasks().size).toBe(1);
  const next = task?.getNextRun();
  expect(next?.getUTCSeconds()).toBe(0);
  const seconds = Temporal.Now.instant()
    .until(next?.toTemporalInstant() ?? "1970-01-01T00:00Z")
    .total("seconds");
  expect(seconds).toBeGreaterThan(-1);
  expect(seconds).toBeLessThanOrEqual(61);
  await beat.stop();
});

test("beats are counted in UTC, and none joins one that is still going", async () => {
  startCronBeat(async () => {}, logIntoMemory().log);
  const [task] = [...cron.getTasks().values()];

  expect(task).toMatchObject({ timezone: "UTC", runner: { noOverlap: true } });
});

test("a beat that was stopped leaves nothing behind", async () => {
  const beat = startCronBeat(async () => {}, logIntoMemory().log);
  await beat.stop();
  expect(cron.getTasks().size).toBe(0);
});

test("no pause between two beats is longer than it may be, also while node-cron waits for an hour that was set back", async () => {
  const beats: number[] = [];
  const { promise: cameThreeTimes, resolve } = Promise.withResolvers<void>();
  // A minute of node-cron's is far away beside a pause of ten milliseconds, as ten hours are beside a minute.
  const beat = startCronBeat(
    async () => {
      if (beats.push(performance.now()) === 3) resolve();
    },
    logIntoMemory().log,
    10,
  );

  await cameThreeTimes;
  await beat.stop();
  expect(cron.getTasks().size, "node-cron is asked anew, and nothing is left of the task before").toBe(0);
});

test("what node-cron says is a line of the log, and prints nothing of its own", async () => {
  const printed = ["log", "info", "warn", "error"] as const;
  const spies = printed.map((way) => vi.spyOn(console, way).mockImplementation(() => {}));
  vi.useFakeTimers({ now: Date.UTC(2026, 2, 12, 21, 44, 59, 900) });
  try {
    const { log, lines } = logIntoMemory();
    const beat = startCronBeat(() => new Promise(() => {}), log); // a beat that never ends
    await vi.advanceTimersByTimeAsync(130_000);
    expect(lines()).toContainEqual(
      expect.objectContaining({ level: 40, msg: expect.stringContaining("the beat was late or left out") }),
    );
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    await beat.stop();
  } finally {
    vi.useRealTimers();
    vi.restoreAllMocks();
  }
});
