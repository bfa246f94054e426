import { claimed, dropped, settled } from "../reminders/changes.ts";
import { decide, isOpen, REPEAT_WITHIN } from "../reminders/decide.ts";
import type { Window } from "../reminders/night.ts";
import { type Claim, type NightOutcome, type Reminder, windowIn } from "../reminders/reminder.ts";
import { attempt, type Patience } from "./attempts.ts";
import type { Book, Change } from "./book.ts";
import { nonceFor } from "./nonce.ts";
import { CLOCKS_DIFFER_BY_AT_MOST, type DirectMessage, type Outbox } from "./outbox.ts";
import type { Report } from "./report.ts";

export type NightlyParts = {
  readonly book: Book;
  readonly outbox: Outbox;
  readonly patience: Patience;
  readonly report: Report;
  readonly applicationId: string;
};

function messageFor(userId: string, claim: Claim): DirectMessage {
  return { kind: "wind-down", userId, night: claim.night, bedtime: Temporal.Instant.from(claim.closesAt) };
}

type Step =
  | { readonly kind: "done" }
  | { readonly kind: "post"; readonly claim: Claim; readonly channelId: string | null; readonly isRepeat: boolean }
  | { readonly kind: "look"; readonly claim: Claim; readonly channelId: string | null };

/**
 * Does what one person's record asks for tonight: decides and claims under the person's lock, posts without it,
 * settles under it again. Safe to call at any time, any number of times, and to be cut off anywhere.
 */
export async function deliverNightly(parts: NightlyParts, userId: string): Promise<void> {
  const { book, patience } = parts;
  const step = await book.change(userId, (current) => decideAndClaim(parts, userId, current));
  if (step.kind === "post") await post(parts, userId, step.claim, step.channelId, step.isRepeat);
  if (step.kind === "look") await look(parts, userId, step.claim, step.channelId, patience.now());
}

function decideAndClaim(parts: NightlyParts, userId: string, current: Reminder | undefined): Change<Step> {
  const done = { next: current, result: { kind: "done" } } as const;
  if (current === undefined) return done;
  const now = parts.patience.now();
  const decision = decide(current, now);
  switch (decision.kind) {
    case "wait":
    case "nothing-planned":
      return done;
    case "drop":
      settledReport(parts, userId, "late", decision.window, now);
      return { next: dropped(current, decision.window.night, now), result: { kind: "done" } };
    case "claim": {
      const claim = claimFor(parts.applicationId, userId, decision.window, now);
      return {
        next: claimed(current, claim),
        result: { kind: "post", claim, channelId: current.channelId, isRepeat: false },
      };
    }
    case "repeat":
      return {
        next: current,
        result: { kind: "post", claim: decision.claim, channelId: current.channelId, isRepeat: true },
      };
    case "look":
      return { next: current, result: { kind: "look", claim: decision.claim, channelId: current.channelId } };
  }
}

async function post(
  parts: NightlyParts,
  userId: string,
  claim: Claim,
  channelId: string | null,
  isRepeat: boolean,
): Promise<void> {
  const { outbox, patience, report } = parts;
  const window = windowIn(claim);
  const lastBeginning = Temporal.Instant.from(claim.at).add(REPEAT_WITHIN);
  const outcome = await attempt(outbox, patience, {
    userId,
    channelId,
    nonce: claim.nonce,
    message: messageFor(userId, claim),
    mayBegin: (now) => isOpen(window, now) && Temporal.Instant.compare(now, lastBeginning) < 0,
  });

  switch (outcome.kind) {
    case "sent":
      return settle(parts, userId, claim, "sent", outcome.channelId);
    case "refused":
      return settle(parts, userId, claim, "refused", outcome.channelId);
    case "rejected":
      return settle(parts, userId, claim, "failed", outcome.channelId);
    case "gone":
      await parts.book.change(userId, () => ({ next: undefined, result: undefined }));
      report({ type: "account-gone", userId });
      return;
    case "given-up":
      // Nothing can have arrived: give the claim back, so that the next beat need not go looking for it.
      if (!isRepeat && !outcome.isUncertain) await release(parts, userId, claim, outcome.channelId);
      report({ type: "left-for-later", userId });
  }
}

/** Looks in the DM whether a message whose outcome is not known has arrived. */
async function look(
  parts: NightlyParts,
  userId: string,
  claim: Claim,
  stored: string | null,
  now: Temporal.Instant,
): Promise<void> {
  const { outbox, report } = parts;
  const window = windowIn(claim);
  let channelId = stored;
  if (channelId === null) {
    const opened = await outbox.open(userId);
    if (opened.kind === "opened") channelId = opened.channelId;
  }
  const since = Temporal.Instant.from(claim.at).subtract(CLOCKS_DIFFER_BY_AT_MOST);
  const found = channelId === null ? "unreadable" : await outbox.find(channelId, messageFor(userId, claim), since);

  if (found === "found") return settle(parts, userId, claim, "sent", channelId);
  if (found === "absent" && isOpen(window, now)) {
    const again: Claim = { ...claim, at: now.toString() };
    const isOurs = await parts.book.change(userId, (current) =>
      current?.claim?.nonce === claim.nonce && current.claim.at === claim.at
        ? { next: claimed(current, again), result: true }
        : { next: current, result: false },
    );
    if (isOurs) await post(parts, userId, again, channelId, false);
    return;
  }
  if (isOpen(window, now)) return report({ type: "left-for-later", userId });
  return settle(parts, userId, claim, found === "absent" ? "failed" : "unknown", channelId);
}

/** Writes the outcome and plans the next night; a record deleted meanwhile is not brought back. */
async function settle(
  parts: NightlyParts,
  userId: string,
  claim: Claim,
  outcome: NightOutcome,
  channelId: string | null,
): Promise<void> {
  const { book, patience, report } = parts;
  const now = patience.now();
  const isPaused = await book.change(userId, (current) => {
    if (current === undefined) return { next: undefined, result: false };
    const next = settled(current, claim, outcome, now, channelId);
    return { next, result: next.state === "paused" && current.state === "on" };
  });
  settledReport(parts, userId, outcome, windowIn(claim), now);
  if (isPaused) report({ type: "paused", userId });
}

async function release(parts: NightlyParts, userId: string, claim: Claim, channelId: string | null): Promise<void> {
  await parts.book.change(userId, (current) =>
    current?.claim?.nonce === claim.nonce
      ? { next: { ...current, claim: null, channelId }, result: undefined }
      : { next: current, result: undefined },
  );
}

function claimFor(applicationId: string, userId: string, window: Window, now: Temporal.Instant): Claim {
  return {
    night: window.night,
    opensAt: window.opensAt.toString(),
    closesAt: window.closesAt.toString(),
    nonce: nonceFor(applicationId, userId, window.night, "wind-down", "0"),
    at: now.toString(),
  };
}

function settledReport(
  parts: NightlyParts,
  userId: string,
  outcome: NightOutcome,
  window: Window,
  now: Temporal.Instant,
): void {
  parts.report({ type: "settled", userId, outcome, late: window.opensAt.until(now) });
}
