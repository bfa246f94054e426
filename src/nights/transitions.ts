import { isBefore } from "../time/instants.ts";
import { answered, pausedByPerson, pausedUntilNight, resumed, skippedNext, stopped, withArrival } from "./changes.ts";
import { type NightAnswer, nightIn } from "./ledger.ts";
import { type Night, nightOf, windowOf, zoneAt } from "./night.ts";
import { hasLostPlace } from "./place.ts";
import { type AnyRecord, type Reminder, type StoredSchedule, scheduleOf } from "./reminder.ts";
import { type SnoozeOutcome, snoozed } from "./snooze.ts";
import { tonightIn } from "./tonight.ts";

/**
 * What people ask of their own reminder, by button, command or a word in the DM. Each takes the record as it is and
 * says what it becomes and what to tell the person; asked twice, the second time changes nothing more.
 */
export type Transition<O, R extends AnyRecord = Reminder> = { readonly next: R | undefined; readonly outcome: O };

/** Which message a button is on. */
export type OfMessage = { readonly night: Night; readonly step: number };

export type StopOutcome = {
  readonly wasOn: boolean;
  /** A message was on its way that very moment and may still arrive. */
  readonly isOneInFlight: boolean;
};

export type PauseOutcome = {
  readonly kind: "paused" | "nothing-on";
  readonly isOneInFlight: boolean;
  /** When messages start again, if that was said. */
  readonly resumesAt: Temporal.Instant | undefined;
};

export type ResumeOutcome =
  | { readonly kind: "resumed" | "was-on"; readonly nextAt: Temporal.Instant }
  | { readonly kind: "nothing-on" }
  /** The thread is deleted, or the person has left it: they have to say where messages are to come. */
  | { readonly kind: "no-place" };

export type SkipOutcome = {
  /** Tonight's message was not sent yet and will not be; it was sent already; it is being sent this very moment. */
  readonly kind: "in-time" | "sent-already" | "under-way" | "not-tonight" | "nothing-on";
  readonly nextAt: Temporal.Instant | undefined;
};

export type AnswerOutcome = {
  readonly kind: "noted" | "over" | "unknown-night";
  readonly nextAt: Temporal.Instant | undefined;
};

export function transitionToStop<R extends AnyRecord>(
  current: R | undefined,
  now: Temporal.Instant,
): Transition<StopOutcome, R> {
  if (current === undefined || (current.state === "off" && current.pending === null))
    return { next: current, outcome: { wasOn: false, isOneInFlight: false } };
  return { next: stopped(current, now), outcome: { wasOn: true, isOneInFlight: current.claim !== null } };
}

/** @param until the first night with a message again; undefined until the person says so */
export function transitionToPause(
  current: Reminder | undefined,
  until: Night | undefined,
  now: Temporal.Instant,
): Transition<PauseOutcome> {
  if (current?.schedule == null || current.state === "off")
    return { next: current, outcome: { kind: "nothing-on", isOneInFlight: false, resumesAt: undefined } };
  const isPaused = until === undefined ? current.pausedBy === "person" : current.pausedUntil === until;
  const isAlready = isPaused && current.pending === null; // a wish still to be confirmed would end the pause
  const paused = until === undefined ? pausedByPerson(current, now) : pausedUntilNight(current, until, now);
  const next = isAlready ? current : paused;
  const resumesAt = until === undefined ? undefined : nextAtOf(next);
  return { next, outcome: { kind: "paused", isOneInFlight: current.claim !== null, resumesAt } };
}

export function transitionToResume(current: Reminder | undefined, now: Temporal.Instant): Transition<ResumeOutcome> {
  if (current?.schedule == null || current.state === "off") return { next: current, outcome: { kind: "nothing-on" } };
  if (hasLostPlace(current)) return { next: current, outcome: { kind: "no-place" } };
  const isOn = current.state === "on" && current.pausedUntil === undefined;
  const next = isOn ? current : resumed(current, now);
  const nextAt = nextAtOf(next);
  if (nextAt === undefined) return { next, outcome: { kind: "nothing-on" } };
  return { next, outcome: { kind: isOn ? "was-on" : "resumed", nextAt } };
}

/** "Skip", said without a message to say it on: before tonight's comes, or after. */
export function transitionToSkipTonight(current: Reminder | undefined, now: Temporal.Instant): Transition<SkipOutcome> {
  if (current?.state !== "on" || current.schedule === null)
    return { next: current, outcome: { kind: "nothing-on", nextAt: undefined } };
  const tonight = nightMeant(current.schedule, now);
  const going = (kind: SkipOutcome["kind"], next: Reminder) => ({ next, outcome: { kind, nextAt: nextAtOf(next) } });

  if (current.claim?.night === tonight) return going("under-way", current);
  if (current.next?.night === tonight) return going("in-time", skippedNext(current, now));
  const past = nightIn(current.nights, tonight);
  if (past?.outcome === "skipped") return going("in-time", current);
  if (past?.outcome === "sent") return going("sent-already", answered(current, tonight, "skip", now));
  return going("not-tonight", current);
}

/** The night that is passing, while its bedtime is still to come: who goes to bed at eight in the morning means that one. */
function nightMeant(stored: StoredSchedule, now: Temporal.Instant): Night {
  const zone = zoneAt(stored, now);
  const passing = nightOf(now, zone);
  const { closesAt } = windowOf(passing, scheduleOf(stored));
  return isBefore(now, closesAt) ? passing : tonightIn(zone, now);
}

/** An answer to a night's message. After its night it is refused: there is nothing left to change. */
export function transitionToAnswer(
  current: Reminder | undefined,
  { night, step }: OfMessage,
  answer: Exclude<NightAnswer, "snooze">,
  now: Temporal.Instant,
): Transition<AnswerOutcome> {
  if (current === undefined) return { next: current, outcome: { kind: "unknown-night", nextAt: undefined } };
  const arrived = withArrival(current, night, step, now);
  if (nightIn(arrived.nights, night) === undefined)
    return { next: arrived, outcome: { kind: "unknown-night", nextAt: nextAtOf(arrived) } };
  if (isOver(arrived, night, now)) return { next: arrived, outcome: { kind: "over", nextAt: nextAtOf(arrived) } };
  const next = answered(arrived, night, answer, now);
  return { next, outcome: { kind: "noted", nextAt: nextAtOf(next) } };
}

export function transitionToSnooze(
  current: Reminder | undefined,
  { night, step }: OfMessage,
  now: Temporal.Instant,
): Transition<SnoozeOutcome> {
  if (current === undefined) return { next: current, outcome: { kind: "unknown-night" } };
  return snoozed(withArrival(current, night, step, now), night, step, now);
}

function isOver({ schedule }: Reminder, night: Night, now: Temporal.Instant): boolean {
  return schedule !== null && night < nightOf(now, zoneAt(schedule, now));
}

function nextAtOf({ state, next }: Reminder): Temporal.Instant | undefined {
  return state === "on" && next !== null ? Temporal.Instant.from(next.opensAt) : undefined;
}
