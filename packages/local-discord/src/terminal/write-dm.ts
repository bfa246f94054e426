import type { Session } from "./session.ts";

/** Types a message into the person's DM with the bot; answers arrive like any other message. */
export async function writeDm(session: Session, text: string): Promise<void> {
  await session.discord.write(session.person, text);
  if (!session.bot.running) session.say("It is in the DM, but the bot is not running. Type :restart to start it.");
}
