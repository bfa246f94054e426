import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalDiscord, type LocalDiscordOptions } from "@winddown/local-discord";
import { createBotProcess, createPlaygroundClock } from "@winddown/local-discord/testing";

const ROOT = join(import.meta.dirname, "../..");

export type Instance = Awaited<ReturnType<typeof openInstances>>["instances"][number];

type Settings = {
  readonly start: string;
  /** Whether the clock goes on by itself. Default: it stands still until it is moved. */
  readonly running?: boolean;
  readonly discord?: Omit<LocalDiscordOptions, "now">;
  /** The settings of each instance, beside the token, Discord's address and a folder of its own. */
  readonly instances: readonly Readonly<Record<string, string>>[];
  /** Gets every line that one of them prints. */
  readonly onLine?: (line: string, index: number) => void;
};

/** Several bots as child processes in one local Discord, not started yet. */
export async function openInstances({ start, running = false, discord: options, instances: envs, onLine }: Settings) {
  const clock = createPlaygroundClock({ start: Temporal.Instant.from(start), running });
  const discord = await createLocalDiscord({ now: clock.now, settleMs: 500, ...options });
  const folder = mkdtempSync(join(tmpdir(), "winddown-instances-"));
  const instances = envs.map((env, index) => {
    const lines: string[] = [];
    const bot = createBotProcess({
      clock,
      command: [process.execPath, join(ROOT, "src/main.ts")],
      cwd: ROOT,
      env: {
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.apiUrl,
        STATE_DIR: join(folder, String(index)),
        LOG_LEVEL: "info",
        ...env,
      },
      onLine(line) {
        lines.push(line);
        onLine?.(line, index);
      },
    });
    return { ...bot, pid: () => bot.pid, lines, says: (words: string) => lines.some((line) => line.includes(words)) };
  });

  return {
    clock,
    discord,
    instances,
    async [Symbol.asyncDispose]() {
      await Promise.all(instances.map((instance) => instance.stop()));
      await discord.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
