import { planned } from "./changes.ts";
import { nightOf, type Travel } from "./night.ts";
import type { AnyRecord, CheckIn } from "./reminder.ts";
import type { Transition } from "./transitions.ts";

export type TravelOutcome =
  | {
      /** "home": they were away, and are not any more; "at-home": nothing was to be changed. */
      readonly kind: "away" | "home" | "at-home";
      /** The place by whose clocks they live otherwise. */
      readonly home: string;
      /** When the next message comes; undefined while it is paused. */
      readonly nextAt: Temporal.Instant | undefined;
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
    return { next: current, outcome: { kind: "at-home", home, nextAt: nextAtOf(current) } };
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
  return { next, outcome: { kind: isAway ? "away" : "home", home, nextAt: nextAtOf(next) } };
}

/** The same for the mornings: tonight is slept where they are now. */
export function transitionToTravelMornings(
  current: CheckIn | undefined,
  travel: Travel | undefined,
  now: Temporal.Instant,
): Transition<TravelOutcome, CheckIn> {
  const schedule = current?.schedule;
  if (!schedule || travel === undefined) return transitionToTravel(current, travel, now);
  const tomorrow = Temporal.PlainDate.from(nightOf(now, schedule.zone)).add({ days: 1 }).toString();
  const from = schedule.travel?.zone === travel.zone ? schedule.travel.from : tomorrow; // stays longer
  return transitionToTravel(current, { ...travel, from }, now);
}

function withoutTravel<S extends { readonly travel?: Travel | undefined }>({ travel: _over, ...others }: S) {
  return others;
}

function nextAtOf({ state, next }: AnyRecord): Temporal.Instant | undefined {
  return state === "on" && next !== null ? Temporal.Instant.from(next.opensAt) : undefined;
}
