import type { Message } from "discord.js";
import type { Reminders } from "../delivery/reminders.ts";

/** What people write to make something stop, in the languages Discord's interface has most users in. */
const STOP = new Set([
  "stop",
  "stopp",
  "unsubscribe",
  "end",
  "quit",
  "cancel",
  "off",
  "para",
  "parar",
  "arrête",
  "basta",
]);

/** Answers what somebody types in the bot's DM: "stop" stops, anything else is said to be unreadable. Nothing is kept. */
export async function answerDirectText(message: Message, reminders: Reminders): Promise<void> {
  if (message.author.bot || message.system || message.inGuild()) return;
  const { author, channelId, id } = message;
  if (!meansStop(message.content)) return reminders.tell(author.id, channelId, { kind: "cannot-read" }, id);

  const { wasOn } = await reminders.stop(author.id);
  await reminders.tell(author.id, channelId, { kind: wasOn ? "stopped" : "nothing-to-stop" }, id);
}

export function meansStop(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const [first = "", ...others] = words.filter((word) => word !== "please" && word !== "bitte");
  return STOP.has(first) && others.length === 0;
}
