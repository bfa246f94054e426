import { planned } from "./changes.ts";
import { type Night, nightOf, type Travel, zoneAt } from "./night.ts";
import type { AnyRecord, AnyStoredSchedule, CheckIn } from "./reminder.ts";
import { nextAtOf, type Transition } from "./transitions.ts";

export type TravelOutcome =
  | {
      /** "home": they were away, and are not any more; "at-home": nothing was to be changed. */
      readonly kind: "away" | "home" | "at-home";
      /** The place by whose clocks they live otherwise. */
      readonly home: string;
      /** When the next message comes; undefined while it is paused. */
      readonly nextAt: Temporal.Instant | undefined;
      /** The night on which a pause with an end is over. */
      readonly pausedUntil?: Night | undefined;
    }
  | { readonly kind: "nothing-on" };

/**
 * Goes by the clocks of another place until the first night at home again; asked anew, the later wish stands. What is on
 * stays on and what is paused stays paused, so it needs no new consent.
 *
 * @param travel undefined: they are at home
 */
export function transitionToTravel<R extends AnyRecord>(
  current: R | undefined,
  travel: Travel | undefined,
  now: Temporal.Instant,
): Transition<TravelOutcome, R> {
  if (current?.schedule == null || current.state === "off") return { next: current, outcome: { kind: "nothing-on" } };
  const { schedule, pending } = current;
  const home = schedule.zone;
  const isAway = travel !== undefined && travel.zone !== home;
  if (!isAway && schedule.travel === undefined)
    return { next: current, outcome: { kind: "at-home", home, ...comesNext(current) } };
  const journey = isAway ? { travel } : {};
  const next = planned(
    {
      ...current,
      schedule: { ...withoutTravel(schedule), ...journey },
      ...(pending && { pending: { ...pending, schedule: { ...withoutTravel(pending.schedule), ...journey } } }),
      changedAt: now.toString(),
    },
    now,
  );
  return { next, outcome: { kind: isAway ? "away" : "home", home, ...comesNext(next) } };
}

/** The same for the mornings: the last night was slept at home, unless they have been away already. */
export function transitionToTravelMornings(
  current: CheckIn | undefined,
  travel: Travel | undefined,
  now: Temporal.Instant,
): Transition<TravelOutcome, CheckIn> {
  const schedule = current?.schedule;
  if (!schedule || travel === undefined) return transitionToTravel(current, travel, now);
  const tomorrow = Temporal.PlainDate.from(nightOf(now, schedule.zone)).add({ days: 1 }).toString();
  // Stays longer, or goes on to another place: the last night was not slept at home, and home's morning may be night there.
  const isAway = schedule.travel !== undefined && zoneAt(schedule, now) !== schedule.zone;
  const from = isAway ? schedule.travel?.from : tomorrow;
  return transitionToTravel(current, { ...travel, ...(from !== undefined && { from }) }, now);
}

/** The schedule without a journey that is over: it stays noted until a message has said so, and none has while they are paused. */
export function atHomeAgain<S extends AnyStoredSchedule>(schedule: S, now: Temporal.Instant): S {
  const { travel } = schedule;
  return travel && nightOf(now, travel.zone) >= travel.until ? (withoutTravel(schedule) as S) : schedule;
}

function withoutTravel<S extends { readonly travel?: Travel | undefined }>({ travel: _over, ...others }: S) {
  return others;
}

function comesNext(record: AnyRecord) {
  const nextAt = nextAtOf(record);
  return { nextAt, ...(nextAt && record.pausedUntil && { pausedUntil: record.pausedUntil }) };
}
