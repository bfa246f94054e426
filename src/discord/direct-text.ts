import type { Message } from "discord.js";
import type { Content } from "../content/content.ts";
import { findUrgentTopic } from "../content/find-caution-topic.ts";
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

/**
 * Answers what somebody types in the bot's DM: help for somebody in danger, before anything; "stop" stops; anything
 * else is said to be unreadable. Nothing is kept.
 */
export async function answerDirectText(message: Message, reminders: Reminders, content: Content): Promise<void> {
  if (message.author.bot || message.system || message.inGuild()) return;
  const { author, channelId, id } = message;
  const urgent = findUrgentTopic(content, message.content);
  if (urgent) return reminders.tell(author.id, channelId, { kind: "help", topic: urgent.id }, id);
  if (!meansStop(message.content)) return reminders.tell(author.id, channelId, { kind: "cannot-read" }, id);

  const { wasOn } = await reminders.stop(author.id);
  await reminders.tell(author.id, channelId, { kind: wasOn ? "stopped" : "nothing-to-stop" }, id);
}

export function meansStop(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const [first = "", ...others] = words.filter((word) => word !== "please" && word !== "bitte");
  return STOP.has(first) && others.length === 0;
}
