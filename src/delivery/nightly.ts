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
import type { NightOutcome, WhyLate } from "../nights/ledger.ts";
import type { Window } from "../nights/night.ts";
import type { Thread } from "../nights/place.ts";
import { type AnyRecord, type Claim, type PlannedMessage, type ThreadTrouble, windowIn } from "../nights/reminder.ts";
import { isBefore } from "../time/instants.ts";
import { attempt } from "./attempts.ts";
import { lookFor } from "./look-for.ts";
import type { DoneNights } from "./message-kind.ts";
import type { Change } from "./message-records.ts";
import { nonceFor } from "./nonce.ts";
import type { DirectMessage, NightMessage } from "./outbox.ts";
import type { DeliveryParts } from "./parts.ts";

/** A message to be posted under its claim. */
type Posting = {
  readonly claim: Claim;
  readonly channelId: string | null;
  readonly message: NightMessage & Pick<DirectMessage, "inThread">;
  /** An earlier attempt under this claim may have arrived, and been deleted since. */
  readonly mayHaveArrived?: true;
};

/** With how much before its window opens the message may begin now, in a crowd. */
type Parts<R extends AnyRecord> = DeliveryParts<R> & { readonly early?: Temporal.Duration | undefined };

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
export async function deliverNightly<R extends AnyRecord>(parts: Parts<R>, userId: string): Promise<void> {
  const now = parts.patience.now();
  const done = (await parts.series.done?.(userId)) ?? NONE;
  const step = await parts.messageRecords.change(userId, (current) =>
    decideAndClaim(parts, userId, current, now, done),
  );
  switch (step.kind) {
    case "done":
      return;
    case "dropped":
      return reportSettled(parts, userId, "late", step.window, now);
    case "post":
      return post(parts, userId, await completed(parts, step), step.isRepeat);
    case "look":
      return look(parts, userId, await completed(parts, step));
  }
}

async function completed<R extends AnyRecord>({ series }: DeliveryParts<R>, step: Posting): Promise<Posting> {
  return series.complete ? { ...step, message: await series.complete(step.message) } : step;
}

function decideAndClaim<R extends AnyRecord>(
  { applicationId, series, uptime, early, isOurTurn = () => true, isClockSteady = () => true }: Parts<R>,
  userId: string,
  current: R | undefined,
  now: Temporal.Instant,
  done: DoneNights,
): Change<Step, R> {
  if (current === undefined || !isOurTurn() || !isClockSteady()) return { next: current, result: { kind: "done" } };
  const posting = (claim: Claim): Posting => {
    const message = series.message(userId, claim, current, now);
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
      const claim = claimFor(applicationId, series.name, userId, decision.message, now, current.thread?.id);
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
function missedBy(uptime: DeliveryParts["uptime"], done: DoneNights) {
  return (window: Window) => {
    if (done.has(window.night)) return undefined;
    const why = uptime.whyLate(window);
    return { outcome: "late", ...(why && { why }) } as const;
  };
}

/** Why nothing was sent in this window, as far as it is known. */
function whyLateFor(uptime: DeliveryParts["uptime"], { troubled }: AnyRecord, window: Window): WhyLate | undefined {
  return uptime.whyLate(window) ?? (troubled === window.night ? DISCORD_DID_NOT : undefined);
}

async function post<R extends AnyRecord>(
  parts: Parts<R>,
  userId: string,
  posting: Posting,
  isRepeat: boolean,
): Promise<void> {
  const { messageRecords, outbox, patience, report } = parts;
  const { claim, message } = posting;
  const open = windowOpen(claim, parts.early);
  const lastBeginning = Temporal.Instant.from(claim.at).add(REPEAT_WITHIN);
  const { kind, channelId, isUncertain, trouble } = await attempt(outbox, patience, {
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
      return settle(parts, userId, claim, kind, channelId, trouble);
    case "rejected":
      return settle(parts, userId, claim, "failed", channelId);
    case "gone":
      return pauseMissing(parts, userId, claim, isUncertain || isRepeat, channelId);
    case "given-up":
      // Nothing can have arrived: give the claim back, so that the next beat need not go looking for it.
      if (!isRepeat && !isUncertain) await release(parts, userId, claim, channelId);
      report({ type: "left-for-later", userId });
  }
}

/** Looks in the DM whether a message whose outcome is not known has arrived. */
async function look<R extends AnyRecord>(parts: Parts<R>, userId: string, posting: Posting): Promise<void> {
  const { isClockSteady = () => true } = parts;
  const { claim, message } = posting;
  const begun = Temporal.Instant.from(claim.at);
  const to = { userId, channelId: posting.channelId, begun };
  const { kind, channelId } = await lookFor(parts.outbox, message, to, parts.patience.now());
  const now = parts.patience.now();

  switch (kind) {
    case "found":
      return settle(parts, userId, claim, "sent", channelId);
    case "gone":
      return pauseMissing(parts, userId, claim, true, channelId);
    case "refused":
      return settle(parts, userId, claim, "refused", channelId);
    case "absent":
      if (!isClockSteady()) return parts.report({ type: "left-for-later", userId });
      return goOn(parts, userId, { ...posting, channelId }, now);
    case "rejected":
    case "unreadable":
      // A window that is yet to open was claimed by a clock that was ahead: there is time left to find out.
      if (isClockSteady() && !isBefore(now, windowIn(claim).closesAt))
        return settle(parts, userId, claim, "unknown", channelId);
      return parts.report({ type: "left-for-later", userId });
  }
}

/** The message did not arrive: claims anew and posts it while its window is open, unless it is wanted no more. */
async function goOn<R extends AnyRecord>(
  parts: Parts<R>,
  userId: string,
  posting: Posting,
  now: Temporal.Instant,
): Promise<void> {
  const { claim, channelId } = posting;
  const window = windowIn(claim);
  const open = windowOpen(claim, parts.early);
  const again: Claim = { ...claim, at: now.toString() };
  const step = await parts.messageRecords.change<"post" | "late" | "nothing">(userId, (current) => {
    if (current?.claim?.at !== claim.at) return { next: current, result: "nothing" };
    const isYetToOpen = isBefore(now, open.opensAt); // claimed by a clock that was ahead
    const hasMoved = current.thread?.id !== claim.thread;
    if (isYetToOpen || hasMoved || !isWanted(current, claim))
      return { next: released(current, claim, dmChannel(current, claim, channelId), now), result: "nothing" };
    if (isOpen(open, now)) return { next: claimed(current, again), result: "post" };
    // Nothing came of the claim, so the night is as open as one that was never claimed, should its person move.
    const unclaimed = { ...current, claim: null, channelId: dmChannel(current, claim, channelId) };
    const next = dropped(unclaimed, window.night, now, whyLateFor(parts.uptime, current, window));
    return { next: withNightsMissed(next, window.closesAt, now, missedBy(parts.uptime, NONE)), result: "late" };
  });
  if (step === "post") await post(parts, userId, { ...posting, claim: again, mayHaveArrived: true }, false);
  if (step === "late") reportSettled(parts, userId, "late", window, now);
}

/** Writes the outcome and plans the next night; a record deleted meanwhile is not brought back. */
async function settle<R extends AnyRecord>(
  parts: DeliveryParts<R>,
  userId: string,
  claim: Claim,
  outcome: NightOutcome,
  channelId: string | null,
  trouble?: ThreadTrouble,
): Promise<void> {
  const { messageRecords, patience, report } = parts;
  const now = patience.now();
  const { isSettled, isPaused } = await messageRecords.change(userId, (current) => {
    const known = current && dmChannel(current, claim, channelId);
    const done = current && settled(current, claim, outcome, now, known, trouble);
    const { closesAt } = windowIn(claim);
    const isOld = isBefore(closesAt, now);
    const next = done && isOld ? withNightsMissed(done, closesAt, now, missedBy(parts.uptime, NONE)) : done;
    return { next, result: { isSettled: next !== current, isPaused: next?.state !== current?.state } };
  });
  if (isSettled) reportSettled(parts, userId, outcome, windowIn(claim), now);
  if (isPaused) report({ type: "paused", userId });
}

/** Discord knows no such account: nothing more is sent to it until it is seen again. */
async function pauseMissing<R extends AnyRecord>(
  { messageRecords, accounts, patience, series }: DeliveryParts<R>,
  userId: string,
  claim: Claim,
  mayHaveArrived: boolean,
  channelId: string | null,
): Promise<void> {
  // Noted first: a crash in between leaves an account to look up again, and never a pause that nothing would end.
  await accounts.missing(userId, series.name);
  const isPaused = await messageRecords.change(userId, (current) => {
    const known = current && dmChannel(current, claim, channelId);
    const next = current && pausedAsMissing(current, claim, mayHaveArrived, known ?? null, patience.now());
    return { next, result: next !== current };
  });
  if (!isPaused) await accounts.forget(userId); // the person has done something meanwhile
}

async function release<R extends AnyRecord>(
  { messageRecords, patience }: DeliveryParts<R>,
  userId: string,
  claim: Claim,
  channelId: string | null,
): Promise<void> {
  await messageRecords.change(userId, (current) => ({
    next: current && released(current, claim, dmChannel(current, claim, channelId), patience.now()),
    result: undefined,
  }));
}

/** What is known of the direct messages after a claim: a message to a thread says nothing of them. */
function dmChannel(current: AnyRecord, { thread }: Claim, channelId: string | null): string | null {
  return thread === undefined ? channelId : current.channelId;
}

function claimFor(
  applicationId: string,
  series: string,
  userId: string,
  message: PlannedMessage,
  now: Temporal.Instant,
  thread: Thread,
): Claim {
  const nonce = nonceFor(applicationId, userId, message.night, series, String(message.step ?? 0));
  return { ...message, nonce, at: now.toString(), ...(thread !== undefined && { thread }) };
}

function reportSettled<R extends AnyRecord>(
  { report }: DeliveryParts<R>,
  userId: string,
  outcome: NightOutcome,
  window: Window,
  now: Temporal.Instant,
): void {
  report({ type: "settled", userId, outcome, late: window.opensAt.until(now) });
}
