import {
  answered,
  kept,
  noted,
  pausedByPerson,
  pausedUntilNight,
  resumed,
  skippedNext,
  stopped,
  withArrival,
  withSchedule,
} from "./changes.ts";
import { hasLostThread } from "./destination.ts";
import { type NightAnswer, nightIn } from "./ledger.ts";
import { type Night, nightOf, zoneAt } from "./night.ts";
import { type AnyRecord, isNightly, isWanted, type Reminder, scheduleOf } from "./reminder.ts";
import { heardFrom, pauseOf } from "./silence.ts";
import { type SnoozeOutcome, snoozed } from "./snooze.ts";
import { tonightOf } from "./tonight.ts";

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
  | { readonly kind: "thread-lost" };

export type SkipOutcome = {
  /** Tonight's message was not sent yet and will not be; it was sent already; it is being sent this very moment. */
  readonly kind: "in-time" | "sent-already" | "under-way" | "not-tonight" | "nothing-on";
  readonly nextAt: Temporal.Instant | undefined;
};

export type EveryOtherOutcome = {
  /** "paused": it is so, and stays paused until its person ends that. */
  readonly kind: "set" | "paused" | "nothing-on";
  readonly nextAt: Temporal.Instant | undefined;
};

export type KeepOutcome = {
  /** "paused": it was kept, and stays paused until its person ends that. */
  readonly kind: "kept" | "paused" | "nothing-on";
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
  if (current === undefined || !isWanted(current))
    return { next: current, outcome: { wasOn: false, isOneInFlight: false } };
  return { next: stopped(current, now), outcome: { wasOn: true, isOneInFlight: current.claim !== null } };
}

/**
 * @param until the first night with a message again; undefined until the person says so
 * @param on the message whose question was answered with it: it has arrived, and that night's answer is noted
 */
export function transitionToPause<R extends AnyRecord = Reminder>(
  before: R | undefined,
  until: Night | undefined,
  now: Temporal.Instant,
  on?: OfMessage,
): Transition<PauseOutcome, R> {
  if (before?.schedule == null || before.state === "off")
    return { next: before, outcome: { kind: "nothing-on", isOneInFlight: false, resumesAt: undefined } };
  const current = on ? noted(withArrival(before, on.night, on.step, now), on.night, "pause") : before;
  // Whose thread is lost has to say where messages are to come, so that no pause of theirs ends by itself.
  const end = hasLostThread(current) ? undefined : until;
  const isPaused = end === undefined ? pauseOf(current) === "person" : current.pausedUntil === end;
  const isAlready = isPaused && current.pending === null; // a wish still to be confirmed would end the pause
  const paused = end === undefined ? pausedByPerson(current, now) : pausedUntilNight(current, end, now);
  const next = isAlready ? current : paused;
  const resumesAt = end === undefined ? undefined : nextAtOf(next);
  return { next, outcome: { kind: "paused", isOneInFlight: current.claim !== null, resumesAt } };
}

/** @param on the last message before a pause by silence, whose button was pressed: it has arrived */
export function transitionToResume<R extends AnyRecord = Reminder>(
  current: R | undefined,
  now: Temporal.Instant,
  on?: OfMessage,
): Transition<ResumeOutcome, R> {
  if (current?.schedule == null || current.state === "off") return { next: current, outcome: { kind: "nothing-on" } };
  const arrived = on === undefined ? current : withArrival(current, on.night, on.step, now);
  if (hasLostThread(arrived)) return { next: arrived, outcome: { kind: "thread-lost" } };
  const isOn = arrived.state === "on" && arrived.pausedUntil === undefined;
  const next = isOn ? arrived : resumed(arrived, now);
  const nextAt = nextAtOf(next);
  if (nextAt === undefined) return { next, outcome: { kind: "nothing-on" } };
  return { next, outcome: { kind: isOn && on === undefined ? "was-on" : "resumed", nextAt } };
}

/**
 * The question whether the messages are still wanted, answered with yes: however late, since its night has nothing to do
 * with it. Ends the pause that silence brought meanwhile, and no other.
 */
export function transitionToKeep<R extends AnyRecord = Reminder>(
  current: R | undefined,
  { night, step }: OfMessage,
  now: Temporal.Instant,
): Transition<KeepOutcome, R> {
  if (current?.schedule == null || current.state === "off")
    return { next: current, outcome: { kind: "nothing-on", nextAt: undefined } };
  const answered = noted(withArrival(current, night, step, now), night, "keep");
  const on = pauseOf(current) === "silence" ? resumed(answered, now) : answered;
  const next = kept(on, nightOf(now, current.schedule.zone));
  return { next, outcome: { kind: next.state === "on" ? "kept" : "paused", nextAt: nextAtOf(next) } };
}

/** The same question, answered with "every other night": from tonight on, and however late. */
export function transitionToEveryOther(
  current: Reminder | undefined,
  { night, step }: OfMessage,
  now: Temporal.Instant,
): Transition<EveryOtherOutcome> {
  if (current?.schedule == null || current.state === "off")
    return { next: current, outcome: { kind: "nothing-on", nextAt: undefined } };
  const arrived = heardFrom(withArrival(current, night, step, now));
  const on = pauseOf(current) === "silence" ? resumed(arrived, now) : arrived;
  const everyOther = tonightOf(scheduleOf(current.schedule), now);
  // Pressed twice, or beside a rota of its own, it stays as it is.
  const next = isNightly(current.schedule) ? withSchedule(on, { ...current.schedule, everyOther }, now) : on;
  return { next, outcome: { kind: next.state === "on" ? "set" : "paused", nextAt: nextAtOf(next) } };
}

export function transitionToEveryNight(
  current: Reminder | undefined,
  now: Temporal.Instant,
): Transition<EveryOtherOutcome> {
  if (current?.schedule == null || current.state === "off")
    return { next: current, outcome: { kind: "nothing-on", nextAt: undefined } };
  const { everyOther, ...schedule } = current.schedule;
  const next = everyOther === undefined ? current : withSchedule(current, schedule, now);
  return { next, outcome: { kind: next.state === "on" ? "set" : "paused", nextAt: nextAtOf(next) } };
}

/** "Skip", said without a message to say it on: before tonight's comes, or after. */
export function transitionToSkipTonight(current: Reminder | undefined, now: Temporal.Instant): Transition<SkipOutcome> {
  if (current?.state !== "on" || current.schedule === null)
    return { next: current, outcome: { kind: "nothing-on", nextAt: undefined } };
  const tonight = tonightOf(scheduleOf(current.schedule), now);
  const going = (kind: SkipOutcome["kind"], next: Reminder) => ({ next, outcome: { kind, nextAt: nextAtOf(next) } });

  if (current.claim?.night === tonight) return going("under-way", current);
  if (current.next?.night === tonight) return going("in-time", skippedNext(current, now));
  const past = nightIn(current.nights, tonight);
  if (past?.outcome === "skipped") return going("in-time", current);
  if (past?.outcome === "sent") return going("sent-already", answered(current, tonight, "skip", now));
  return going("not-tonight", current);
}

/** An answer to a night's message. After its night it is refused: there is nothing left to change. */
export function transitionToAnswer(
  current: Reminder | undefined,
  { night, step }: OfMessage,
  answer: Exclude<NightAnswer, "snooze" | "keep" | "pause">,
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

/** When the next message comes; undefined while none is to come. */
export function nextAtOf({ state, next }: Pick<AnyRecord, "state" | "next">): Temporal.Instant | undefined {
  return state === "on" && next !== null ? Temporal.Instant.from(next.opensAt) : undefined;
}
