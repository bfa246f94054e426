import { asked, consented, consentFailed, isSameSchedule } from "../reminders/changes.ts";
import { LOOK_AFTER, REPEAT_WITHIN } from "../reminders/decide.ts";
import { nextWindow, type Schedule, type Window } from "../reminders/night.ts";
import { lastNightOf, type Reminder, scheduleOf, storedSchedule, windowIn } from "../reminders/reminder.ts";
import { type AttemptsOutcome, attempt, type Patience } from "./attempts.ts";
import type { Book } from "./book.ts";
import { nonceFor } from "./nonce.ts";
import { CLOCKS_DIFFER_BY_AT_MOST, type DirectMessage, type Outbox } from "./outbox.ts";
import type { Report } from "./report.ts";

/** How long a request is still "just now": after that, nothing is sent for it unless it is asked for again. */
const ASKED_JUST_NOW = Temporal.Duration.from({ minutes: 15 });
/** How long we go on looking for a message that may have arrived, while the DM cannot be read. */
const LOOK_FOR_AT_MOST = Temporal.Duration.from({ hours: 24 });

export type ConsentParts = {
  readonly book: Book;
  readonly outbox: Outbox;
  readonly patience: Patience;
  readonly report: Report;
  readonly applicationId: string;
};

export type TurnOnOutcome =
  | { readonly kind: "on"; readonly window: Window; readonly isFirst: boolean }
  /** Exactly this is in force already. */
  | { readonly kind: "unchanged"; readonly window: Window }
  /** Discord does not let us message this person. */
  | { readonly kind: "refused"; readonly hadReminder: boolean }
  /** Discord did not answer; tried again for a quarter of an hour. */
  | { readonly kind: "waiting"; readonly hadReminder: boolean }
  | { readonly kind: "rejected"; readonly hadReminder: boolean };

/**
 * Turns a nightly reminder on, or moves it. It is on once a real message has arrived, never before; what was in
 * force stays in force until then.
 *
 * @param occasion the interaction's id, so that two presses are two occasions and a retry is one
 * @throws {UnreadableReminder} when the person's stored record cannot be read
 */
export async function turnOn(
  parts: ConsentParts,
  userId: string,
  schedule: Schedule,
  occasion: string,
): Promise<TurnOnOutcome> {
  const { book, patience } = parts;
  const nonce = nonceFor(parts.applicationId, userId, occasion, "consent");
  const begun = patience.now();

  const before = await book.change(userId, (current) => {
    const isInForce = current?.state === "on" && current.pending === null && isSameSchedule(current.schedule, schedule);
    return { next: isInForce ? current : asked(current, schedule, nonce, begun), result: { current, isInForce } };
  });
  const hadReminder = before.current?.state === "on";
  if (before.isInForce && before.current?.next) return { kind: "unchanged", window: windowIn(before.current.next) };

  const sent = await attempt(parts.outbox, patience, {
    userId,
    channelId: before.current?.channelId ?? null,
    nonce,
    message: consentMessage(schedule, begun, nonce, before.current),
    mayBegin: (now) => isWithin(begun, now, REPEAT_WITHIN),
  });
  return settleConsent(parts, userId, nonce, sent, hadReminder);
}

/**
 * Finishes a request that a crash or an outage left open. Looks for the message first; sends it again only while
 * the request is fresh.
 */
export async function resumeConsent(parts: ConsentParts, userId: string): Promise<void> {
  const { book, outbox, patience } = parts;
  const read = await book.read(userId);
  if (read.kind !== "found" || read.value.pending === null) return;
  const reminder = read.value;
  const { nonce, askedAt, schedule } = read.value.pending;
  const begun = Temporal.Instant.from(askedAt);
  const now = patience.now();
  if (isWithin(begun, now, LOOK_AFTER)) return;

  let channelId = reminder.channelId;
  if (channelId === null) {
    const opened = await outbox.open(userId);
    if (opened.kind === "opened") channelId = opened.channelId;
    if (opened.kind === "refused" || opened.kind === "gone") return closeConsent(parts, userId, nonce, "refused");
  }
  const message = consentMessage(scheduleOf(schedule), now, nonce, reminder);
  const found =
    channelId === null ? "unreadable" : await outbox.find(channelId, message, begun.subtract(CLOCKS_DIFFER_BY_AT_MOST));

  if (found === "found" && channelId !== null) {
    await settleConsent(parts, userId, nonce, { kind: "sent", channelId, isUncertain: false }, false);
  } else if (found === "absent" && isWithin(begun, now, ASKED_JUST_NOW)) {
    const sent = await attempt(outbox, patience, {
      userId,
      channelId,
      nonce,
      message,
      mayBegin: (at) => isWithin(begun, at, ASKED_JUST_NOW),
    });
    await settleConsent(parts, userId, nonce, sent, false);
  } else if (found === "absent" || !isWithin(begun, now, LOOK_FOR_AT_MOST)) {
    await closeConsent(parts, userId, nonce, "lost");
  }
}

async function settleConsent(
  parts: ConsentParts,
  userId: string,
  nonce: string,
  sent: AttemptsOutcome,
  hadReminder: boolean,
): Promise<TurnOnOutcome> {
  const { book, patience, report } = parts;
  switch (sent.kind) {
    case "sent": {
      const now = patience.now();
      const on = await book.change(userId, (current) => {
        // Deleted, stopped or asked anew while the message was on its way: that later wish stands.
        if (current?.pending?.nonce !== nonce || sent.channelId === null) return { next: current, result: current };
        const next = consented(current, sent.channelId, now);
        return { next, result: next };
      });
      if (on?.next == null) return { kind: "waiting", hadReminder };
      report({ type: "consent-settled", userId, outcome: "on" });
      return { kind: "on", window: windowIn(on.next), isFirst: !hadReminder };
    }
    case "given-up":
      return { kind: "waiting", hadReminder };
    case "refused":
    case "gone":
      await closeConsent(parts, userId, nonce, "refused");
      return { kind: "refused", hadReminder };
    case "rejected":
      await closeConsent(parts, userId, nonce, "lost");
      return { kind: "rejected", hadReminder };
  }
}

async function closeConsent(
  parts: ConsentParts,
  userId: string,
  nonce: string,
  outcome: "refused" | "lost",
): Promise<void> {
  const notice = outcome === "refused" ? "dms-refused" : "consent-lost";
  await parts.book.change(userId, (current) =>
    current?.pending?.nonce === nonce
      ? { next: consentFailed(current, notice), result: undefined }
      : { next: current, result: undefined },
  );
  parts.report({ type: "consent-settled", userId, outcome });
}

function consentMessage(
  schedule: Schedule,
  now: Temporal.Instant,
  nonce: string,
  current: Reminder | undefined,
): DirectMessage {
  const first = nextWindow(schedule, now, current && lastNightOf(current));
  return {
    kind: "consent",
    opensAt: first.opensAt,
    marker: nonce,
    schedule: storedSchedule(schedule),
  };
}

function isWithin(begun: Temporal.Instant, now: Temporal.Instant, limit: Temporal.Duration): boolean {
  return Temporal.Duration.compare(begun.until(now), limit) < 0;
}
