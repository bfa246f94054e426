import type { DirectMessage, Outbox, PostOutcome } from "./outbox.ts";

/** Enough to ride out a hiccup; a real outage is the next beats' matter. */
const MOST_ATTEMPTS = 4;
const FIRST_PAUSE_MS = 500;

/** The passing of time and chance, supplied by ops/ so that tests can do without both. */
export type Patience = {
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
  /** Asked right before each attempt: whether one may still begin at this instant. */
  readonly mayBegin: (now: Temporal.Instant) => boolean;
};

export type AttemptsOutcome = {
  readonly kind: "sent" | "refused" | "gone" | "rejected" | "given-up";
  readonly channelId: string | null;
  /** Whether an attempt may have arrived although no answer said so. */
  readonly isUncertain: boolean;
};

/**
 * Tries to get one message to one person: opens the channel when none is stored, once more when the stored one is
 * wrong, waits as long as Discord asks, backs off with jitter after an outage. Every attempt carries the same
 * nonce, so at most one message comes of them.
 */
export async function attempt(outbox: Outbox, patience: Patience, delivery: Delivery): Promise<AttemptsOutcome> {
  let channelId = delivery.channelId;
  let hasReopened = channelId === null;
  let isUncertain = false;

  for (let attempts = 1; attempts <= MOST_ATTEMPTS; attempts++) {
    if (!delivery.mayBegin(patience.now())) break;
    const outcome = await attemptOnce(outbox, delivery, channelId);
    channelId = outcome.channelId;

    switch (outcome.kind) {
      case "sent":
      case "refused":
      case "gone":
      case "rejected":
        return { kind: outcome.kind, channelId, isUncertain };
      case "wrong-channel":
        if (hasReopened) return { kind: "rejected", channelId, isUncertain };
        hasReopened = true;
        channelId = null;
        break;
      case "limited": {
        if (!delivery.mayBegin(patience.now().add(outcome.wait))) return { kind: "given-up", channelId, isUncertain };
        await patience.wait(outcome.wait);
        break;
      }
      case "unknown":
      case "unavailable":
        isUncertain ||= outcome.kind === "unknown";
        if (attempts < MOST_ATTEMPTS) await patience.wait(pauseAfter(attempts, patience.random()));
        break;
    }
  }
  return { kind: "given-up", channelId, isUncertain };
}

async function attemptOnce(
  outbox: Outbox,
  delivery: Delivery,
  stored: string | null,
): Promise<PostOutcome & { channelId: string | null }> {
  let channelId = stored;
  if (channelId === null) {
    const opened = await outbox.open(delivery.userId);
    if (opened.kind !== "opened") return { ...opened, channelId: null };
    channelId = opened.channelId;
  }
  return { ...(await outbox.post(channelId, delivery.message, delivery.nonce)), channelId };
}

/** Doubles from half a second, with full jitter on its upper half, so that a crowd does not come back as one. */
function pauseAfter(attempts: number, random: number): Temporal.Duration {
  const longest = FIRST_PAUSE_MS * 2 ** (attempts - 1);
  return Temporal.Duration.from({ milliseconds: Math.round(longest / 2 + (longest / 2) * random) });
}
