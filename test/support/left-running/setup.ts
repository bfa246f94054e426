import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { type Process, tellsOfProcesses } from "./processes.ts";

/** For what was told to end and is about to. */
const PATIENCE_MS = 15_000;

/**
 * Nothing that tests have started outlives their run: at its end whatever has lost its parent and still runs is a
 * failure, and after an interrupted run, or one that was killed, it is ended.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  return tellsOfProcesses ? watchRun(PATIENCE_MS) : undefined;
}

/** @returns ends the watch; throws when something is left running */
export async function watchRun(patienceMs: number): Promise<() => Promise<void>> {
  const program = join(import.meta.dirname, "watcher.ts");
  const watcher = spawn(process.execPath, [program, String(process.pid), String(patienceMs)], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true, // a Ctrl-C is for the run, and the watcher stays until that has ended
  });
  watcher.unref();
  const lines = createInterface({ input: watcher.stdout })[Symbol.asyncIterator]();
  await lines.next(); // it is there
  return async () => {
    const ask = async () => {
      watcher.stdin.write("orphans\n");
      return JSON.parse(String((await lines.next()).value)) as Process[];
    };
    const until = Date.now() + patienceMs;
    let left = await ask();
    while (left.length > 0 && Date.now() < until) {
      await sleep(100);
      left = await ask();
    }
    for (const { pid } of left) process.kill(pid, "SIGKILL");
    watcher.stdin.end(); // it goes when the last worker has
    if (left.length > 0) throw new Error(`Tests have left running: ${left.map(({ command }) => command).join("; ")}`);
  };
}
