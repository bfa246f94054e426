import type { Message } from "discord.js";
import type { Content } from "../content/content.ts";
import { findUrgentTopic } from "../content/find-caution-topic.ts";
import { takenIn } from "../content/taken.ts";
import type { DirectMessage } from "../delivery/outbox.ts";
import type { Reminders } from "../delivery/reminders.ts";
import type { CommandContext } from "./command.ts";

/** What people write to be left alone, in the languages Discord's interface has most users in. */
const WORDS = {
  stop: ["stop", "stopp", "unsubscribe", "end", "quit", "cancel", "off", "para", "parar", "arrête", "basta"],
  pause: ["pause", "pausa", "pausar", "pausieren"],
  skip: ["skip", "skip tonight", "skip it", "not tonight"],
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
  { reminders, people, content }: Pick<CommandContext, "reminders" | "people" | "content">,
): Promise<void> {
  if (message.author.bot || message.system || message.inGuild()) return;
  const { author, channelId, id } = message;
  const topic = findUrgentTopic(content, message.content)?.id ?? topicOfTaken(content, message.content);
  const answer = topic
    ? ({ kind: "help", topic, country: await people.countryOf(author.id) } as const)
    : await carryOut(readWord(message.content), author.id, reminders);
  await reminders.tell(author.id, channelId, answer, id);
}

/** Somebody who writes what they took together needs to know what to do now; the cards come with `/cautions with:`. */
function topicOfTaken(content: Content, text: string): string | undefined {
  return takenIn(content, text, 1).length > 0 ? EMERGENCY : undefined;
}

async function carryOut(word: Word | undefined, userId: string, reminders: Reminders): Promise<DirectMessage> {
  switch (word) {
    case "stop": {
      const { wasOn, isOneUnderWay } = await reminders.stop(userId);
      return wasOn ? { kind: "stopped", isOneUnderWay } : { kind: "nothing-to-stop" };
    }
    case "pause": {
      const { kind, isOneUnderWay } = await reminders.pause(userId);
      return { kind: "paused", isOn: kind === "paused", isOneUnderWay };
    }
    case "skip":
      return { kind: "skipped", outcome: await reminders.skipTonight(userId) };
    case undefined:
      return { kind: "cannot-read" };
  }
}

/** What the text asks for, when it says nothing else. */
export function readWord(text: string): Word | undefined {
  const words = (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => !POLITE.has(word));
  const said = words.join(" ");
  return (Object.keys(WORDS) as Word[]).find((word) => (WORDS[word] as readonly string[]).includes(said));
}
