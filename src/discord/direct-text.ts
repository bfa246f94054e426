import type { Message } from "discord.js";
import type { Content } from "../content/content.ts";
import type { CheckIns } from "../delivery/check-ins.ts";
import type { DoneAsAsked, ToWords } from "../delivery/outbox.ts";
import type { Reminders } from "../delivery/reminders.ts";
import type { ReadDanger } from "../understanding/danger/danger.ts";
import { takenIn } from "../understanding/medicines/taken.ts";
import type { CommandContext } from "./command.ts";
import { createGate } from "./gate.ts";
import type { NotThat } from "./not-that.ts";

/** What people write to be left alone, in the languages Discord's interface has most users in. */
const WORDS = {
  stop: ["stop", "stopp", "unsubscribe", "end", "quit", "cancel", "off", "para", "parar", "arrête", "basta"],
  pause: ["pause", "pausa", "pausar", "pausieren"],
  skip: ["skip", "skip it"],
  "skip-tonight": ["skip tonight", "not tonight"],
} as const;
type Word = keyof typeof WORDS;

/** Words that change nothing about what is meant. */
const POLITE = new Set(["please", "bitte"]);

type Parts = Pick<CommandContext, "reminders" | "checkIns" | "people" | "content" | "hasDiary"> & {
  readonly readDanger: ReadDanger;
  readonly notThat: Pick<NotThat, "isBelieved">;
};

/**
 * Answers what somebody types in the bot's DM: help for somebody in danger, before anything; "stop", "pause" and
 * "skip" do what they say; anything else is said to be unreadable. Nothing is kept.
 */
export async function answerDirectText(message: Message, parts: Parts): Promise<void> {
  if (message.author.bot || message.system || message.inGuild()) return;
  const { author, channelId, id } = message;
  await parts.reminders.tell(author.id, channelId, await answerTo(message.content, author.id, parts), id);
}

async function answerTo(text: string, userId: string, parts: Parts): Promise<ToWords> {
  const { people, content, readDanger, notThat } = parts;
  const danger = createGate(orTaken(readDanger, content), notThat)(userId, [text]);
  if (danger.level === "help") {
    const { card, namesOpioid } = danger;
    return { kind: "help", card, ...(namesOpioid && { namesOpioid }), country: await people.countryOf(userId) };
  }
  const done = await carryOut(readWord(text), userId, parts);
  return danger.level === "ask" ? { ...done, ask: { kind: danger.kind, card: danger.card } } : done;
}

/** Somebody who writes what they took together may need to know what to do now; the cards come with `/cautions with:`. */
function orTaken(readDanger: ReadDanger, content: Content): ReadDanger {
  return (text) => {
    const danger = readDanger(text);
    const isTaken = danger.level === "none" && takenIn(content, text, 1).length > 0;
    return isTaken ? { level: "ask", kind: "overdose", card: "overdose" } : danger;
  };
}

async function carryOut(
  word: Word | undefined,
  userId: string,
  { reminders, checkIns, people, hasDiary }: Parts,
): Promise<DoneAsAsked> {
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
      return { kind: "cannot-read", country: await people.countryOf(userId) };
  }
}

/** Who writes "stop" wants nothing more to come, whatever it was that came. */
async function stopAll(userId: string, reminders: Reminders, checkIns: CheckIns): Promise<DoneAsAsked> {
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
