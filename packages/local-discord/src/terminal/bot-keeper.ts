import type { BotProcess } from "../types.ts";

/** Starts and ends the bot, and tells an end that was asked for from one that was not. */
export type BotKeeper = {
  readonly running: boolean;
  readonly pid: number | undefined;
  /** Resolves when the bot that is running now has ended, for whatever reason. */
  readonly ended: Promise<void>;
  start(): Promise<void>;
  /** Asks it to end, and waits for that. */
  stop(): Promise<void>;
  /** Ends it without warning. */
  kill(): Promise<void>;
};

/**
 * @param onUnexpectedEnd told when the bot has ended and nobody had asked it to
 * @param running whether somebody else has started it already
 */
export function createBotKeeper(
  bot: BotProcess,
  onUnexpectedEnd: (how: string) => void = () => {},
  running = false,
): BotKeeper {
  let end = Promise.withResolvers<void>();

  bot.onExit((code, signal) => {
    end.resolve();
    if (!running) return;
    running = false;
    onUnexpectedEnd(signal === null ? `with exit code ${code ?? "unknown"}` : `by ${signal}`);
  });

  return {
    get running() {
      return running;
    },
    get pid() {
      return bot.pid;
    },
    get ended() {
      return end.promise;
    },
    async start() {
      end = Promise.withResolvers();
      await bot.start();
      running = true;
    },
    async stop() {
      running = false;
      await bot.stop();
    },
    async kill() {
      running = false;
      await bot.kill();
    },
  };
}
