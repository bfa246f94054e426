import { isBefore } from "../time/instants.ts";
import { type Destination, goingTo, hasLostThread, threadOf, withTrouble } from "./destination.ts";
import {
  type Ledger,
  lastNotedIn,
  ledgerOf,
  NIGHTS_KEPT,
  type NightAnswer,
  type NightOutcome,
  nightIn,
  nightsIn,
  type PastNight,
  type WhyLate,
  withChange,
  withNight,
} from "./ledger.ts";
import { isDealtWith, type Night, nightOf, type Window, zoneAt } from "./night.ts";
import {
  type AnyRecord,
  type AnyStoredSchedule,
  lastNightOf,
  type NightClaim,
  type Reminder,
  scheduleOf,
  storedSchedule,
  type ThreadTrouble,
} from "./reminder.ts";
import { ofSilence, pauseOf, withOneMore, withoutSilence } from "./silence.ts";
import { type AnySchedule, isAsScheduled, nextWindowFor } from "./windows.ts";

/** Each change is the same for every kind of message: reminder, check-in and weekly word differ in their windows alone. */

/** After this many nights in a row on which Discord refused the message, the reminder pauses until the next command. */
export const REFUSALS_BEFORE_PAUSE = 3;
/** When a consent message without a known outcome is looked after: no attempt of the command itself is still in flight. */
const CONSENT_CHECK = { seconds: 120 };

/** What ends with every wish to hear nothing more. A claim stays: its message may be on its way. */
const NOTHING_TO_COME = { pending: null, next: null, plans: {} } as const;

const NOTHING_YET: Omit<Reminder, "changedAt"> = {
  version: 1,
  state: "off",
  schedule: null,
  pending: null,
  channelId: null,
  next: null,
  plans: {},
  claim: null,
  last: null,
  nights: ledgerOf([]),
  refusals: 0,
  notice: null,
};

/**
 * Whether a wish for another schedule is in force as soon as it is written: messages reach this person there, and they
 * said yes to them. The first one, one after a stop, one after Discord refused to deliver and one to another destination wait
 * for a message that arrives.
 *
 * @param destination where they are to come; undefined: where they come already
 */
export function takesEffectAtOnce(
  current: AnyRecord | undefined,
  destination?: { readonly thread: Destination },
): boolean {
  if (current?.schedule == null || hasLostThread(current)) return false;
  const thread = threadOf(current);
  if (destination !== undefined && destination.thread !== thread) return false;
  if (thread === undefined && current.channelId === null) return false;
  return current.state === "on" || (current.state === "paused" && pauseOf(current) !== "refusals");
}

/** Another schedule, asked for where it takes effect at once. A pause with an end outlives it, any other one is over. */
export function moved<R extends AnyRecord>(
  current: R,
  schedule: AnySchedule,
  now: Temporal.Instant,
  locale?: string,
): R {
  const { pausedUntil } = current.state === "on" ? current : {};
  const on: R = {
    ...withoutPause(withoutWish(withoutPending(withoutSilence(current)))),
    ...(pausedUntil === undefined ? {} : { pausedUntil }),
    ...(locale === undefined ? {} : { locale }),
    state: "on",
    schedule: storedSchedule(schedule),
    notice: null,
    changedAt: now.toString(),
  };
  return planned(on, now);
}

/**
 * Somebody asked for this schedule: what was in force stays so until the message about the new one has arrived.
 *
 * @param thread where that message goes, and the nightly ones once it has arrived
 */
export function asked<R extends AnyRecord = Reminder>(
  current: R | undefined,
  schedule: AnySchedule,
  nonce: string,
  now: Temporal.Instant,
  locale?: string,
  thread?: Destination,
): R {
  const base = current ?? ({ ...NOTHING_YET, changedAt: now.toString() } as R); // nothing of either kind is in it
  return {
    ...withoutWish(base),
    ...(locale === undefined ? {} : { locale }),
    pending: {
      schedule: storedSchedule(schedule),
      nonce,
      askedAt: now.toString(),
      ...(thread !== undefined && { thread }),
    },
    plans: { ...base.plans, consent: now.add(CONSENT_CHECK).toString() },
    notice: null,
    changedAt: now.toString(),
  };
}

/** Another schedule, in force at once. A message that was asked for with "15 more minutes" still comes. */
export function withSchedule<R extends AnyRecord>(current: R, schedule: R["schedule"], now: Temporal.Instant): R {
  const changed: R = { ...withoutWish(current), schedule, changedAt: now.toString() };
  return current.next?.step === undefined ? planned(changed, now) : changed;
}

/**
 * The message that asks for nothing but says "it is on" has arrived: now it is.
 *
 * @param channelId of the direct messages, unless it went to a thread
 */
export function consented<R extends AnyRecord>(current: R, channelId: string, now: Temporal.Instant): R {
  if (current.pending === null) return current;
  const { thread } = current.pending;
  // A pause with an end outlives a move: it was not the pause that was asked about.
  const { pausedUntil } = current.state === "on" ? current : {};
  return planned(
    {
      ...goingTo(withoutPause(withoutPending(withoutSilence(current))), thread),
      ...(pausedUntil === undefined ? {} : { pausedUntil }),
      state: "on",
      schedule: current.pending.schedule,
      channelId: thread === undefined ? channelId : current.channelId,
      refusals: 0,
      changedAt: now.toString(),
    },
    now,
  );
}

/**
 * The message could not be delivered: nothing is on that was not on before.
 *
 * @param isWishKept whether what was asked for is kept, to be asked for again with another destination
 */
export function consentFailed<R extends AnyRecord>(current: R, notice: AnyRecord["notice"], isWishKept = false): R {
  const wish = isWishKept && current.pending !== null ? { wish: current.pending.schedule } : {};
  return { ...withoutPending(current), ...wish, notice };
}

/** Whether the message arrived cannot be told now: it is looked for again at `at`. */
export function consentPostponed<R extends AnyRecord>(current: R, at: Temporal.Instant): R {
  return { ...current, plans: { ...current.plans, consent: at.toString() } };
}

export function stopped<R extends AnyRecord>(current: R, now: Temporal.Instant): R {
  const { keptOn: _ended, ...others } = withoutPause(withoutWish(current));
  return { ...(others as R), ...NOTHING_TO_COME, state: "off", refusals: 0, changedAt: now.toString() };
}

/** The person wants no messages until they say otherwise. */
export function pausedByPerson<R extends AnyRecord>(current: R, now: Temporal.Instant): R {
  const asked = { state: "paused", pausedBy: "person", refusals: 0, changedAt: now.toString() } as const;
  return { ...withoutPause(withoutSilence(current)), ...NOTHING_TO_COME, ...asked };
}

/** Nothing was heard of the person for so long that the messages stop until they say so. */
function pausedBySilence<R extends AnyRecord>(current: R, now: Temporal.Instant): R {
  const paused = {
    state: "paused",
    pausedBy: "silence",
    notice: "paused-by-silence",
    changedAt: now.toString(),
  } as const;
  return { ...withoutPause(current), ...NOTHING_TO_COME, ...paused };
}

/** The person wants no messages before `until`; from then on they come again by themselves. */
export function pausedUntilNight<R extends AnyRecord>(current: R, until: Night, now: Temporal.Instant): R {
  const on: R = { ...withoutPause(withoutPending(withoutSilence(current))), state: "on", refusals: 0 };
  return planned({ ...on, pausedUntil: until, changedAt: now.toString() }, now);
}

/**
 * The account was not found: nothing is sent to it until it is seen again. Tonight counts as not taken by Discord, and
 * is still to come should the account be seen in time. Nothing changes when the person has done something meanwhile.
 *
 * @param mayHaveArrived then the claim stays, so that its message is looked for before another is sent
 */
export function pausedAsMissing<R extends AnyRecord>(
  current: R,
  claim: NightClaim,
  mayHaveArrived: boolean,
  channelId: string | null,
  now: Temporal.Instant,
): R {
  if (current.claim?.nonce !== claim.nonce || current.state !== "on") return current;
  const freed: R = mayHaveArrived ? current : { ...current, claim: null, channelId };
  const isNoted = claim.step !== undefined || mayHaveArrived;
  const tonight = { night: claim.night, outcome: "late", at: now.toString(), why: { kind: "discord" } } as const;
  const noted: R = isNoted ? freed : { ...freed, nights: withNight(freed.nights, tonight) };
  return { ...pausedByRefusals(noted), notice: null };
}

/** Messages may arrive again: a pause that refusals began is over, one of the person's own stays. */
export function resumedAfterRefusals<R extends AnyRecord>(current: R, now: Temporal.Instant): R {
  return current.state === "paused" && current.pausedBy === "refusals" ? resumed(current, now) : current;
}

/** The pause is over, whoever began it. */
export function resumed<R extends AnyRecord>(current: R, now: Temporal.Instant): R {
  const notice = current.notice === "paused-by-silence" ? null : current.notice;
  const on: R = { ...withoutPause(withoutSilence(current)), state: "on", refusals: 0, notice };
  return planned({ ...on, changedAt: now.toString() }, now);
}

/** The person chose to keep their messages as they are, on the question of that night's. */
export function kept<R extends AnyRecord>(current: R, night: Night): R {
  return { ...withoutSilence(current), keptOn: night };
}

export function claimed<R extends AnyRecord>(current: R, claim: NightClaim): R {
  return { ...current, claim };
}

/** The claim's message was certainly not begun: the night is open again. */
export function released<R extends AnyRecord>(
  current: R,
  claim: NightClaim,
  channelId: string | null,
  now: Temporal.Instant,
): R {
  if (current.claim?.nonce !== claim.nonce) return current;
  const freed: R = { ...current, claim: null, channelId, troubled: claim.night };
  const isStillNext = current.next?.opensAt === claim.opensAt && current.next.closesAt === claim.closesAt;
  // Moved meanwhile, the next window was computed as if tonight's message had arrived.
  return isStillNext ? freed : planned(freed, now);
}

/**
 * What became of a claimed night; plans the next one when the reminder is still on. Nothing changes when the claim
 * is no longer there: its outcome is known already, or the person has deleted everything.
 *
 * @param trouble why it was refused, where that is the thread it was to go to
 */
export function settled<R extends AnyRecord>(
  current: R,
  claim: NightClaim,
  outcome: NightOutcome,
  now: Temporal.Instant,
  channelId: string | null = current.channelId,
  trouble?: ThreadTrouble,
): R {
  if (current.claim?.nonce !== claim.nonce) return current;
  if (claim.step !== undefined) {
    const after = outcome === "sent" ? withSnoozeSent(current, claim.night, claim.step) : current;
    return planned({ ...after, claim: null, channelId }, now);
  }
  const refusals = outcome === "refused" ? current.refusals + 1 : outcome === "sent" ? 0 : current.refusals;
  const known = withTrouble(current, claim.thread, trouble);
  const isThreadLost = outcome === "refused" && hasLostThread(known);
  const next: R = {
    ...known,
    nights: withNight(current.nights, { night: claim.night, outcome, at: now.toString() }),
    claim: null,
    // Where the thread is lost, tonight's message may still come somewhere else.
    last: isThreadLost ? current.last : { night: claim.night, at: claim.at },
    channelId,
    refusals,
    ...(outcome === "sent" && withOneMore(current, claim.night)),
  };
  if ((refusals >= REFUSALS_BEFORE_PAUSE || isThreadLost) && next.state === "on") return pausedByRefusals(next);
  const isLast = outcome === "sent" && ofSilence(current, claim.night) === "pauses";
  if (isLast && next.state === "on") return pausedBySilence(withoutPastTravel(next, claim.night), now);
  return planned(outcome === "sent" ? withoutPastTravel(next, claim.night) : next, now);
}

/** The message of the first night at home has said that they are there: the journey is over. */
function withoutPastTravel<R extends AnyRecord>(current: R, night: Night): R {
  const { schedule } = current;
  if (schedule?.travel === undefined || night < schedule.travel.until) return current;
  const { travel: _over, ...atHome } = schedule;
  return { ...current, schedule: atHome };
}

/** Bedtime came and nothing had been sent. */
export function dropped<R extends AnyRecord>(current: R, night: Night, now: Temporal.Instant, why?: WhyLate): R {
  const isSnooze = current.next?.step !== undefined; // its night has its outcome already
  if (isSnooze) return planned(current, now);
  const nights = withNight(current.nights, { night, outcome: "late", at: now.toString(), ...(why && { why }) });
  return planned({ ...current, nights }, now);
}

/**
 * Notes the nights whose windows went by between `since` and `now`, of which nothing was noted yet: the bot was away for
 * more than one. What is kept is as many as ever.
 *
 * @param outcomeOf what to note of one; undefined leaves it out
 */
export function withNightsMissed<R extends AnyRecord>(
  current: R,
  since: Temporal.Instant,
  now: Temporal.Instant,
  outcomeOf: (window: Window) => Pick<PastNight, "outcome" | "why"> | undefined,
): R {
  const { schedule, pausedUntil } = current;
  if (current.state !== "on" || schedule === null) return current;
  const oldest = now.subtract({ hours: 24 * (NIGHTS_KEPT + 1) });
  let nights = current.nights;
  let at = isBefore(since, oldest) ? oldest : since;
  for (let looked = 0; looked <= NIGHTS_KEPT + 1; looked++) {
    const window = nextWindowOf(current, scheduleOf(schedule), at, pausedUntil);
    if (isBefore(now, window.closesAt)) break;
    const told = nightIn(nights, window.night) === undefined ? outcomeOf(window) : undefined;
    if (told) nights = withNight(nights, { night: window.night, at: now.toString(), ...told });
    at = window.closesAt;
  }
  return nights === current.nights ? current : { ...current, nights };
}

/** Somebody used a button of that night's message, which proves that it arrived. */
export function withArrival<R extends AnyRecord>(current: R, night: Night, step: number, now: Temporal.Instant): R {
  const { claim } = current;
  return claim?.night === night && (claim.step ?? 0) === step ? settled(current, claim, "sent", now) : current;
}

/** The answer noted with its night, as far as that is still known; what is to come stays as it is. */
export function noted<R extends AnyRecord>(current: R, night: Night, answer: NightAnswer): R {
  return { ...current, nights: withChange(current.nights, night, (past) => ({ ...past, answer })) };
}

/** The person answered that night's message: who answers is there, and wants no second one unless they ask. */
export function answered<R extends AnyRecord>(current: R, night: Night, answer: NightAnswer, now: Temporal.Instant): R {
  const next = noted(withoutSilence(current), night, answer);
  const isSnoozeOver = current.next?.night === night && current.next.step !== undefined && answer !== "keep";
  return isSnoozeOver ? planned(next, now) : next;
}

/** The person does not want the next message, which is not sent yet. */
export function skippedNext<R extends AnyRecord>(current: R, now: Temporal.Instant): R {
  const { next } = current;
  if (next === null || current.claim !== null) return current;
  if (next.step !== undefined) return answered(current, next.night, "skip", now);
  const nights = withNight(current.nights, { night: next.night, outcome: "skipped", at: now.toString() });
  // Dealt with as of its opening, so that a wish spoken long before it still counts for that night.
  return planned({ ...withoutSilence(current), nights, last: { night: next.night, at: next.opensAt } }, now);
}

export function withoutNotice<R extends AnyRecord>(current: R): R {
  return current.notice === null ? current : { ...current, notice: null };
}

/**
 * The first window of `schedule` that is still open or yet to open at `now` and not dealt with, as far as the record
 * tells. `last` alone does not tell it: a clock that was wrong for a while may have put a night of another year there.
 *
 * @param notBefore the first night that may be taken, while a pause lasts
 */
export function nextWindowOf(
  record: AnyRecord | undefined,
  schedule: AnySchedule,
  now: Temporal.Instant,
  notBefore?: Night,
): Window {
  const last = record && lastNightOf(record);
  let window = nextWindowFor(schedule, now, last, notBefore);
  while (record !== undefined && window.night !== last?.night && isNotedAsDealtWith(record.nights, window)) {
    window = nextWindowFor(schedule, window.closesAt, last, notBefore);
  }
  return window;
}

/** Whether a night was sent, skipped or given up. One written off as late, or refused, may still come somewhere else. */
function isNotedAsDealtWith(nights: Ledger, window: Window): boolean {
  const noted = nightIn(nights, window.night);
  if (noted === undefined || noted.outcome === "late" || noted.outcome === "refused") return false;
  // A skip is said long before its window, and counts as of its opening.
  const at = noted.outcome === "skipped" ? window.opensAt : Temporal.Instant.from(noted.at);
  return isDealtWith(window, { night: noted.night, at });
}

/**
 * The record with its next window computed from what was asked for, and the agenda row it then stands by: the
 * window's opening, or at once while a claim still waits for its outcome.
 */
export function planned<R extends AnyRecord>(current: R, now: Temporal.Instant): R {
  const { schedule, pausedUntil: until } = current;
  if (current.state !== "on" || schedule === null) return current;
  const isPauseOver = until !== undefined && until <= nightOf(now, zoneAt(schedule, now));
  const window = nextWindowOf(current, scheduleOf(schedule), now, until);
  const opensAt = window.opensAt.toString();
  return {
    ...(isPauseOver ? withoutPause(current) : current),
    next: { night: window.night, opensAt, closesAt: window.closesAt.toString() },
    plans: { ...current.plans, reminder: current.claim === null ? opensAt : now.toString() },
  };
}

/**
 * Whether an active record has no plan, or another than its own words ask for: a later one was made while the machine's
 * clock was ahead, and an hour to either side is what a zone whose rules have changed leaves behind.
 */
export function isBadlyPlanned<R extends AnyRecord>(current: R, now: Temporal.Instant): boolean {
  const { schedule, next } = current;
  if (current.state !== "on" || schedule === null) return false;
  if (next === null || current.plans.reminder === undefined) return true;
  const should = planned(current, now);
  const isTheSame = should.next?.opensAt === next.opensAt && should.next.closesAt === next.closesAt;
  if (isTheSame && should.plans.reminder === current.plans.reminder) return false; // as nearly everybody's
  const plannedAt = Temporal.Instant.from(current.plans.reminder);
  if (isBefore(Temporal.Instant.from(should.plans.reminder ?? current.plans.reminder), plannedAt)) return true;
  if (current.claim !== null) return false;
  if (!isAsScheduled(next, scheduleOf(schedule))) return true;
  // What is past is the beat's, which notes it. Of two that are yet to come the later may be right: the earlier was done.
  const isToCome = next.step === undefined && isBefore(now, Temporal.Instant.from(next.closesAt));
  return isToCome && should.next?.night !== next.night;
}

/** An instant later than this after now was noted by a clock that was ahead: those of several instances agree better. */
const AHEAD_AT_MOST_MS = 60_000;

/**
 * The record as of now, when parts of it lie in the future because they were noted while the machine's clock was ahead:
 * what was asked for or changed counts as of now, and a night that was written off then is not written off. The same
 * record when there is no such part.
 */
export function withoutFuture<R extends AnyRecord>(current: R, now: Temporal.Instant): R {
  const latestMs = now.epochMilliseconds + AHEAD_AT_MOST_MS;
  const isAhead = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds > latestMs;
  const { pending, plans } = current;
  const isAskedAhead = pending !== null && isAhead(pending.askedAt);
  const latestNight = lastNotedIn(current.nights);
  const nights =
    latestNight !== undefined && isAhead(latestNight)
      ? nightsIn(current.nights).filter(({ outcome, at }) => outcome === "sent" || !isAhead(at))
      : undefined;
  const hasNightsAhead = nights !== undefined && ledgerOf(nights) !== current.nights;
  if (!isAhead(current.changedAt) && !isAskedAhead && !hasNightsAhead) return current;
  return {
    ...current,
    ...(isAhead(current.changedAt) && { changedAt: now.toString() }),
    ...(hasNightsAhead && { nights: ledgerOf(nights) }),
    ...(isAskedAhead && {
      pending: { ...pending, askedAt: now.toString() },
      plans: { ...plans, consent: now.add(CONSENT_CHECK).toString() },
    }),
  };
}

export function isSameSchedule(stored: AnyStoredSchedule | null, schedule: AnySchedule): boolean {
  if (stored === null) return false;
  return JSON.stringify(storedSchedule(scheduleOf(stored))) === JSON.stringify(storedSchedule(schedule));
}

function pausedByRefusals<R extends AnyRecord>(current: R): R {
  const { reminder: _gone, ...plans } = current.plans;
  return { ...current, state: "paused", pausedBy: "refusals", next: null, plans, notice: "dms-refused" };
}

function withoutPause<R extends AnyRecord>(current: R): R {
  const { pausedBy: _by, pausedUntil: _until, ...others } = current;
  return others as R; // both may be absent
}

function withoutWish<R extends AnyRecord>(current: R): R {
  const { wish: _refused, ...others } = current;
  return others as R;
}

function withoutPending<R extends AnyRecord>(current: R): R {
  const { consent: _gone, ...plans } = current.plans;
  return { ...current, pending: null, plans };
}

function withSnoozeSent<R extends AnyRecord>(current: R, night: Night, step: number): R {
  const nights = withChange(current.nights, night, (past) =>
    past.snoozes ? { ...past, snoozes: { ...past.snoozes, sent: step } } : past,
  );
  return { ...current, nights };
}
