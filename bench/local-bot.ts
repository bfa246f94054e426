import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalDiscord, type LocalDiscordOptions } from "@winddown/local-discord";
import { createBotProcess, createPlaygroundClock } from "@winddown/local-discord/testing";
import { commands } from "../commands/index.ts";
import { COMPILED_FOLDER } from "../src/ops/compile-cache.ts";

export const OUR_BOT = join(import.meta.dirname, "../src/main.ts");
/** With what `npm start` and the image start it (test/unit/deploy). */
export const NODE_FLAGS: readonly string[] = ["--max-semi-space-size=16"];
export const BARE_BOT = join(import.meta.dirname, "bare-bot.ts");

/** pino's error and fatal. */
const ERROR_LINE = /^\{"level":[56]0,/;

export type LocalBot = Awaited<ReturnType<typeof openLocalBot>>;

type Settings = {
  /** What time it is there at first. Default: what it is. */
  readonly start?: Temporal.Instant;
  readonly discord?: Omit<LocalDiscordOptions, "now">;
  /** More settings for the bot. */
  readonly env?: Readonly<Record<string, string>>;
  /** Writes what an earlier run would have left in the state folder. */
  readonly seed?: (stateDir: string) => Promise<void>;
};

/** One bot as a real process, in a local Discord that lives in this process, with a state folder of its own. */
export async function openLocalBot(program: string, settings: Settings = {}) {
  const stateDir = mkdtempSync(join(tmpdir(), "winddown-bench-"));
  await settings.seed?.(stateDir);
  const clock = createPlaygroundClock({ start: settings.start ?? Temporal.Now.instant(), running: true });
  const discord = await createLocalDiscord({ now: clock.now, settleMs: 200, ...settings.discord });
  const lines: string[] = [];
  let errors = 0;
  const bot = createBotProcess({
    clock,
    command: [process.execPath, ...(program === OUR_BOT ? NODE_FLAGS : []), program],
    cwd: join(import.meta.dirname, ".."),
    env: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      STATE_DIR: stateDir,
      LOG_LEVEL: "info",
      ...(program === OUR_BOT && { NODE_COMPILE_CACHE: COMPILED_FOLDER }), // as `npm start` and the image set it
      ...settings.env,
    },
    onLine: (line) => {
      if (ERROR_LINE.test(line)) errors += 1;
      lines.push(line);
      if (lines.length > 20) lines.shift();
    },
  });

  return {
    discord,
    /** What time it is there. */
    now: clock.now,
    /** How often the bot has logged an error so far. */
    errors: () => errors,
    /** Seconds from the spawn until the bot says over IPC that it is ready. */
    async start(): Promise<number> {
      const began = performance.now();
      await bot.start();
      return (performance.now() - began) / 1000;
    },
    /** One beat; resolves when the bot is done with whoever is due. */
    beat: () => bot.beat(),
    pid(): number {
      if (bot.pid === undefined) throw new Error(`The bot has ended. Its last lines:\n${lines.join("\n")}`);
      return bot.pid;
    },
    /** Registers our commands in the name of a bot that does not do so itself, so that they can be typed. */
    async registerCommands(): Promise<void> {
      const response = await fetch(`${discord.apiUrl}/v10/applications/${discord.applicationId}/commands`, {
        method: "PUT",
        headers: { authorization: `Bot ${discord.token}`, "content-type": "application/json" },
        body: JSON.stringify(commands.map(({ data }) => data)),
      });
      if (!response.ok) throw new Error(`The local Discord does not take the commands: ${response.status}`);
    },
    async close(): Promise<void> {
      await bot.stop();
      await discord.close();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}
