import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBotProcess } from "../../../src/playground/bot-process.ts";
import { createPlaygroundClock } from "../../../src/playground/clock.ts";
import { createLocalDiscord } from "../../../src/playground/local-discord.ts";
import type { Journal, Moment } from "./journal.ts";
import { openStateOnDisk } from "./state-on-disk.ts";
import type { Story } from "./story.ts";

const ROOT = join(import.meta.dirname, "../../..");
const MAIN = join(ROOT, "src/main.ts");

type Options = {
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
  const bot = createBotProcess({
    clock,
    command: [process.execPath, MAIN],
    cwd: ROOT,
    env: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      STATE_DIR: stateDir,
      LOG_LEVEL: "info",
      NODE_COMPILE_CACHE: options.compiled,
    },
    onLine: (line) => tell(`  bot: ${line}`),
  });
  const disk = openStateOnDisk(stateDir);
  const journal: Journal = {
    people: story.people,
    begun,
    ended: begun,
    beats: [],
    troubles: [],
    changes: [],
    messages: [],
    ledger: [],
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
    /** Writes down that something is wrong at this instant, for everybody or for one person. */
    trouble: (what: string, person?: number) =>
      void journal.troubles.push({ what, ...(person !== undefined && { person }), from: clock.now(), to: clock.now() }),
    /** Resolves when the bot's process is gone, at once when there is none. */
    botEnds: () => (bot.pid === undefined ? Promise.resolve() : new Promise<void>((ended) => waiting.push(ended))),
    async close() {
      disk.unlock();
      await bot.kill();
      await discord.close();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
