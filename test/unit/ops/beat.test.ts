import cron from "node-cron";
import { afterEach, expect, test } from "vitest";
import { startCronBeat } from "../../../src/ops/beat.ts";

afterEach(async () => {
  for (const task of cron.getTasks().values()) await task.destroy();
});

test("the bot beats at every full minute, whatever the zone of the machine", async () => {
  const beat = startCronBeat(async () => {});
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
  startCronBeat(async () => {});
  const [task] = [...cron.getTasks().values()];

  expect(task).toMatchObject({ timezone: "UTC", runner: { noOverlap: true } });
});

test("a beat that was stopped leaves nothing behind", async () => {
  const beat = startCronBeat(async () => {});
  await beat.stop();
  expect(cron.getTasks().size).toBe(0);
});
