// `npm run soak` kills the bot 5,000 times and counts what became of every night. What it can be told: see USAGE.
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { startPostgres } from "../../support/postgres/start-postgres.ts";
import { compileBot } from "./compiled.ts";
import { judge } from "./judge.ts";
import { live } from "./live.ts";
import { inWords, runStories, storiesFor, type Total } from "./run-stories.ts";
import type { Ground } from "./stage.ts";
import { canFillDisk } from "./state-on-disk.ts";
import { storyOf, WEATHERS, type Weather, withoutWeather } from "./story.ts";

const USAGE = `npm run soak -- [--kills 5000] [--seed N] [--workers 1] [--first 0] [--engine folder|postgres] [--versions COMMIT,COMMIT] [--without WEATHER,WEATHER]
npm run soak -- --replay SEED    one story again, told line by line, with the same engine, versions and weather
Each start is of any of the versions that are named, or of this one.
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
const server = settings.engine === "postgres" ? await startPostgres("quick") : undefined;
const checkouts = checkOut(settings.versions);
const ground: Ground = {
  ...(server && { database: () => newDatabase(server.url) }),
  ...(checkouts.length > 0 && { versions: checkouts }),
};
try {
  process.exitCode = settings.replay === undefined ? await soak() : await replay(settings.replay);
} finally {
  compiled.remove();
  await server?.stop();
  for (const checkout of checkouts) rmSync(checkout, { recursive: true, force: true });
}

async function soak(): Promise<number> {
  const { seed, first, workers } = settings;
  const stories = storiesFor(settings.kills);
  const began = performance.now();
  let latest: Total | undefined;
  let told = 0;
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
    ground,
    without: settings.without,
    signal: stop.signal,
    onStory(now) {
      latest = now;
      for (const { seed: broken, violations } of now.broken.slice(told)) {
        console.error(`story ${broken}:\n  ${violations.join("\n  ")}`);
      }
      told = now.broken.length;
    },
  });
  clearInterval(progress);

  console.log(`seed ${seed}, after ${elapsed(began)}\n${inWords(total)}`);
  const meanMs = Math.round(total.starts.ms / Math.max(1, total.starts.count));
  console.log(`${total.starts.count} starts of the bot, ${meanMs} ms each`);
  if (total.refusals > 0) console.log(`${total.refusals} times a version named a later store and did not start on it`);
  const given = (name: string, values: readonly string[]) => (values.length > 0 ? ` --${name} ${values.join()}` : "");
  const { engine, versions, without } = settings;
  const how = `${engine === "postgres" ? " --engine postgres" : ""}${given("versions", versions)}${given("without", without)}`;
  for (const { seed: broken, violations } of total.broken) {
    console.log(`\nstory ${broken}:\n  ${violations.join("\n  ")}\n  again: npm run soak --${how} --replay ${broken}`);
  }
  if (stop.signal.aborted) {
    // Stories lived at once end in any order: going on from the first that may be missing repeats a few.
    const next = first + Math.max(0, total.stories - workers + 1);
    const left = settings.kills - total.kills;
    console.log(
      `cut short; to go on: npm run soak --${how} --seed ${seed} --first ${next} --kills ${Math.max(left, 0)}`,
    );
  }
  return total.broken.length > 0 ? 1 : 0;
}

async function replay(seed: number): Promise<number> {
  const story = withoutWeather(storyOf(seed), settings.without);
  console.log(JSON.stringify(story, null, 2));
  const lived = await live(story, { compiled: compiled.folder, signal: stop.signal, tell: console.log, ...ground });
  const { counts, violations } = judge(lived.journal);
  console.log(JSON.stringify(counts));
  for (const violation of violations) console.log(violation);
  return violations.length > 0 || lived.fellOver > 0 ? 1 : 0;
}

function engineOf(name: string): "folder" | "postgres" {
  if (name === "folder" || name === "postgres") return name;
  throw new Error(`“${name}” is no engine: it is folder or postgres`);
}

function weatherOf(name: string): Weather {
  const found = WEATHERS.find((weather) => weather === name);
  if (found === undefined) throw new Error(`“${name}” is no weather: there is ${WEATHERS.join(", ")}`);
  return found;
}

/** These commits, each in a folder of its own, with the packages of this one where they are the same. */
function checkOut(commits: readonly string[]): string[] {
  const root = join(import.meta.dirname, "../../..");
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  return commits.map((commit) => {
    const folder = mkdtempSync(join(tmpdir(), "winddown-version-"));
    const archive = execFileSync("git", ["archive", commit], { cwd: root, maxBuffer: 1_000_000_000 });
    execFileSync("tar", ["-x", "-C", folder], { input: archive });
    if (readFileSync(join(folder, "package-lock.json"), "utf8") === lock)
      symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    else execFileSync("npm", ["ci", "--omit=dev", "--ignore-scripts", "--silent"], { cwd: folder, stdio: "inherit" });
    return folder;
  });
}

async function newDatabase(url: string): Promise<string> {
  const name = `soak_${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: `${url}postgres` });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return `${url}${name}`;
}

function elapsed(began: number): string {
  const seconds = Math.round((performance.now() - began) / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function readSettings() {
  try {
    const text = { type: "string" } as const;
    const options = {
      kills: text,
      seed: text,
      workers: text,
      first: text,
      replay: text,
      engine: text,
      versions: text,
      without: text,
    };
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
      engine: engineOf(values.engine ?? "folder"),
      versions: values.versions?.split(",") ?? [],
      without: values.without?.split(",").map(weatherOf) ?? [],
      replay: values.replay === undefined ? undefined : whole(values.replay, 0),
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(2);
  }
}
