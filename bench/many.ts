import { fork, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { createLocalDiscord, type LocalDiscord } from "@winddown/local-discord";
import { createPlaygroundClock } from "@winddown/local-discord/testing";
import { openSqliteStore } from "../src/storage/sqlite/sqlite-store.ts";
import { createCoach } from "./coach.ts";
import { median, ratio, short, spread } from "./figures.ts";
import { fillFolder } from "./fill.ts";
import { OUR_BOT } from "./local-bot.ts";
import type { Measure } from "./measured.ts";
import { cpuMs, residentMb } from "./process-figures.ts";

const PEOPLE = 1_000_000;
const TASKS = 20_000;
const RUNS = 5;
const IDLE_SECONDS = 120;
/** Nobody is due while we measure. */
const QUIET = { hours: 1 };

/** What it costs that a million people have a reminder, while nobody's is due. */
export const measure: Measure = async () => {
  const folder = mkdtempSync(join(tmpdir(), "winddown-bench-many-"));
  const start = Temporal.Now.instant();
  const discord = await createLocalDiscord({
    now: createPlaygroundClock({ start, running: true }).now,
    settleMs: 200,
    gateway: { identifyEveryMs: 0 },
  });
  try {
    const full = join(folder, "full");
    mkdirSync(full);
    const quiet = { dueAtOnce: 1, busyMinutes: [], start, quietUntil: start.add(QUIET) };
    const filling = await fillFolder(full, { people: PEOPLE, ...quiet });

    const starts = { none: [] as number[], full: [] as number[] };
    for (let run = 0; run < RUNS; run++) {
      starts.none.push(await startOnly(discord, join(folder, `none-${run}`)));
      starts.full.push(await startOnly(discord, full));
    }
    const [none, many] = await settleAndIdle(discord, [join(folder, "none"), full]);
    const swept = await sweepAll(full);
    const [tasksNone, tasksMany] = [await nodeCronMemory(0), await nodeCronMemory(TASKS)];

    const millions = PEOPLE.toLocaleString("en");
    const oursMore = many.sweptMb - none.sweptMb;
    const theirsMore = ((tasksMany - tasksNone) * PEOPLE) / TASKS;
    return {
      rows: [
        {
          what: `start-up, spawn to ready, ${millions} stored`,
          measured: spread(starts.full, "s"),
          baseline: `none stored: ${spread(starts.none, "s")}`,
          ratio: ratio(median(starts.full), median(starts.none)),
        },
        {
          what: `resident memory, ${millions} stored, right after the sweep`,
          measured: `${short(oursMore)} MB more than with none (${short(many.sweptMb)} against ${short(none.sweptMb)} MB); ${IDLE_SECONDS} s later ${short(many.idleMb - none.idleMb)} MB more`,
          baseline: `one node-cron task a person, scaled from ${TASKS.toLocaleString("en")}: ${short(theirsMore)} MB more`,
          ratio: ratio(oursMore, theirsMore),
        },
        {
          what: `${IDLE_SECONDS} s with nobody due of ${millions}, CPU`,
          measured: `${short(many.idleCpuMs)} ms`,
          baseline: `none stored: ${short(none.idleCpuMs)} ms`,
          ratio: ratio(many.idleCpuMs, none.idleCpuMs),
        },
        {
          what: `the hourly sweep through ${millions}`,
          measured: `${short(swept.cpuSeconds)} s CPU; others waited ${short(swept.usualMs)} ms at most in 99 of 100 moments, ${short(swept.longestMs)} ms once`,
          baseline: "",
          ratio: "",
        },
      ],
      notes: [
        `many: ${millions} people were written in ${short(filling.seconds)} s, ${short(filling.bytesEach)} bytes each. ${RUNS} starts each in turn, files in the page cache.`,
        `many: the bot with its own clock and node-cron's beat, gateway connected; memory and the idle time are taken after the sweep that follows the start, of both bots at the same time, and no hourly sweep falls into it.`,
        `many: of ${TASKS.toLocaleString("en")} node-cron tasks with a time zone each took ${short(((tasksMany - tasksNone) * 1024) / TASKS)} kB; a million of them were not made.`,
        "many: which overdue reminders leave first is tested, not measured: the agenda gives them in the order of their time (test/contract/agenda).",
      ],
    };
  } finally {
    await discord.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The bot with the system's clock, as an operator starts it. */
async function startBot(discord: LocalDiscord, stateDir: string) {
  const began = performance.now();
  const child = spawn(process.execPath, [OUR_BOT], {
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      STATE_DIR: stateDir,
      LOG_LEVEL: "info",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const lines = createInterface({ input: child.stdout });
  const seconds = await new Promise<number>((resolve, reject) => {
    lines.on("line", (line) => {
      if (line.includes('"msg":"ready"')) resolve((performance.now() - began) / 1000);
      if (/^\{"level":[56]0,/.test(line)) console.error(line);
    });
    ended.then(() => reject(new Error("the bot ended before it was ready")));
  });
  if (child.pid === undefined) throw new Error("the bot has no process");
  return {
    seconds,
    pid: child.pid,
    async stop(signal: "SIGTERM" | "SIGKILL") {
      child.kill(signal);
      await ended;
    },
  };
}

/** Seconds to ready; the sweep that follows is cut off. */
async function startOnly(discord: LocalDiscord, stateDir: string): Promise<number> {
  const bot = await startBot(discord, stateDir);
  await bot.stop("SIGKILL");
  return bot.seconds;
}

type Idle = { readonly sweptMb: number; readonly idleMb: number; readonly idleCpuMs: number };

/** What the bots hold once the sweeps after their starts are over, and what they then use while nothing happens. */
async function settleAndIdle(discord: LocalDiscord, stateDirs: readonly [string, string]): Promise<[Idle, Idle]> {
  const [none, full] = [await startBot(discord, stateDirs[0]), await startBot(discord, stateDirs[1])];
  try {
    await Promise.all([untilQuiet(none.pid), untilQuiet(full.pid)]);
    const before = [none, full].map(({ pid }) => ({ sweptMb: residentMb(pid), cpu: cpuMs(pid) ?? Number.NaN }));
    console.error(`  the bots are idle for ${IDLE_SECONDS} s`);
    await sleep(IDLE_SECONDS * 1000);
    const idle = ({ pid }: { pid: number }, index: number): Idle => {
      const { sweptMb, cpu } = before[index] ?? { sweptMb: Number.NaN, cpu: Number.NaN };
      return { sweptMb, idleMb: residentMb(pid), idleCpuMs: (cpuMs(pid) ?? Number.NaN) - cpu };
    };
    return [idle(none, 0), idle(full, 1)];
  } finally {
    await Promise.all([none.stop("SIGTERM"), full.stop("SIGTERM")]);
  }
}

/** Until the process has used next to nothing for three seconds. */
async function untilQuiet(pid: number): Promise<void> {
  const began = performance.now();
  for (;;) {
    const before = cpuMs(pid) ?? 0;
    await sleep(3_000);
    if ((cpuMs(pid) ?? 0) - before < 30) return;
    const waited = Math.round((performance.now() - began) / 1000);
    console.error(`  a bot goes through all records after its start: ${waited} s so far`);
  }
}

async function sweepAll(folder: string) {
  console.error("  going through all records once more, in this process");
  const store = await openSqliteStore({ folder });
  try {
    const { reminders } = createCoach(store, () => Temporal.Now.instant());
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const before = process.cpuUsage();
    await reminders.sweep();
    const { user, system } = process.cpuUsage(before);
    delay.disable();
    return { cpuSeconds: (user + system) / 1e6, usualMs: delay.percentile(99) / 1e6, longestMs: delay.max / 1e6 };
  } finally {
    await store.close();
  }
}

/** Resident memory of a process of its own with so many tasks, each with a zone of its own as ours have. */
function nodeCronMemory(tasks: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, "node-cron-tasks.ts"), [String(tasks)], { execArgv: ["--expose-gc"] });
    child.once("message", (message) => {
      resolve(Number(message));
      child.kill();
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error("the node-cron tasks ended early")));
  });
}
