import {
  claimed,
  dropped,
  pausedAsMissing,
  planned,
  released,
  settled,
  skippedNext,
  withNightsMissed,
} from "../nights/changes.ts";
import { decide, isOpen, isWanted, REPEAT_WITHIN, windowOpen } from "../nights/decide.ts";
import type { Destination } from "../nights/destination.ts";
import type { NightOutcome, WhyLate } from "../nights/ledger.ts";
import type { Window } from "../nights/night.ts";
import {
  type AnyRecord,
  type NightClaim,
  type PlannedMessage,
  type ThreadTrouble,
  windowIn,
} from "../nights/reminder.ts";
import { isBefore } from "../time/instants.ts";
import { attempt } from "./attempts.ts";
import type { DeliveryDependencies } from "./dependencies.ts";
import { lookFor } from "./look-for.ts";
import type { DoneNights } from "./message-kind.ts";
import type { Change } from "./message-records.ts";
import { nonceFor } from "./nonce.ts";
import type { DirectMessage, NightMessage } from "./outbox.ts";

/** A message to be posted under its claim. */
type Posting = {
  readonly claim: NightClaim;
  readonly channelId: string | null;
  readonly message: NightMessage & Pick<DirectMessage, "inThread">;
  /** An earlier attempt under this claim may have arrived, and been deleted since. */
  readonly mayHaveArrived?: true;
};

/** With how much before its window opens the message may begin now, in a crowd. */
type Dependencies<R extends AnyRecord> = DeliveryDependencies<R> & { readonly early?: Temporal.Duration | undefined };

/** What is left to do once the decision is written. */
type Step =
  | { readonly kind: "done" }
  | { readonly kind: "dropped"; readonly window: Window }
  | ({ readonly kind: "post"; readonly isRepeat: boolean } & Posting)
  | ({ readonly kind: "look" } & Posting);

/**
 * Does what one person's record of one kind of message asks for now: decides and claims under the person's lock, posts
 * without it, settles under it again. Safe to call at any time, any number of times, and to be cut off anywhere.
 */
export async function deliver<R extends AnyRecord>(dependencies: Dependencies<R>, userId: string): Promise<void> {
  const now = dependencies.timing.now();
  const done = (await dependencies.messageKind.done?.(userId)) ?? NONE;
  const step = await dependencies.messageRecords.change(userId, (current) =>
    decideAndClaim(dependencies, userId, current, now, done),
  );
  switch (step.kind) {
    case "done":
      return;
    case "dropped":
      return reportSettled(dependencies, userId, "late", step.window, now);
    case "post":
      return post(dependencies, userId, await completed(dependencies, step), step.isRepeat);
    case "look":
      return look(dependencies, userId, await completed(dependencies, step));
  }
}

async function completed<R extends AnyRecord>(
  { messageKind }: DeliveryDependencies<R>,
  step: Posting,
): Promise<Posting> {
  return messageKind.complete ? { ...step, message: await messageKind.complete(step.message) } : step;
}

function decideAndClaim<R extends AnyRecord>(
  { applicationId, messageKind, uptime, early, isLeader = () => true, isClockSteady = () => true }: Dependencies<R>,
  userId: string,
  current: R | undefined,
  now: Temporal.Instant,
  done: DoneNights,
): Change<Step, R> {
  if (current === undefined || !isLeader() || !isClockSteady()) return { next: current, result: { kind: "done" } };
  const posting = (claim: NightClaim): Posting => {
    const message = messageKind.message(userId, claim, current, now);
    return claim.thread === undefined
      ? { claim, channelId: current.channelId, message }
      : { claim, channelId: claim.thread, message: { ...message, inThread: userId } };
  };
  const decision = decide(current, now, early);
  switch (decision.kind) {
    case "wait":
    case "nothing-planned":
      return { next: current, result: { kind: "done" } };
    case "replan":
      return { next: planned(current, now), result: { kind: "done" } };
    case "drop": {
      const { window } = decision;
      const withOthers = (next: R) => withNightsMissed(next, window.closesAt, now, missedBy(uptime, done));
      if (done.has(window.night)) return { next: withOthers(skippedNext(current, now)), result: { kind: "done" } };
      const whyLate = whyLateFor(uptime, current, window);
      return { next: withOthers(dropped(current, window.night, now, whyLate)), result: { kind: "dropped", window } };
    }
    case "claim": {
      if (done.has(decision.message.night)) return { next: skippedNext(current, now), result: { kind: "done" } };
      const claim = claimFor(applicationId, messageKind.name, userId, decision.message, now, current.thread?.id);
      return { next: claimed(current, claim), result: { kind: "post", isRepeat: false, ...posting(claim) } };
    }
    case "repeat":
      return { next: current, result: { kind: "post", isRepeat: true, ...posting(decision.claim) } };
    case "look":
      return { next: current, result: { kind: "look", ...posting(decision.claim) } };
  }
}

const NONE: DoneNights = new Set();
const DISCORD_DID_NOT = { kind: "discord" } as const;

/** What to note of the nights after one that the bot was away for: nothing, of one about which nothing is left to say. */
function missedBy(uptime: DeliveryDependencies["uptime"], done: DoneNights) {
  return (window: Window) => {
    if (done.has(window.night)) return undefined;
    const why = uptime.whyLate(window);
    return { outcome: "late", ...(why && { why }) } as const;
  };
}

/** Why nothing was sent in this window, as far as it is known. */
function whyLateFor(
  uptime: DeliveryDependencies["uptime"],
  { troubled }: AnyRecord,
  window: Window,
): WhyLate | undefined {
  return uptime.whyLate(window) ?? (troubled === window.night ? DISCORD_DID_NOT : undefined);
}

async function post<R extends AnyRecord>(
  dependencies: Dependencies<R>,
  userId: string,
  posting: Posting,
  isRepeat: boolean,
): Promise<void> {
  const { messageRecords, outbox, timing, report } = dependencies;
  const { claim, message } = posting;
  const open = windowOpen(claim, dependencies.early);
  const lastBeginning = Temporal.Instant.from(claim.at).add(REPEAT_WITHIN);
  const { kind, channelId, isUncertain, trouble } = await attempt(outbox, timing, {
    userId,
    channelId: posting.channelId,
    nonce: claim.nonce,
    message,
    mayHaveArrived: isRepeat || posting.mayHaveArrived === true,
    mayBegin: (now) => isOpen(open, now) && isBefore(now, lastBeginning),
    isWanted: async () => {
      const read = await messageRecords.read(userId);
      return read.kind === "found" && isWanted(read.value, claim);
    },
  });

  switch (kind) {
    case "sent":
    case "refused":
      return settle(dependencies, userId, claim, kind, channelId, trouble);
    case "rejected":
      return settle(dependencies, userId, claim, "failed", channelId);
    case "gone":
      return pauseMissing(dependencies, userId, claim, isUncertain || isRepeat, channelId);
    case "given-up":
      // Nothing can have arrived: give the claim back, so that the next beat need not go looking for it.
      if (!isRepeat && !isUncertain) await release(dependencies, userId, claim, channelId);
      report({ type: "left-for-later", userId });
  }
}

/** Looks in the DM whether a message whose outcome is not known has arrived. */
async function look<R extends AnyRecord>(
  dependencies: Dependencies<R>,
  userId: string,
  posting: Posting,
): Promise<void> {
  const { isClockSteady = () => true } = dependencies;
  const { claim, message } = posting;
  const begun = Temporal.Instant.from(claim.at);
  const to = { userId, channelId: posting.channelId, begun };
  const { kind, channelId } = await lookFor(dependencies.outbox, message, to, dependencies.timing.now());
  const now = dependencies.timing.now();

  switch (kind) {
    case "found":
      return settle(dependencies, userId, claim, "sent", channelId);
    case "gone":
      return pauseMissing(dependencies, userId, claim, true, channelId);
    case "refused":
      return settle(dependencies, userId, claim, "refused", channelId);
    case "absent":
      if (!isClockSteady()) return dependencies.report({ type: "left-for-later", userId });
      return goOn(dependencies, userId, { ...posting, channelId }, now);
    case "rejected":
    case "unreadable":
      // A window that is yet to open was claimed by a clock that was ahead: there is time left to find out.
      if (isClockSteady() && !isBefore(now, windowIn(claim).closesAt))
        return settle(dependencies, userId, claim, "unknown", channelId);
      return dependencies.report({ type: "left-for-later", userId });
  }
}

/** The message did not arrive: claims anew and posts it while its window is open, unless it is wanted no more. */
async function goOn<R extends AnyRecord>(
  dependencies: Dependencies<R>,
  userId: string,
  posting: Posting,
  now: Temporal.Instant,
): Promise<void> {
  const { claim, channelId } = posting;
  const window = windowIn(claim);
  const open = windowOpen(claim, dependencies.early);
  const again: NightClaim = { ...claim, at: now.toString() };
  const step = await dependencies.messageRecords.change<"post" | "late" | "nothing">(userId, (current) => {
    if (current?.claim?.at !== claim.at) return { next: current, result: "nothing" };
    const isYetToOpen = isBefore(now, open.opensAt); // claimed by a clock that was ahead
    const hasMoved = current.thread?.id !== claim.thread;
    if (isYetToOpen || hasMoved || !isWanted(current, claim))
      return { next: released(current, claim, dmChannel(current, claim, channelId), now), result: "nothing" };
    if (isOpen(open, now)) return { next: claimed(current, again), result: "post" };
    // Nothing came of the claim, so the night is as open as one that was never claimed, should its person move.
    const unclaimed = { ...current, claim: null, channelId: dmChannel(current, claim, channelId) };
    const next = dropped(unclaimed, window.night, now, whyLateFor(dependencies.uptime, current, window));
    return { next: withNightsMissed(next, window.closesAt, now, missedBy(dependencies.uptime, NONE)), result: "late" };
  });
  if (step === "post") await post(dependencies, userId, { ...posting, claim: again, mayHaveArrived: true }, false);
  if (step === "late") reportSettled(dependencies, userId, "late", window, now);
}

/** Writes the outcome and plans the next night; a record deleted meanwhile is not brought back. */
async function settle<R extends AnyRecord>(
  dependencies: DeliveryDependencies<R>,
  userId: string,
  claim: NightClaim,
  outcome: NightOutcome,
  channelId: string | null,
  trouble?: ThreadTrouble,
): Promise<void> {
  const { messageRecords, timing, report } = dependencies;
  const now = timing.now();
  const { isSettled, isPaused } = await messageRecords.change(userId, (current) => {
    const known = current && dmChannel(current, claim, channelId);
    const done = current && settled(current, claim, outcome, now, known, trouble);
    const { closesAt } = windowIn(claim);
    const isOld = isBefore(closesAt, now);
    const next = done && isOld ? withNightsMissed(done, closesAt, now, missedBy(dependencies.uptime, NONE)) : done;
    return { next, result: { isSettled: next !== current, isPaused: next?.state !== current?.state } };
  });
  if (isSettled) reportSettled(dependencies, userId, outcome, windowIn(claim), now);
  if (isPaused) report({ type: "paused", userId });
}

/** Discord knows no such account: nothing more is sent to it until it is seen again. */
async function pauseMissing<R extends AnyRecord>(
  { messageRecords, accounts, timing, messageKind }: DeliveryDependencies<R>,
  userId: string,
  claim: NightClaim,
  mayHaveArrived: boolean,
  channelId: string | null,
): Promise<void> {
  // Noted first: a crash in between leaves an account to look up again, and never a pause that nothing would end.
  await accounts.missing(userId, messageKind.name);
  const isPaused = await messageRecords.change(userId, (current) => {
    const known = current && dmChannel(current, claim, channelId);
    const next = current && pausedAsMissing(current, claim, mayHaveArrived, known ?? null, timing.now());
    return { next, result: next !== current };
  });
  if (!isPaused) await accounts.forget(userId); // the person has done something meanwhile
}

async function release<R extends AnyRecord>(
  { messageRecords, timing }: DeliveryDependencies<R>,
  userId: string,
  claim: NightClaim,
  channelId: string | null,
): Promise<void> {
  await messageRecords.change(userId, (current) => ({
    next: current && released(current, claim, dmChannel(current, claim, channelId), timing.now()),
    result: undefined,
  }));
}

/** What is known of the direct messages after a claim: a message to a thread says nothing of them. */
function dmChannel(current: AnyRecord, { thread }: NightClaim, channelId: string | null): string | null {
  return thread === undefined ? channelId : current.channelId;
}

function claimFor(
  applicationId: string,
  kindName: string,
  userId: string,
  message: PlannedMessage,
  now: Temporal.Instant,
  thread: Destination,
): NightClaim {
  const nonce = nonceFor(applicationId, userId, message.night, kindName, String(message.step ?? 0));
  return { ...message, nonce, at: now.toString(), ...(thread !== undefined && { thread }) };
}

function reportSettled<R extends AnyRecord>(
  { report }: DeliveryDependencies<R>,
  userId: string,
  outcome: NightOutcome,
  window: Window,
  now: Temporal.Instant,
): void {
  report({ type: "settled", userId, outcome, late: window.opensAt.until(now) });
}
