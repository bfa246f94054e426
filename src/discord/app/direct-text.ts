import type { Message } from "discord.js";
import { seedOf } from "../../content/choose/tip-pages.ts";
import type { CheckIns } from "../../delivery/kinds/check-in/check-ins.ts";
import type { WeeklyWords } from "../../delivery/kinds/weekly/weekly.ts";
import type { Reminders } from "../../delivery/kinds/wind-down/reminders.ts";
import type { AskedBeside, DoneAsAsked, ToWords } from "../../delivery/outbox.ts";
import { ownPart } from "../../nights/own-part.ts";
import type { ReadDanger } from "../../understanding/danger/danger.ts";
import type { Intent } from "../../understanding/intent/read-intent.ts";
import type { CommandContext } from "./command.ts";
import type { DmAllowance } from "./dm-allowance.ts";
import { type Cleared, createGate, type Help } from "./gate.ts";
import type { NotThat } from "./not-that.ts";
import { questionMark } from "./one-question.ts";

type Dependencies = Pick<
  CommandContext,
  "reminders" | "checkIns" | "weekly" | "people" | "questions" | "hasDiary" | "routeQuestion" | "now"
> & {
  readonly readDanger: ReadDanger;
  /** What a message asks the bot to do; undefined where it may be a question. */
  readonly readIntent: (text: string) => Intent | undefined;
  readonly notThat: Pick<NotThat, "isBelieved">;
  readonly allowance: DmAllowance;
};

/** Which message it is, and whose. */
type From = { readonly userId: string; readonly messageId: string };

/**
 * Answers what somebody types in the bot's DM: help for somebody in danger, before anything; then what the words ask
 * the bot to do; anything else is a question, answered as `/sleep tips about:` would. Nothing is kept.
 *
 * Whoever writes very much at once has it done and read all the same, and is answered again after a while; words that
 * may be danger are answered always.
 */
export async function answerDirectText(message: Message, dependencies: Dependencies): Promise<void> {
  if (message.author.bot || message.system || message.inGuild()) return;
  const { author, channelId, id, content } = message;
  const answer = await answerTo(content, { userId: author.id, messageId: id }, dependencies);
  const mayBeDanger = answer.kind === "help" || answer.ask !== undefined;
  const { waitSeconds, isTold } = mayBeDanger ? ANY_TIME : dependencies.allowance.take(author.id);
  if (waitSeconds > 0 && isTold) return;
  const said: ToWords = waitSeconds > 0 ? { kind: "too-many", seconds: waitSeconds } : answer;
  await dependencies.reminders.tell(author.id, channelId, said, id);
}

const ANY_TIME = { waitSeconds: 0, isTold: false } as const;

async function answerTo(text: string, from: From, dependencies: Dependencies): Promise<ToWords> {
  const { people, readDanger, notThat, readIntent } = dependencies;
  const danger = createGate(readDanger, notThat)(from.userId, [text]);
  if (danger.level === "help") return helpFor(danger, await people.countryOf(from.userId));
  const intent = readIntent(text);
  const done = await (intent === undefined
    ? answerQuestion(text, from, dependencies)
    : carryOut(intent, from, dependencies));
  const ask = askedBeside(danger, done);
  return ask === undefined ? done : { ...done, ask };
}

function helpFor({ card, namesOpioid }: Help, country: string | undefined): ToWords {
  return { kind: "help", card, ...(namesOpioid && { namesOpioid }), country };
}

/** Somebody who writes what they took together may need to know what to do now. */
function askedBeside(danger: Cleared, done: DoneAsAsked): AskedBeside | undefined {
  if (danger.level === "ask") return { kind: danger.kind, card: danger.card };
  return done.kind === "cautions" && done.isTaken ? { kind: "overdose", card: "overdose" } : undefined;
}

async function carryOut(intent: Intent, { userId, messageId }: From, dependencies: Dependencies): Promise<DoneAsAsked> {
  const { reminders, checkIns, weekly, hasDiary, now } = dependencies;
  switch (intent) {
    case "stop":
      return stopAll(userId, reminders, checkIns, weekly);
    case "maybe-stop": {
      const asked = questionMark(messageId);
      await dependencies.questions.ask(userId, asked);
      return { kind: "ask-stop", asked };
    }
    case "pause": {
      const { kind, isOneInFlight } = await reminders.pause(userId);
      const hasCheckIn = hasDiary && (await checkIns.find(userId))?.state === "on" && { hasCheckIn: true as const };
      return { kind: "paused", isOn: kind === "paused", isOneInFlight, ...hasCheckIn };
    }
    case "resume":
      return resumeAll(userId, dependencies);
    case "skip":
      if (await checkIns.skipLatest(userId)) return { kind: "check-in-skipped" };
      return { kind: "skipped", outcome: await reminders.skipTonight(userId) };
    case "skip-tonight":
      return { kind: "skipped", outcome: await reminders.skipTonight(userId) };
    case "awake":
      return { kind: "awake" };
    case "tips": {
      const record = await reminders.find(userId);
      const part = ownPart(record?.schedule, record?.locale ?? "", now());
      return { kind: "tip-for-now", part, seed: seedOf(messageId), userId };
    }
    case "help":
      return { kind: "overview" };
    case "small-talk":
      return { kind: "overview", isGreeting: true };
    case "delete":
      return { kind: "ask-delete" };
    case "remind":
      return { kind: "ask-remind" };
  }
}

async function answerQuestion(
  text: string,
  { userId }: From,
  { routeQuestion, people }: Dependencies,
): Promise<DoneAsAsked> {
  const routed = routeQuestion(text);
  const { kind, tips } = routed;
  switch (kind) {
    case "tips":
      return { kind, tips, userId };
    case "cautions":
      return { kind, names: routed.names, isTaken: routed.isTaken, tips, userId };
    case "none":
      return { kind: "no-tip", tips, country: await people.countryOf(userId), userId };
  }
}

/** Who writes "resume" wants back whatever is paused. */
async function resumeAll(userId: string, { reminders, checkIns, hasDiary }: Dependencies): Promise<DoneAsAsked> {
  const outcome = await reminders.resume(userId);
  if (!hasDiary || (await checkIns.find(userId))?.state !== "paused") return { kind: "resumed", outcome };
  const checkIn = await checkIns.resume(userId);
  return { kind: "resumed", outcome, ...("nextAt" in checkIn && { checkInAt: checkIn.nextAt }) };
}

/** Who writes "stop" wants nothing more to come, whatever it was that came. */
async function stopAll(
  userId: string,
  reminders: Reminders,
  checkIns: CheckIns,
  weekly: WeeklyWords,
): Promise<DoneAsAsked> {
  const [checkIn, reminder, words] = await Promise.all([
    checkIns.stop(userId),
    reminders.stop(userId),
    weekly.stop(userId),
  ]);
  const isOneInFlight = [checkIn, reminder, words].some((one) => one.isOneInFlight);
  if (words.wasOn) return { kind: "stopped", isOneInFlight, what: "all" };
  if (!checkIn.wasOn) return reminder.wasOn ? { kind: "stopped", isOneInFlight } : { kind: "nothing-to-stop" };
  return { kind: "stopped", isOneInFlight, what: reminder.wasOn ? "both" : "check-in" };
}
