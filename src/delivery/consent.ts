import {
  asked,
  consented,
  consentFailed,
  consentPostponed,
  isSameSchedule,
  moved,
  nextWindowOf,
  takesEffectAtOnce,
} from "../nights/changes.ts";
import { LOOK_AFTER, REPEAT_WITHIN } from "../nights/decide.ts";
import { type Destination, threadOf } from "../nights/destination.ts";
import type { Window } from "../nights/night.ts";
import { type AnyRecord, scheduleOf, storedSchedule, type ThreadTrouble, windowIn } from "../nights/reminder.ts";
import { type AnySchedule, windowFor } from "../nights/windows.ts";
import { isBefore } from "../time/instants.ts";
import { type AttemptsOutcome, attempt } from "./attempts.ts";
import type { DeliveryDependencies } from "./dependencies.ts";
import { lookFor } from "./look-for.ts";
import type { MessageKind } from "./message-kind.ts";
import { nonceFor } from "./nonce.ts";
import type { DirectMessage } from "./outbox.ts";

/** How long a request is still "just now": after that, nothing is sent for it unless it is asked for again. */
export const ASKED_JUST_NOW = Temporal.Duration.from({ minutes: 15 });
/** How long we go on looking for a message that may have arrived, while the DM cannot be read. */
const LOOK_FOR_AT_MOST = Temporal.Duration.from({ hours: 24 });
/** How long until we look again, once the request is no longer fresh. */
const LOOK_AGAIN_AFTER = { minutes: 10 } as const;

/** Where messages are to come: a private thread, or direct messages when there is none. */
export type ChosenDestination = { readonly thread: Destination };
type AtDestination = { readonly thread?: Destination };

export type TurnOnOutcome =
  /** A message has arrived. */
  | ({ readonly kind: "on"; readonly window: Window; readonly isPaused: boolean } & AtDestination)
  /** It was on before, or paused, so that no message had to arrive. */
  | ({
      readonly kind: "moved";
      readonly window: Window;
      readonly isPaused: boolean;
      readonly wasPaused: boolean;
    } & AtDestination)
  /** Exactly this is in force already. */
  | ({ readonly kind: "unchanged"; readonly window: Window; readonly isPaused: boolean } & AtDestination)
  /** Discord does not let us message this person, or write in their thread. `staysOn`: what was on before, where it was. */
  | { readonly kind: "refused"; readonly staysOn?: true; readonly trouble?: ThreadTrouble | undefined }
  /** Discord did not answer; tried again for a quarter of an hour. */
  | { readonly kind: "waiting" }
  | { readonly kind: "rejected" }
  /** Something else was asked for meanwhile (another time, a stop, a deletion), and that stands. */
  | { readonly kind: "overtaken" }
  /** The very same was asked for meanwhile, as by a button pressed twice: the later of the two says what comes of it. */
  | { readonly kind: "repeated" };

/** What came of the wish as it was written: `current` is the record before it, or after it where it took effect at once. */
type Written<R> =
  | ({ readonly kind: "asked"; readonly current: R | undefined } & ChosenDestination)
  | ({ readonly kind: "unchanged"; readonly current: R } & ChosenDestination)
  | ({ readonly kind: "moved"; readonly current: R; readonly wasPaused: boolean } & ChosenDestination);

/**
 * Turns messages that come by themselves on, or moves them. They are on once a real message has arrived, never before.
 * Where one has, another schedule is in force as soon as it is written, and no further message is sent for it. At
 * another destination none has arrived yet, so that moving there waits for one.
 *
 * @param occasion the interaction's id, so that two presses are two occasions and a retry is one
 * @throws {UnreadableRecord} when the person's stored record cannot be read
 */
export async function turnOn<R extends AnyRecord>(
  dependencies: DeliveryDependencies<R>,
  userId: string,
  schedule: AnySchedule,
  occasion: string,
  locale?: string,
  destination?: ChosenDestination,
): Promise<TurnOnOutcome> {
  const { messageRecords, timing } = dependencies;
  const nonce = nonceFor(dependencies.applicationId, userId, occasion, "consent");
  const begun = timing.now();

  const written = await messageRecords.change<Written<R>>(userId, (current) => {
    const thread = destination ? destination.thread : threadOf(current);
    const isThere = current?.state === "on" && current.pending === null && takesEffectAtOnce(current, destination);
    if (isThere && isSameSchedule(current.schedule, schedule))
      return { next: current, result: { kind: "unchanged", current, thread } };
    if (current === undefined || !takesEffectAtOnce(current, destination))
      return {
        next: asked(current, schedule, nonce, begun, locale, thread),
        result: { kind: "asked", current, thread },
      };
    const next = moved(current, schedule, begun, locale);
    return { next, result: { kind: "moved", current: next, thread, wasPaused: current.state === "paused" } };
  });
  if (written.kind !== "asked" && written.current.next) {
    const { kind, current } = written;
    const inForce = {
      window: windowFor(written.current.next.night, schedule),
      isPaused: current.pausedUntil !== undefined,
      thread: written.thread,
    };
    return kind === "moved" ? { kind, ...inForce, wasPaused: written.wasPaused } : { kind, ...inForce };
  }

  const sent = await attempt(dependencies.outbox, timing, {
    userId,
    channelId: written.thread ?? written.current?.channelId ?? null,
    nonce,
    message: {
      ...consentMessage(dependencies.messageKind, schedule, begun, nonce, written.current, inThread(userId, written)),
      locale,
    },
    mayBegin: (now) => isWithin(begun, now, REPEAT_WITHIN),
    isWanted: () => isStillAsked(dependencies, userId, nonce),
  });
  // The person reads the outcome in the reply: there is no need to say it again at the next command.
  const outcome = await settleConsent(dependencies, userId, nonce, sent, { isToldNow: true });
  const isRepeated = outcome.kind === "overtaken" && (await isWishedFor(dependencies, userId, schedule, written));
  return isRepeated ? { kind: "repeated" } : outcome;
}

/** Whether this is what was asked for last, be it in force by now or not. */
async function isWishedFor<R extends AnyRecord>(
  { messageRecords }: DeliveryDependencies<R>,
  userId: string,
  schedule: AnySchedule,
  { thread }: ChosenDestination,
): Promise<boolean> {
  const read = await messageRecords.read(userId);
  if (read.kind !== "found") return false;
  const { state, pending, schedule: inForce } = read.value;
  if (pending !== null) return pending.thread === thread && isSameSchedule(pending.schedule, schedule);
  return state === "on" && threadOf(read.value) === thread && isSameSchedule(inForce, schedule);
}

/**
 * Finishes a request that a crash or an outage left open. Looks for the message first; sends it again only while
 * the request is fresh.
 */
export async function resumeConsent<R extends AnyRecord>(
  dependencies: DeliveryDependencies<R>,
  userId: string,
): Promise<void> {
  const { messageRecords, outbox, timing } = dependencies;
  const read = await messageRecords.read(userId);
  if (read.kind !== "found" || read.value.pending === null) return;
  const { nonce, askedAt, schedule, thread } = read.value.pending;
  const begun = Temporal.Instant.from(askedAt);
  const now = timing.now();
  if (isWithin(begun, now, LOOK_AFTER)) return;

  const named = inThread(userId, { thread });
  const message = consentMessage(dependencies.messageKind, scheduleOf(schedule), now, nonce, read.value, named);
  const to = { userId, channelId: thread ?? read.value.channelId, begun };
  const { kind, channelId } = await lookFor(outbox, message, to, now);
  const isFresh = (at: Temporal.Instant) => isWithin(begun, at, ASKED_JUST_NOW);
  const close = (sent: AttemptsOutcome["kind"]) =>
    settleConsent(dependencies, userId, nonce, { kind: sent, channelId, isUncertain: false }, { isToldNow: false });

  if (kind === "found") await close("sent");
  else if (kind === "refused" || kind === "gone" || kind === "rejected") await close(kind);
  else if (kind === "absent" && isFresh(now)) {
    const isWanted = () => isStillAsked(dependencies, userId, nonce);
    if (!(await isWanted())) return;
    const sent = await attempt(outbox, timing, {
      userId,
      channelId,
      nonce,
      message,
      mayHaveArrived: true,
      mayBegin: isFresh,
      isWanted,
    });
    await settleConsent(dependencies, userId, nonce, sent, { isToldNow: false });
  } else if (kind === "absent" || !isWithin(begun, now, LOOK_FOR_AT_MOST)) await close("rejected");
  else if (!isFresh(now)) {
    const again = now.add(LOOK_AGAIN_AFTER);
    await messageRecords.change(userId, (current) => ({
      next: current?.pending?.nonce === nonce ? consentPostponed(current, again) : current,
      result: undefined,
    }));
  }
}

async function settleConsent<R extends AnyRecord>(
  dependencies: DeliveryDependencies<R>,
  userId: string,
  nonce: string,
  sent: AttemptsOutcome,
  { isToldNow }: { isToldNow: boolean },
): Promise<TurnOnOutcome> {
  const { messageRecords, timing, report } = dependencies;
  const close = (outcome: "refused" | "lost") =>
    closeConsent(dependencies, userId, nonce, outcome, isToldNow ? null : NOTICES[outcome]);

  switch (sent.kind) {
    case "sent": {
      const now = timing.now();
      const on = await messageRecords.change(userId, (current) => {
        // Deleted, stopped or asked anew while the message was on its way: that later wish stands.
        if (current?.pending?.nonce !== nonce || sent.channelId === null) return { next: current, result: undefined };
        const next = consented(current, sent.channelId, now);
        return { next, result: next };
      });
      if (on?.next == null) return { kind: "overtaken" };
      report({ type: "consent-settled", userId, outcome: "on" });
      return {
        kind: "on",
        window: windowIn(on.next),
        isPaused: on.pausedUntil !== undefined,
        thread: threadOf(on),
      };
    }
    case "given-up":
      return (await isStillAsked(dependencies, userId, nonce)) ? { kind: "waiting" } : { kind: "overtaken" };
    case "gone": // whoever asked has an account; should it really be gone, the nights to come find out
    case "refused": {
      const closed = await close("refused");
      return { kind: "refused", ...(closed?.state === "on" && { staysOn: true }), trouble: sent.trouble };
    }
    case "rejected":
      await close("lost");
      return { kind: "rejected" };
  }
}

const NOTICES = { refused: "dms-refused", lost: "consent-lost" } as const;

async function closeConsent<R extends AnyRecord>(
  { messageRecords, report, messageKind }: DeliveryDependencies<R>,
  userId: string,
  nonce: string,
  outcome: "refused" | "lost",
  notice: AnyRecord["notice"],
): Promise<R | undefined> {
  const isWishKept = outcome === "refused" && messageKind.name === "wind-down";
  const closed = await messageRecords.change<R | undefined>(userId, (current) => {
    if (current?.pending?.nonce !== nonce) return { next: current, result: undefined };
    // What is said of direct messages would be untrue of a thread.
    const told = notice !== null && current.pending.thread !== undefined ? "consent-lost" : notice;
    const next = consentFailed(current, told, isWishKept);
    return { next, result: next };
  });
  if (closed) report({ type: "consent-settled", userId, outcome });
  return closed;
}

async function isStillAsked<R extends AnyRecord>(
  { messageRecords }: DeliveryDependencies<R>,
  userId: string,
  nonce: string,
): Promise<boolean> {
  const read = await messageRecords.read(userId);
  return read.kind === "found" && read.value.pending?.nonce === nonce;
}

/** Whom a message names: nobody in a direct message. */
function inThread(userId: string, { thread }: ChosenDestination): string | undefined {
  return thread === undefined ? undefined : userId;
}

function consentMessage<R extends AnyRecord>(
  messageKind: MessageKind<R>,
  schedule: AnySchedule,
  now: Temporal.Instant,
  nonce: string,
  current: R | undefined,
  inThread: string | undefined,
): DirectMessage {
  const pausedUntil = current?.state === "on" ? current.pausedUntil : undefined;
  const first = nextWindowOf(current, schedule, now, pausedUntil);
  return messageKind.consent({
    locale: current?.locale,
    ...(inThread !== undefined && { inThread }),
    opensAt: first.opensAt,
    startsNow: !isBefore(now, first.opensAt),
    marker: nonce,
    schedule: storedSchedule(schedule),
  });
}

function isWithin(begun: Temporal.Instant, now: Temporal.Instant, limit: Temporal.Duration): boolean {
  return Temporal.Duration.compare(begun.until(now), limit) < 0;
}
