import type { ThreadTrouble } from "../nights/reminder.ts";
import type { DirectMessage, Outbox, PostOutcome } from "./outbox.ts";

/** Enough to ride out a hiccup; a real outage is the next beats' matter. */
const MOST_ATTEMPTS = 4;
/** After so many answers that say nothing, too: many of them count towards a block of the address. */
export const MOST_UNCLEAR = 2;
const FIRST_PAUSE_MS = 500;
/** A longer wait is the next beats' matter, too: a few people's limits would otherwise hold up everybody behind them. */
export const LONGEST_WAIT = Temporal.Duration.from({ seconds: 5 });

/** The passing of time and chance, supplied by ops/ so that tests can do without both. */
export type Timing = {
  readonly now: () => Temporal.Instant;
  readonly wait: (duration: Temporal.Duration) => Promise<void>;
  /** Between 0 and 1. */
  readonly random: () => number;
};

export type Delivery = {
  readonly userId: string;
  readonly channelId: string | null;
  readonly message: DirectMessage;
  readonly nonce: string;
  /** Whether an earlier attempt under this nonce, of this process or another, may have arrived. */
  readonly mayHaveArrived?: boolean;
  /** Asked right before each request: whether one may still begin at this instant. */
  readonly mayBegin: (now: Temporal.Instant) => boolean;
  /** Asked before each request but the first: whether the person still wants the message. */
  readonly isWanted?: () => Promise<boolean>;
};

export type AttemptsOutcome = {
  /** "gone": the account was looked up, too, and is not there. */
  readonly kind: "sent" | "refused" | "gone" | "rejected" | "given-up";
  readonly channelId: string | null;
  /** Whether an attempt may have arrived although no answer said so. */
  readonly isUncertain: boolean;
  /** With "refused": what is wrong with the thread, where it went to one. */
  readonly trouble?: ThreadTrouble | undefined;
};

/**
 * Tries to get one message to one person: opens the channel when none is stored, once more when the stored one is
 * wrong, waits as long as Discord asks if that is short, backs off with jitter after an outage. Every attempt carries
 * the same nonce, so at most one message comes of them.
 */
export async function attempt(outbox: Outbox, timing: Timing, delivery: Delivery): Promise<AttemptsOutcome> {
  let channelId = delivery.channelId;
  let hasReopened = false;
  let isUncertain = false;
  let unclear = 0;
  const ended = (kind: AttemptsOutcome["kind"]) => ({ kind, channelId, isUncertain });
  // A refusal says nothing about an earlier attempt, which may have arrived all the same.
  const notTaken = (kind: "refused" | "rejected") => ended(isUncertain ? "given-up" : kind);

  for (let attempts = 1; attempts <= MOST_ATTEMPTS; attempts++) {
    if (attempts > 1 && !(await isStillWanted(delivery))) break;
    if (!delivery.mayBegin(timing.now())) break;
    const outcome = await attemptOnce(outbox, timing, delivery, channelId);
    channelId = outcome.channelId;

    switch (outcome.kind) {
      case "sent":
        return ended(outcome.kind);
      case "refused":
        return { ...notTaken(outcome.kind), trouble: outcome.trouble };
      case "rejected":
        return notTaken(outcome.kind);
      case "wrong-channel":
        if (delivery.message.inThread !== undefined) return notTaken("rejected"); // nothing to open in its place
        channelId = null;
        if (hasReopened) return notTaken("rejected");
        hasReopened = true;
        break;
      case "limited":
      case "unknown":
      case "unavailable":
      case "unclear":
      case "gone":
      case "deleted": {
        const isGone = outcome.kind === "gone" && (await outbox.lookUp(delivery.userId)) === "gone";
        if (isGone) return ended("gone");
        // What was never sent cannot have been deleted: that answer is about something else.
        if (outcome.kind === "deleted" && (isUncertain || delivery.mayHaveArrived)) return ended("sent");
        const isUnclear = outcome.kind === "unclear" || outcome.kind === "gone";
        if (isUnclear && ++unclear >= MOST_UNCLEAR) return ended("given-up");
        isUncertain ||= outcome.kind === "unknown";
        const pause = outcome.kind === "limited" ? outcome.wait : pauseAfter(attempts, timing.random());
        if (Temporal.Duration.compare(pause, LONGEST_WAIT) > 0) return ended("given-up");
        if (attempts === MOST_ATTEMPTS || !delivery.mayBegin(timing.now().add(pause))) return ended("given-up");
        await timing.wait(pause);
      }
    }
  }
  return ended("given-up");
}

async function attemptOnce(
  outbox: Outbox,
  timing: Timing,
  delivery: Delivery,
  stored: string | null,
): Promise<PostOutcome & { channelId: string | null }> {
  let channelId = stored;
  if (channelId === null) {
    const opened = await outbox.open(delivery.userId);
    if (opened.kind !== "opened") return { ...opened, channelId: null };
    channelId = opened.channelId;
    // Opening took its time: bedtime may have come, or the person may have stopped.
    const mayGoOn = (await isStillWanted(delivery)) && delivery.mayBegin(timing.now());
    if (!mayGoOn) return { kind: "unavailable", channelId };
  }
  return { ...(await outbox.post(channelId, delivery.message, delivery.nonce)), channelId };
}

async function isStillWanted({ isWanted }: Delivery): Promise<boolean> {
  return isWanted === undefined || (await isWanted());
}

/** Doubles from half a second, with full jitter on its upper half, so that a crowd does not come back as one. */
function pauseAfter(attempts: number, random: number): Temporal.Duration {
  const longest = FIRST_PAUSE_MS * 2 ** (attempts - 1);
  return Temporal.Duration.from({ milliseconds: Math.round(longest / 2 + (longest / 2) * random) });
}
