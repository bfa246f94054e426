import { isBefore } from "../time/instants.ts";
import { answered, planned, withArrival } from "./changes.ts";
import { AFTER_MINUTES } from "./check-in.ts";
import { rotaIn } from "./cycle.ts";
import { nightIn, nightsIn } from "./ledger.ts";
import type { Night } from "./night.ts";
import type { CheckIn, Reminder, StoredCheckIn } from "./reminder.ts";
import { heardFrom } from "./silence.ts";
import type { Transition } from "./transitions.ts";

/** What people ask of their check-ins by button or word; asked twice, the second time changes nothing more. */

/** "Skip": an answer. Noted however late it is given; false when that night's check-in is not known any more. */
export function transitionToSkipCheckIn(
  current: CheckIn | undefined,
  night: Night,
  now: Temporal.Instant,
): Transition<boolean, CheckIn> {
  const { next, outcome } = transitionToOpenForm(current, night, now);
  if (next === undefined || !outcome) return { next, outcome: false };
  return { next: answered(next, night, "skip", now), outcome: true };
}

/** Somebody who goes to the form from the message is there, and the message has arrived. */
export function transitionToOpenForm(
  current: CheckIn | undefined,
  night: Night,
  now: Temporal.Instant,
): Transition<boolean, CheckIn> {
  const arrived = current && withArrival(current, night, 0, now);
  if (arrived === undefined || nightIn(arrived.nights, night) === undefined) return { next: arrived, outcome: false };
  return { next: heardFrom(arrived), outcome: true };
}

/** How long after a check-in a mere "skip" is about it. */
const ABOUT_IT = { hours: 4 } as const;

/** "Skip", typed: about the check-in that came last, if that was just now and it has no answer yet. */
export function transitionToSkipLatest(
  current: CheckIn | undefined,
  now: Temporal.Instant,
): Transition<boolean, CheckIn> {
  const latest = current?.claim ?? (current && nightsIn(current.nights).findLast(({ outcome }) => outcome === "sent"));
  if (current === undefined || latest === undefined) return { next: current, outcome: false };
  const isRecent = isBefore(now, Temporal.Instant.from(latest.at).add(ABOUT_IT));
  const isAnswered = "answer" in latest && latest.answer !== undefined;
  if (!isRecent || isAnswered) return { next: current, outcome: false };
  return transitionToSkipCheckIn(current, latest.night, now);
}

/** The rota of a reminder that is in force, as stored: null where it has none, undefined where there is nothing to go by. */
export type RotaInForce = string | null | undefined;

export function rotaInForce(reminder: Pick<Reminder, "state" | "schedule"> | undefined): RotaInForce {
  if (!reminder?.schedule || reminder.state === "off") return undefined;
  return rotaIn(reminder.schedule.cycle) ? reminder.schedule.cycle : null;
}

/** The check-in goes by the rota that the reminder has now. The same record where it does so already. */
export function transitionToFollow(
  current: CheckIn | undefined,
  rota: RotaInForce,
  now: Temporal.Instant,
): CheckIn | undefined {
  if (current === undefined || rota === undefined) return current;
  const schedule = current.schedule && following(current.schedule, rota);
  const pending = current.pending && { ...current.pending, schedule: following(current.pending.schedule, rota) };
  if (schedule === current.schedule && pending?.schedule === current.pending?.schedule) return current;
  const next: CheckIn = { ...current, schedule, pending };
  return schedule !== current.schedule && next.state === "on" ? planned(next, now) : next;
}

/** The same schedule where nothing is to change. */
export function following(schedule: StoredCheckIn, rota: RotaInForce): StoredCheckIn {
  if (rota === undefined || schedule.after?.cycle === (rota ?? undefined)) return schedule;
  const { after, ...plain } = schedule;
  if (rota === null) return plain;
  return { ...plain, after: { cycle: rota, minutes: after?.minutes ?? AFTER_MINUTES.usual } };
}
