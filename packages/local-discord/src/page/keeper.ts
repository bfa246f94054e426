import type { BotKeeper } from "../terminal/bot-keeper.ts";
import type { BotProcess } from "../types.ts";

/** A bot that runs in this process and is never ended. */
export const alwaysRunning: BotKeeper = {
  running: true,
  pid: undefined,
  ended: new Promise(() => {}),
  start: async () => {},
  stop: async () => {},
  kill: async () => {},
};

/** The keeper of a bot process that somebody else has started. */
export function keeperOf(bot: BotProcess): BotKeeper {
  let running = true;
  let end = Promise.withResolvers<void>();
  bot.onExit(() => {
    running = false;
    end.resolve();
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
    stop: async () => void (await bot.stop()),
    kill: () => bot.kill(),
  };
}
