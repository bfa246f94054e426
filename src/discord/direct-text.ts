import type { Message } from "discord.js";
import type { Content } from "../content/content.ts";
import { findUrgentTopic } from "../content/find-caution-topic.ts";
import { takenIn } from "../content/taken.ts";
import type { CheckIns } from "../delivery/check-ins.ts";
import type { DirectMessage } from "../delivery/outbox.ts";
import type { Reminders } from "../delivery/reminders.ts";
import type { CommandContext } from "./command.ts";

/** What people write to be left alone, in the languages Discord's interface has most users in. */
const WORDS = {
  stop: ["stop", "stopp", "unsubscribe", "end", "quit", "cancel", "off", "para", "parar", "arrête", "basta"],
  pause: ["pause", "pausa", "pausar", "pausieren"],
  skip: ["skip", "skip it"],
  "skip-tonight": ["skip tonight", "not tonight"],
} as const;
type Word = keyof typeof WORDS;

/** The topic of data/caution-topics.json with the red flags. */
const EMERGENCY = "emergency";

/** Words that change nothing about what is meant. */
const POLITE = new Set(["please", "bitte"]);

/**
 * Answers what somebody types in the bot's DM: help for somebody in danger, before anything; "stop", "pause" and
 * "skip" do what they say; anything else is said to be unreadable. Nothing is kept.
 */
export async function answerDirectText(
  message: Message,
  context: Pick<CommandContext, "reminders" | "checkIns" | "people" | "content" | "hasDiary">,
): Promise<void> {
  if (message.author.bot || message.system || message.inGuild()) return;
  const { reminders, people, content } = context;
  const { author, channelId, id } = message;
  const topic = findUrgentTopic(content, message.content)?.id ?? topicOfTaken(content, message.content);
  const answer = topic
    ? ({ kind: "help", topic, country: await people.countryOf(author.id) } as const)
    : await carryOut(readWord(message.content), author.id, context);
  await reminders.tell(author.id, channelId, answer, id);
}

/** Somebody who writes what they took together needs to know what to do now; the cards come with `/cautions with:`. */
function topicOfTaken(content: Content, text: string): string | undefined {
  return takenIn(content, text, 1).length > 0 ? EMERGENCY : undefined;
}

async function carryOut(
  word: Word | undefined,
  userId: string,
  { reminders, checkIns, hasDiary }: Pick<CommandContext, "reminders" | "checkIns" | "hasDiary">,
): Promise<DirectMessage> {
  switch (word) {
    case "stop":
      return stopAll(userId, reminders, checkIns);
    case "pause": {
      const { kind, isOneUnderWay } = await reminders.pause(userId);
      const hasCheckIn = hasDiary && (await checkIns.find(userId))?.state === "on" && { hasCheckIn: true as const };
      return { kind: "paused", isOn: kind === "paused", isOneUnderWay, ...hasCheckIn };
    }
    case "skip":
      if (await checkIns.skipLatest(userId)) return { kind: "check-in-skipped" };
      return { kind: "skipped", outcome: await reminders.skipTonight(userId) };
    case "skip-tonight":
      return { kind: "skipped", outcome: await reminders.skipTonight(userId) };
    case undefined:
      return { kind: "cannot-read" };
  }
}

/** Who writes "stop" wants nothing more to come, whatever it was that came. */
async function stopAll(userId: string, reminders: Reminders, checkIns: CheckIns): Promise<DirectMessage> {
  const [checkIn, reminder] = await Promise.all([checkIns.stop(userId), reminders.stop(userId)]);
  const isOneUnderWay = reminder.isOneUnderWay || checkIn.isOneUnderWay;
  if (!checkIn.wasOn) return reminder.wasOn ? { kind: "stopped", isOneUnderWay } : { kind: "nothing-to-stop" };
  return { kind: "stopped", isOneUnderWay, what: reminder.wasOn ? "both" : "check-in" };
}

/** What the text asks for, when it says nothing else. */
export function readWord(text: string): Word | undefined {
  const words = (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => !POLITE.has(word));
  const said = words.join(" ");
  return (Object.keys(WORDS) as Word[]).find((word) => (WORDS[word] as readonly string[]).includes(said));
}
