import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalDiscord } from "@winddown/local-discord";
import { createBotProcess, createPlaygroundClock } from "@winddown/local-discord/testing";
import { register } from "../../support/register.ts";
import type { Journal, Moment } from "./journal.ts";
import { openStateInPostgres } from "./state-in-postgres.ts";
import { openStateOnDisk } from "./state-on-disk.ts";
import type { Story } from "./story.ts";

const ROOT = join(import.meta.dirname, "../../..");
const MAIN = "src/main.ts";

/** On what a story is lived. */
export type Ground = {
  /** An empty database of the story's own; absent: a folder. */
  readonly database?: (() => Promise<string>) | undefined;
  /** Folders with other versions of the bot, of which any start may be one; absent: this version alone. */
  readonly versions?: readonly string[] | undefined;
};

type Options = Ground & {
  /** Where Node keeps what it has compiled, so that a start need not do it again. */
  readonly compiled: string;
  /** Gets a line on everything that happens, for whoever wants to read the story. */
  readonly tell?: ((line: string) => void) | undefined;
};

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** What a story is played on: a clock, a local Discord, the bot's process and its folder; and the journal of it all. */
export async function openStage(
  story: Pick<Story, "people" | "nonceMinutes">,
  begun: Temporal.Instant,
  options: Options,
) {
  const clock = createPlaygroundClock({ start: begun, running: false });
  const tell = (line: string) => options.tell?.(`${clock.now().toString({ smallestUnit: "second" })} ${line}`);
  const discord = await createLocalDiscord({
    now: clock.now,
    settleMs: 500,
    gateway: { identifyEveryMs: 0, sessionStarts: 100_000 }, // killed more often than Discord would stand
    nonceWindow: Temporal.Duration.from({ minutes: story.nonceMinutes }),
  });
  const stateDir = mkdtempSync(join(tmpdir(), "winddown-soak-"));
  const url = await options.database?.();
  const command: [string, ...string[]] = [process.execPath, join(ROOT, MAIN)];
  const bot = createBotProcess({
    clock,
    command,
    cwd: ROOT,
    env: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      STATE_DIR: stateDir,
      LOG_LEVEL: "info",
      NODE_COMPILE_CACHE: options.compiled,
      ...(url !== undefined && { DATABASE_URL: url }),
    },
    onLine: (line) => tell(`  bot: ${line}`),
  });
  if (url !== undefined) await register(discord);
  const disk = url === undefined ? openStateOnDisk(stateDir) : await openStateInPostgres(url);
  const journal: Journal = {
    people: story.people,
    begun,
    ended: begun,
    beats: [],
    troubles: [],
    changes: [],
    messages: [],
    ledger: [],
    erased: [],
  };
  const waiting: (() => void)[] = [];
  bot.onExit((code, signal) => {
    tell(`the bot has ended: ${signal ?? code}`);
    for (const ended of waiting.splice(0)) ended();
  });

  return {
    clock,
    discord,
    bot,
    disk,
    journal,
    tell,
    moment: (): Moment => ({ at: clock.now(), realMs: performance.now() }),
    /** The next start is of this version; undefined: of this one. */
    useVersion(root: string = ROOT): void {
      command[1] = join(root, MAIN);
    },
    /** Writes down that something was wrong from `from` until just now. */
    troubleSince: (what: string, from: Temporal.Instant) =>
      void journal.troubles.push({ what, from, to: clock.now().subtract({ nanoseconds: 1 }) }),
    /** Writes down that something is wrong at this instant, for everybody or for one person. */
    trouble: (what: string, person?: number) =>
      void journal.troubles.push({ what, ...(person !== undefined && { person }), from: clock.now(), to: clock.now() }),
    /** Resolves when the bot's process is gone, at once when there is none. */
    botEnds: () => (bot.pid === undefined ? Promise.resolve() : new Promise<void>((ended) => waiting.push(ended))),
    async close() {
      disk.unlock();
      await bot.kill();
      await disk.close();
      await discord.close();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
