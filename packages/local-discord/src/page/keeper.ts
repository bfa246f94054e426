import { type BotKeeper, createBotKeeper } from "../terminal/bot-keeper.ts";
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
  return createBotKeeper(bot, undefined, true);
}
