import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { short } from "./figures.ts";
import { type Measure, notMeasured } from "./measured.ts";

const REPOSITORY = join(import.meta.dirname, "..");
const WHAT = "clone to the first /sleep tips answer";
const STARTS = 3;
const INSTALL_WITHIN_MS = 90_000;
const ANSWER_WITHIN_MS = 30_000;
/** On every page of tips, whichever they are. */
const ANSWER = "Why: ";

/** What a newcomer waits for: git clone, npm ci with an empty npm cache, npm start with one command typed. */
export const measure: Measure = async () => {
  const folder = mkdtempSync(join(tmpdir(), "winddown-bench-clone-"));
  const copy = join(folder, "winddown");
  const env = cleanEnvironment(join(folder, "npm-cache"));
  try {
    const clone = await secondsOf(() => run("git", ["clone", "--quiet", REPOSITORY, copy], { env }));
    let install: number;
    try {
      const options = { cwd: copy, env, timeout: INSTALL_WITHIN_MS };
      install = await secondsOf(() => run("npm", ["ci", "--no-audit", "--no-fund", "--fetch-retries=1"], options));
    } catch (error) {
      return notMeasured(WHAT, `npm ci failed, which needs the npm registry (${firstLine(error)})`);
    }
    const starts: number[] = [];
    for (let start = 0; start < STARTS; start++) starts.push(await secondsToAnswer(copy, env));
    const [first = Number.NaN, ...later] = starts;
    return {
      rows: [
        {
          what: WHAT,
          measured: `${short(clone + install + first)} s = clone ${short(clone)} s + npm ci ${short(install)} s + npm start ${short(first)} s`,
          baseline: "",
          ratio: "",
        },
      ],
      notes: [
        `clone: HEAD from the local path, npm's cache empty, no token set. npm ci is mostly the network and the disk: it brings the Node that the bot runs on. Starting again took ${later.map(short).join(" s and ")} s.`,
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const run = promisify(execFile);

/** `/sleep tips` typed into `npm start`, until its answer stands on the screen; then waits until all has ended. */
async function secondsToAnswer(cwd: string, env: NodeJS.ProcessEnv): Promise<number> {
  const began = performance.now();
  const child = spawn("npm", ["start"], { cwd, env, stdio: ["pipe", "pipe", "pipe"] });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const timer = setTimeout(() => child.kill("SIGTERM"), ANSWER_WITHIN_MS);
  child.stdin.end("/sleep tips\n:quit\n");
  try {
    return ((await answerOf(child, ended)) - began) / 1000;
  } finally {
    await ended;
    clearTimeout(timer);
  }
}

/** When the answer was seen, in milliseconds of `performance.now()`. */
function answerOf(child: ChildProcess, ended: Promise<void>): Promise<number> {
  let said = "";
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (said.includes(ANSWER)) resolve(performance.now());
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("error", reject);
    void ended.then(() => reject(new Error(`npm start ended without an answer. It said:\n${said}`)));
  });
}

/** As on a new machine: no settings of ours, none of this npm run's, and not the Node that npm installed here. */
function cleanEnvironment(npmCache: string): NodeJS.ProcessEnv {
  const ours =
    /^(npm_(?!config_)|INIT_CWD$|NODE$|NODE_ENV$|NODE_OPTIONS$|DISCORD_|DATABASE_URL$|STATE_DIR$|LOG_LEVEL$|CLOCK$)/;
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  const path = (process.env.PATH ?? "").split(delimiter).filter((entry) => !entry.includes("node_modules"));
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter), npm_config_cache: npmCache };
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function firstLine(error: unknown): string {
  const said = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
  return said.split("\n").find((line) => line.startsWith("npm error")) ?? said.split("\n")[0] ?? "";
}
