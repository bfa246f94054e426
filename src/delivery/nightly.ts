import { claimed, dropped, released, settled } from "../reminders/changes.ts";
import { clockChangeFor } from "../reminders/clock-change.ts";
import { decide, isOpen, isWanted, REPEAT_WITHIN } from "../reminders/decide.ts";
import type { Window } from "../reminders/night.ts";
import {
  type Claim,
  MOST_SNOOZES,
  type NightOutcome,
  type PlannedMessage,
  type Reminder,
  scheduleOf,
  windowIn,
} from "../reminders/reminder.ts";
import { snoozeFits } from "../reminders/snooze.ts";
import { attempt } from "./attempts.ts";
import type { Change } from "./book.ts";
import { lookFor } from "./look-for.ts";
import { nonceFor } from "./nonce.ts";
import type { WindDownMessage } from "./outbox.ts";
import type { DeliveryParts } from "./parts.ts";

/** After so many nights without any button we ask, once, whether the message is still wanted. */
export const NIGHTS_BEFORE_ASKING = 30;

/** A message to be posted under its claim. */
type Posting = { readonly claim: Claim; readonly channelId: string | null; readonly message: WindDownMessage };

/** What is left to do once the decision is written. */
type Step =
  | { readonly kind: "done" }
  | { readonly kind: "dropped"; readonly window: Window }
  | ({ readonly kind: "post"; readonly isRepeat: boolean } & Posting)
  | ({ readonly kind: "look" } & Posting);

/**
 * Does what one person's record asks for tonight: decides and claims under the person's lock, posts without it,
 * settles under it again. Safe to call at any time, any number of times, and to be cut off anywhere.
 */
export async function deliverNightly(parts: DeliveryParts, userId: string): Promise<void> {
  const now = parts.patience.now();
  const step = await parts.book.change(userId, (current) => decideAndClaim(parts, userId, current, now));
  switch (step.kind) {
    case "done":
      return;
    case "dropped":
      return reportSettled(parts, userId, "late", step.window, now);
    case "post":
      return post(parts, userId, step, step.isRepeat);
    case "look":
      return look(parts, userId, step);
  }
}

function decideAndClaim(
  { applicationId, uptime, isOurTurn = () => true }: DeliveryParts,
  userId: string,
  current: Reminder | undefined,
  now: Temporal.Instant,
): Change<Step> {
  if (current === undefined || !isOurTurn()) return { next: current, result: { kind: "done" } };
  const { channelId } = current;
  const posting = (claim: Claim) => ({ claim, channelId, message: messageFor(userId, claim, current, now) });
  const decision = decide(current, now);
  switch (decision.kind) {
    case "wait":
    case "nothing-planned":
      return { next: current, result: { kind: "done" } };
    case "drop": {
      const { window } = decision;
      const whyLate = uptime.whyLate(window) ?? (current.troubled === window.night ? DISCORD_DID_NOT : undefined);
      return { next: dropped(current, window.night, now, whyLate), result: { kind: "dropped", window } };
    }
    case "claim": {
      const claim = claimFor(applicationId, userId, decision.message, now);
      return { next: claimed(current, claim), result: { kind: "post", isRepeat: false, ...posting(claim) } };
    }
    case "repeat":
      return { next: current, result: { kind: "post", isRepeat: true, ...posting(decision.claim) } };
    case "look":
      return { next: current, result: { kind: "look", ...posting(decision.claim) } };
  }
}

const DISCORD_DID_NOT = { kind: "discord" } as const;

async function post(parts: DeliveryParts, userId: string, posting: Posting, isRepeat: boolean): Promise<void> {
  const { book, outbox, patience, report } = parts;
  const { claim, message } = posting;
  const window = windowIn(claim);
  const lastBeginning = Temporal.Instant.from(claim.at).add(REPEAT_WITHIN);
  const { kind, channelId, isUncertain } = await attempt(outbox, patience, {
    userId,
    channelId: posting.channelId,
    nonce: claim.nonce,
    message,
    mayBegin: (now) => isOpen(window, now) && Temporal.Instant.compare(now, lastBeginning) < 0,
    isWanted: async () => {
      const read = await book.read(userId);
      return read.kind === "found" && isWanted(read.value, claim);
    },
  });

  switch (kind) {
    case "sent":
    case "refused":
      return settle(parts, userId, claim, kind, channelId);
    case "rejected":
      return settle(parts, userId, claim, "failed", channelId);
    case "gone":
      return eraseGone(parts, userId);
    case "given-up":
      // Nothing can have arrived: give the claim back, so that the next beat need not go looking for it.
      if (!isRepeat && !isUncertain) await release(parts, userId, claim, channelId);
      report({ type: "left-for-later", userId });
  }
}

/** Looks in the DM whether a message whose outcome is not known has arrived. */
async function look(parts: DeliveryParts, userId: string, posting: Posting): Promise<void> {
  const { claim, message } = posting;
  const begun = Temporal.Instant.from(claim.at);
  const { kind, channelId } = await lookFor(parts.outbox, message, { userId, channelId: posting.channelId, begun });
  const now = parts.patience.now();

  switch (kind) {
    case "found":
      return settle(parts, userId, claim, "sent", channelId);
    case "gone":
      return eraseGone(parts, userId);
    case "refused":
      return settle(parts, userId, claim, "refused", channelId);
    case "absent":
      return goOn(parts, userId, { ...posting, channelId }, now);
    case "rejected":
    case "unreadable":
      if (!isOpen(windowIn(claim), now)) return settle(parts, userId, claim, "unknown", channelId);
      return parts.report({ type: "left-for-later", userId });
  }
}

/** The message did not arrive: claims anew and posts it while its window is open, unless it is wanted no more. */
async function goOn(parts: DeliveryParts, userId: string, posting: Posting, now: Temporal.Instant): Promise<void> {
  const { claim, channelId } = posting;
  const again: Claim = { ...claim, at: now.toString() };
  const step = await parts.book.change<"post" | "failed" | "nothing">(userId, (current) => {
    if (current?.claim?.at !== claim.at) return { next: current, result: "nothing" };
    if (!isWanted(current, claim)) return { next: released(current, claim, channelId, now), result: "nothing" };
    if (isOpen(windowIn(claim), now)) return { next: claimed(current, again), result: "post" };
    return { next: current, result: "failed" };
  });
  if (step === "post") await post(parts, userId, { ...posting, claim: again }, false);
  if (step === "failed") await settle(parts, userId, claim, "failed", channelId);
}

/** Writes the outcome and plans the next night; a record deleted meanwhile is not brought back. */
async function settle(
  parts: DeliveryParts,
  userId: string,
  claim: Claim,
  outcome: NightOutcome,
  channelId: string | null,
): Promise<void> {
  const { book, patience, report } = parts;
  const now = patience.now();
  const { isSettled, isPaused } = await book.change(userId, (current) => {
    const next = current && settled(current, claim, outcome, now, channelId);
    return { next, result: { isSettled: next !== current, isPaused: next?.state !== current?.state } };
  });
  if (isSettled) reportSettled(parts, userId, outcome, windowIn(claim), now);
  if (isPaused) report({ type: "paused", userId });
}

async function release(
  { book, patience }: DeliveryParts,
  userId: string,
  claim: Claim,
  channelId: string | null,
): Promise<void> {
  await book.change(userId, (current) => ({
    next: current && released(current, claim, channelId, patience.now()),
    result: undefined,
  }));
}

async function eraseGone({ book, report }: DeliveryParts, userId: string): Promise<void> {
  await book.erase(userId);
  report({ type: "account-gone", userId });
}

function messageFor(userId: string, claim: Claim, record: Reminder, now: Temporal.Instant): WindDownMessage {
  const step = claim.step ?? 0;
  const bedtime = Temporal.Instant.from(claim.closesAt);
  const isReminder = step === 0;
  return {
    kind: "wind-down",
    locale: record.locale,
    userId,
    night: claim.night,
    step,
    bedtime,
    offersSnooze: step < MOST_SNOOZES && snoozeFits(now, bedtime),
    asksToGoOn: isReminder && record.unanswered === NIGHTS_BEFORE_ASKING,
    clockChange: isReminder && record.schedule ? clockChangeFor(scheduleOf(record.schedule), claim.night) : undefined,
    isQuiet: record.schedule?.quiet ?? false,
  };
}

function claimFor(applicationId: string, userId: string, message: PlannedMessage, now: Temporal.Instant): Claim {
  const nonce = nonceFor(applicationId, userId, message.night, "wind-down", String(message.step ?? 0));
  return { ...message, nonce, at: now.toString() };
}

function reportSettled(
  { report }: DeliveryParts,
  userId: string,
  outcome: NightOutcome,
  window: Window,
  now: Temporal.Instant,
): void {
  report({ type: "settled", userId, outcome, late: window.opensAt.until(now) });
}
