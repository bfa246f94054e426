import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { endsWithTest } from "../../support/ends-with-test.ts";
import { processOf, tellsOfProcesses } from "../../support/left-running/processes.ts";

const RUN = join(import.meta.dirname, "../../support/left-running/run-child.ts");

/** A run of tests that has started two processes, which are running. */
async function openRun() {
  const run = endsWithTest(spawn(process.execPath, [RUN], { stdio: ["pipe", "pipe", "ignore"] }));
  const lines = createInterface({ input: run.stdout })[Symbol.asyncIterator]();
  const pids = JSON.parse(String((await lines.next()).value)) as number[];
  const running = () => pids.map((pid) => processOf(pid)).filter((one) => one !== undefined).length;
  expect(running()).toBe(2);
  return { run, lines, running };
}

test.runIf(tellsOfProcesses).each(["SIGINT", "SIGTERM", "SIGKILL"] as const)(
  "nothing that tests have started stays when their run ends by %s",
  async (signal) => {
    const { run, running } = await openRun();
    run.kill(signal);
    await once(run, "exit");
    await expect.poll(running).toBe(0);
  },
);

test.runIf(tellsOfProcesses)("a run fails when something has lost its parent and still runs, and ends it", async () => {
  const { run, lines, running } = await openRun();
  run.stdin.write("end\n");
  expect((await lines.next()).value).toMatch(/^Tests have left running: .*setInterval/);
  await expect.poll(running).toBe(0);
});
