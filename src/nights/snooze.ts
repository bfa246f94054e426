import { isBefore } from "../time/instants.ts";
import { answered } from "./changes.ts";
import { MOST_SNOOZES, nightIn, withChange } from "./ledger.ts";
import { type Night, nightOf, windowOf, zoneAt } from "./night.ts";
import { type Reminder, scheduleOf } from "./reminder.ts";

export const SNOOZE_MINUTES = 15;
/** The later message must have time to arrive before bedtime: the beat looks once a minute. */
const ROOM_TO_ARRIVE_MINUTES = 2;

/** What became of the wish for more time. */
export type SnoozeOutcome =
  | { readonly kind: "set"; readonly at: Temporal.Instant; readonly isRepeat: boolean }
  /** It would come at bedtime or later. */
  | { readonly kind: "no-room"; readonly bedtime: Temporal.Instant }
  | { readonly kind: "used-up" }
  /** That message's night is over. */
  | { readonly kind: "over" }
  | { readonly kind: "not-on" }
  | { readonly kind: "unknown-night" };

/** Whether fifteen more minutes still fit between `now` and bedtime. */
export function snoozeFits(now: Temporal.Instant, bedtime: Temporal.Instant): boolean {
  const latest = bedtime.subtract({ minutes: SNOOZE_MINUTES + ROOM_TO_ARRIVE_MINUTES });
  return !isBefore(latest, now);
}

/**
 * Asks for one more message in fifteen minutes. At most twice a night, never past bedtime, and the schedule itself
 * does not move. Pressing the same button again changes nothing.
 *
 * @param step which message of the night the button is on: 0 is the reminder, 1 the first one asked for
 */
export function snoozed(
  current: Reminder,
  night: Night,
  step: number,
  now: Temporal.Instant,
): { readonly next: Reminder; readonly outcome: SnoozeOutcome } {
  const stays = (outcome: SnoozeOutcome) => ({ next: current, outcome });
  const past = nightIn(current.nights, night);
  if (past === undefined) return stays({ kind: "unknown-night" });
  const isPaused = current.pausedUntil !== undefined && night < current.pausedUntil;
  if (current.schedule === null || current.state !== "on" || isPaused) return stays({ kind: "not-on" });
  if (night < nightOf(now, zoneAt(current.schedule, now))) return stays({ kind: "over" });

  const wanted = step + 1;
  const inFlight = current.claim?.night === night ? current.claim : current.next;
  if (inFlight?.night === night && inFlight.step === wanted)
    return stays({ kind: "set", at: Temporal.Instant.from(inFlight.opensAt), isRepeat: true });
  if (wanted > MOST_SNOOZES || (past.snoozes?.asked ?? 0) >= wanted) return stays({ kind: "used-up" });

  const bedtime = windowOf(night, scheduleOf(current.schedule)).closesAt;
  if (!snoozeFits(now, bedtime)) return stays({ kind: "no-room", bedtime });
  const at = now.add({ minutes: SNOOZE_MINUTES });
  // After a move west over the date line it is that night again, and its own message must not wait for this one.
  const isNewNightNear = current.next !== null && !isBefore(at, Temporal.Instant.from(current.next.opensAt));
  if (isNewNightNear && current.next?.step === undefined) return stays({ kind: "over" });
  const asked = answered(current, night, "snooze", now);
  return {
    outcome: { kind: "set", at, isRepeat: false },
    next: {
      ...asked,
      nights: withChange(asked.nights, night, (one) => ({
        ...one,
        snoozes: { asked: wanted, sent: one.snoozes?.sent ?? 0 },
      })),
      next: { night, opensAt: at.toString(), closesAt: bedtime.toString(), step: wanted },
      plans: { ...asked.plans, reminder: at.toString() },
    },
  };
}
