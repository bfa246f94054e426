import { nextWindow, type Schedule } from "./night.ts";
import {
  type Claim,
  lastNightOf,
  NIGHTS_KEPT,
  type NightOutcome,
  type Reminder,
  type StoredSchedule,
  scheduleOf,
  storedSchedule,
} from "./reminder.ts";

/** After this many nights in a row on which Discord refused the message, the reminder pauses until the next command. */
export const REFUSALS_BEFORE_PAUSE = 3;
/** When a consent message without a known outcome is looked after: no attempt of the command itself is still under way. */
const CONSENT_CHECK = { seconds: 120 };

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
  nights: [],
  refusals: 0,
  notice: null,
};

/** Somebody asked for this schedule: what was in force stays so until the message about the new one has arrived. */
export function asked(
  current: Reminder | undefined,
  schedule: Schedule,
  nonce: string,
  now: Temporal.Instant,
): Reminder {
  const base = current ?? { ...NOTHING_YET, changedAt: now.toString() };
  return {
    ...base,
    pending: { schedule: storedSchedule(schedule), nonce, askedAt: now.toString() },
    plans: { ...base.plans, consent: now.add(CONSENT_CHECK).toString() },
    notice: null,
    changedAt: now.toString(),
  };
}

/** The message that asks for nothing but says "it is on" has arrived: now it is. */
export function consented(current: Reminder, channelId: string, now: Temporal.Instant): Reminder {
  if (current.pending === null) return current;
  return planned(
    {
      ...withoutPending(current),
      state: "on",
      schedule: current.pending.schedule,
      channelId,
      refusals: 0,
      changedAt: now.toString(),
    },
    now,
  );
}

/** The message could not be delivered: nothing is on that was not on before. */
export function consentFailed(current: Reminder, notice: Reminder["notice"]): Reminder {
  return { ...withoutPending(current), notice };
}

/** Whether the message arrived cannot be told now: it is looked for again at `at`. */
export function consentPostponed(current: Reminder, at: Temporal.Instant): Reminder {
  return { ...current, plans: { ...current.plans, consent: at.toString() } };
}

export function stopped(current: Reminder, now: Temporal.Instant): Reminder {
  return { ...current, state: "off", pending: null, next: null, plans: {}, refusals: 0, changedAt: now.toString() };
}

export function claimed(current: Reminder, claim: Claim): Reminder {
  return { ...current, claim };
}

/** The claim's message was certainly not begun: the night is open again. */
export function released(current: Reminder, claim: Claim, channelId: string | null, now: Temporal.Instant): Reminder {
  if (current.claim?.nonce !== claim.nonce) return current;
  const freed: Reminder = { ...current, claim: null, channelId };
  const isStillNext = current.next?.opensAt === claim.opensAt && current.next.closesAt === claim.closesAt;
  // Moved meanwhile, the next window was computed as if tonight's message had arrived.
  return isStillNext ? freed : planned(freed, now);
}

/**
 * What became of a claimed night; plans the next one when the reminder is still on. Nothing changes when the claim
 * is no longer there: its outcome is known already, or the person has deleted everything.
 */
export function settled(
  current: Reminder,
  claim: Claim,
  outcome: NightOutcome,
  now: Temporal.Instant,
  channelId: string | null = current.channelId,
): Reminder {
  if (current.claim?.nonce !== claim.nonce) return current;
  const refusals = outcome === "refused" ? current.refusals + 1 : outcome === "sent" ? 0 : current.refusals;
  const next: Reminder = {
    ...withNight(current, claim.night, outcome, now),
    claim: null,
    last: { night: claim.night, at: claim.at },
    channelId,
    refusals,
  };
  if (refusals >= REFUSALS_BEFORE_PAUSE && next.state === "on") return paused(next);
  return planned(next, now);
}

/** Bedtime came and nothing had been sent. */
export function dropped(current: Reminder, night: string, now: Temporal.Instant): Reminder {
  return planned(withNight(current, night, "late", now), now);
}

/** Somebody used a button of that night's message, which proves that it arrived. */
export function withArrival(current: Reminder, night: string, now: Temporal.Instant): Reminder {
  return current.claim?.night === night ? settled(current, current.claim, "sent", now) : current;
}

/** The person answered that night's message. */
export function answered(current: Reminder, night: string, answer: "skip"): Reminder {
  const nights = current.nights.map((past) => (past.night === night ? { ...past, answer } : past));
  return { ...current, nights };
}

export function withoutNotice(current: Reminder): Reminder {
  return current.notice === null ? current : { ...current, notice: null };
}

/**
 * The record with its next window computed from what was asked for, and the agenda row it then stands by: the
 * window's opening, or at once while a claim still waits for its outcome.
 */
export function planned(current: Reminder, now: Temporal.Instant): Reminder {
  if (current.state !== "on" || current.schedule === null) return current;
  const window = nextWindow(scheduleOf(current.schedule), now, lastNightOf(current));
  const opensAt = window.opensAt.toString();
  return {
    ...current,
    next: { night: window.night, opensAt, closesAt: window.closesAt.toString() },
    plans: { ...current.plans, reminder: current.claim === null ? opensAt : now.toString() },
  };
}

/**
 * Whether an active record has no plan, or one later than its own words ask for, and so would miss nights. A later
 * one is made while the machine's clock is wrong.
 */
export function isBadlyPlanned(current: Reminder, now: Temporal.Instant): boolean {
  if (current.state !== "on" || current.schedule === null) return false;
  if (current.next === null || current.plans.reminder === undefined) return true;
  const should = planned(current, now).plans.reminder ?? current.plans.reminder;
  return Temporal.Instant.compare(should, current.plans.reminder) < 0;
}

export function isSameSchedule(stored: StoredSchedule | null, schedule: Schedule): boolean {
  if (stored === null) return false;
  const asked = storedSchedule(schedule);
  return stored.bedtime === asked.bedtime && stored.zone === asked.zone && stored.leadMinutes === asked.leadMinutes;
}

function paused(current: Reminder): Reminder {
  const { reminder: _gone, ...plans } = current.plans;
  return { ...current, state: "paused", next: null, plans, notice: "dms-refused" };
}

function withoutPending(current: Reminder): Reminder {
  const { consent: _gone, ...plans } = current.plans;
  return { ...current, pending: null, plans };
}

function withNight(current: Reminder, night: string, outcome: NightOutcome, now: Temporal.Instant): Reminder {
  const others = current.nights.filter((past) => past.night !== night);
  const nights = [...others, { night, outcome, at: now.toString() }].slice(-NIGHTS_KEPT);
  return { ...current, nights };
}
