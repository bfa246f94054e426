import { reasonOf } from "../reason.ts";
import type { Session } from "../session.ts";
import type { ColonCommand } from "./colon-command.ts";

export const restart: ColonCommand = {
  name: "restart",
  isBasic: false,
  help: () => [":restart", "end the bot politely and start it on the same data"],

  async run(session) {
    const wasRunning = session.bot.running;
    await session.bot.stop();
    await startAgain(session, wasRunning ? "The bot ended politely and is running again" : "The bot is running again");
  },
};

export const kill: ColonCommand = {
  name: "kill",
  isBasic: false,
  help: () => [":kill", "end it as a power cut would, and start it again"],

  async run(session) {
    await session.bot.kill();
    await startAgain(session, "The bot was ended without warning and is running again");
  },
};

async function startAgain(session: Session, done: string): Promise<void> {
  try {
    await session.bot.start();
  } catch (error) {
    session.terminal.print(reasonOf(error));
    session.say(`Type :restart to try again. Everything it said is in ${session.botLogFile}`);
    return;
  }
  session.say(`${done}, as process ${session.bot.pid ?? "unknown"}, on the same data.`);
}
