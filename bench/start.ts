import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { median, ratio, spread } from "./figures.ts";
import { BARE_BOT, OUR_BOT, openLocalBot } from "./local-bot.ts";
import type { Measure } from "./measured.ts";
import { cpuSeconds, residentMb } from "./process-figures.ts";

const RUNS = 5;
const IDLE_MS = 6_000;

/** From the spawn of the bot's process to "ready", and what it then holds in memory while nothing happens. */
export const measure: Measure = async () => {
  await createSeries(OUR_BOT).run(); // leaves behind what later starts take over
  const ours = createSeries(OUR_BOT);
  const bare = createSeries(BARE_BOT);
  const node: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    node.push(await nodeAlone());
    await bare.run();
    await ours.run();
  }
  const hasCpu = ours.cpu.length > 0 && bare.cpu.length > 0;
  return {
    rows: [
      {
        what: "start-up, spawn to ready",
        measured: spread(ours.seconds, "s"),
        baseline: `bare discord.js bot: ${spread(bare.seconds, "s")}`,
        ratio: ratio(median(ours.seconds), median(bare.seconds)),
      },
      ...(hasCpu
        ? [
            {
              what: "the same, CPU",
              measured: `${spread(ours.cpu, "s")}; ${IDLE_MS / 1000} s later ${spread(ours.cpuLater, "s")}`,
              baseline: `bare discord.js bot: ${spread(bare.cpu, "s")}; ${spread(bare.cpuLater, "s")}`,
              ratio: `${ratio(median(ours.cpu), median(bare.cpu))}; ${ratio(median(ours.cpuLater), median(bare.cpuLater))}`,
            },
          ]
        : []),
      {
        what: "resident memory, idle",
        measured: spread(ours.memory, "MB"),
        baseline: `bare discord.js bot: ${spread(bare.memory, "MB")}`,
        ratio: ratio(median(ours.memory), median(bare.memory)),
      },
    ],
    notes: [
      `start: median (least–most) of ${RUNS} runs, the two bots in turn, files in the page cache; ours was started once before, so that its code is compiled and its content checked. Ours registers its commands in that time, the bare bot registers none. Node itself takes ${spread(node, "s")} to start and end.`,
      `start: resident memory ${IDLE_MS / 1000} s after ready, of the whole process; the bare bot is bench/bare-bot.ts.`,
    ],
  };
};

function createSeries(program: string) {
  const seconds: number[] = [];
  const memory: number[] = [];
  const cpu: number[] = [];
  const cpuLater: number[] = [];
  const note = (used: number | undefined, figures: number[]) => {
    if (used !== undefined) figures.push(used);
  };
  return {
    seconds,
    memory,
    /** Used up to "ready". */
    cpu,
    /** Used when the memory is looked at: what was put off is in it. */
    cpuLater,
    async run(): Promise<void> {
      const local = await openLocalBot(program);
      try {
        seconds.push(await local.start());
        note(cpuSeconds(local.pid()), cpu);
        await sleep(IDLE_MS);
        memory.push(residentMb(local.pid()));
        note(cpuSeconds(local.pid()), cpuLater);
      } finally {
        await local.close();
      }
    },
  };
}

async function nodeAlone(): Promise<number> {
  const began = performance.now();
  await new Promise((resolve, reject) => {
    spawn(process.execPath, ["-e", ""], { stdio: "ignore" }).once("close", resolve).once("error", reject);
  });
  return (performance.now() - began) / 1000;
}
