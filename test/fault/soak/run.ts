// `npm run soak` kills the bot 5,000 times and counts what became of every night. What it can be told: see USAGE.
import { parseArgs } from "node:util";
import { compileBot } from "./compiled.ts";
import { judge } from "./judge.ts";
import { live } from "./live.ts";
import { inWords, runStories, storiesFor, type Total } from "./run-stories.ts";
import { canFillDisk } from "./state-on-disk.ts";
import { storyOf } from "./story.ts";

const USAGE = `npm run soak -- [--kills 5000] [--seed N] [--workers 1] [--first 0]
npm run soak -- --replay SEED    one story again, told line by line
Ctrl-C ends it with a summary, and says how to go on.`;
const SAID_EVERY_MS = 5_000;

const settings = readSettings();
const stop = new AbortController();
process.on("SIGINT", () => {
  if (stop.signal.aborted) process.exit(130);
  console.error("\nending; once more to end at once");
  stop.abort();
});
if (!canFillDisk) console.error("There is no prlimit here, so no disk will be full.");

const compiled = await compileBot();
try {
  process.exitCode = settings.replay === undefined ? await soak() : await replay(settings.replay);
} finally {
  compiled.remove();
}

async function soak(): Promise<number> {
  const { seed, first, workers } = settings;
  const stories = storiesFor(settings.kills);
  const began = performance.now();
  let latest: Total | undefined;
  const progress = setInterval(() => {
    if (latest) console.error(`${elapsed(began)}  ${inWords(latest).split("\n")[0]}`);
  }, SAID_EVERY_MS);
  console.error(`seed ${seed}, ${stories} stories from story ${first} on, ${workers} at once`);
  const total = await runStories({
    runSeed: seed,
    first,
    stories,
    workers,
    compiled: compiled.folder,
    signal: stop.signal,
    onStory(now) {
      latest = now;
    },
  });
  clearInterval(progress);

  console.log(`seed ${seed}, after ${elapsed(began)}\n${inWords(total)}`);
  const meanMs = Math.round(total.starts.ms / Math.max(1, total.starts.count));
  console.log(`${total.starts.count} starts of the bot, ${meanMs} ms each`);
  for (const { seed: broken, violations } of total.broken) {
    console.log(`\nstory ${broken}:\n  ${violations.join("\n  ")}\n  again: npm run soak -- --replay ${broken}`);
  }
  if (stop.signal.aborted) {
    // Stories lived at once end in any order: going on from the first that may be missing repeats a few.
    const next = first + Math.max(0, total.stories - workers + 1);
    const left = settings.kills - total.kills;
    console.log(`cut short; to go on: npm run soak -- --seed ${seed} --first ${next} --kills ${Math.max(left, 0)}`);
  }
  return total.broken.length > 0 ? 1 : 0;
}

async function replay(seed: number): Promise<number> {
  const story = storyOf(seed);
  console.log(JSON.stringify(story, null, 2));
  const lived = await live(story, { compiled: compiled.folder, signal: stop.signal, tell: console.log });
  const { counts, violations } = judge(lived.journal);
  console.log(JSON.stringify(counts));
  for (const violation of violations) console.log(violation);
  return violations.length > 0 || lived.fellOver > 0 ? 1 : 0;
}

function elapsed(began: number): string {
  const seconds = Math.round((performance.now() - began) / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function readSettings() {
  try {
    const text = { type: "string" } as const;
    const options = { kills: text, seed: text, workers: text, first: text, replay: text };
    const { values } = parseArgs({ options, strict: true });
    const whole = (value: string | undefined, otherwise: number) => {
      const number = value === undefined ? otherwise : Number(value);
      if (!Number.isSafeInteger(number) || number < 0) throw new Error(`“${value}” is not a whole number`);
      return number;
    };
    return {
      kills: whole(values.kills, 5_000),
      seed: whole(values.seed, Math.floor(Math.random() * 1_000_000_000)),
      workers: Math.max(1, whole(values.workers, 1)),
      first: whole(values.first, 0),
      replay: values.replay === undefined ? undefined : whole(values.replay, 0),
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(2);
  }
}
