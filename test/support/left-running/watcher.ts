// Knows all that a run of the tests has started, and ends what is left of it once the run is over, however it ended:
// its stdin ends with the run, after kill -9, too. A line on stdin asks for what is nobody's child any more.
import { createInterface } from "node:readline";
import { everyProcess, type Process, processOf } from "./processes.ts";

const LOOK_EVERY_MS = 500;
/** The process that runs the tests, and how long what ends by itself has for it once that is over. */
const [run = 0, patienceMs = 0] = process.argv.slice(2).map(Number);
const started = new Map<number, Process>();

/** What the run has started, and what that has started, also when whoever started it has ended. */
function look(): Process[] {
  const children = Map.groupBy(everyProcess(), ({ parent }) => parent);
  const visit = (parent: number) => {
    for (const child of children.get(parent) ?? []) {
      if (child.pid === process.pid || started.get(child.pid)?.began === child.began) continue;
      started.set(child.pid, child);
      visit(child.pid);
    }
  };
  for (const pid of [run, ...started.keys()]) visit(pid);
  for (const { pid, began } of started.values()) if (processOf(pid)?.began !== began) started.delete(pid);
  return [...started.values()];
}

/** Of what still runs: whose parents have ended. */
function orphans(): Process[] {
  return look().flatMap(({ pid }) => {
    const now = processOf(pid);
    return now === undefined || now.parent === run || started.has(now.parent) ? [] : [now];
  });
}

setInterval(look, LOOK_EVERY_MS);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {}); // the end of stdin counts
process.stdout.on("error", () => {}); // nobody is there to be told

const lines = createInterface({ input: process.stdin });
lines.on("line", () => console.log(JSON.stringify(orphans())));
lines.on("close", async () => {
  const until = Date.now() + patienceMs;
  while (look().length > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 100));
  for (const { pid, command } of look()) {
    console.error(`left running by the tests, and ended now: ${command}`);
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // ESRCH: it has just ended
    }
  }
  process.exit(0);
});
console.log("watching");
