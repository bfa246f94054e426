import { isBefore } from "../time/instants.ts";
import { nightIn, nightsIn } from "./ledger.ts";
import type { Window } from "./night.ts";
import { type AnyRecord, type NightClaim, type PlannedMessage, scheduleOf, windowIn } from "./reminder.ts";
import { isAsScheduled, windowFor } from "./windows.ts";

/** How long after the claim the same message may be repeated under the same nonce. Discord remembers a nonce for
 * "a few minutes" and publishes no number (docs: resources/message), so we stay well inside that. */
export const REPEAT_WITHIN = Temporal.Duration.from({ seconds: 60 });

/**
 * How long after the claim we look into the DM instead: no attempt begins after REPEAT_WITHIN, and none takes more than
 * 20 seconds (src/discord/app/outbox.ts). Less than two beats, so that a claim made a moment after one beat is looked
 * after at the second one after it, and not at the third, which may come after bedtime.
 */
export const LOOK_AFTER = Temporal.Duration.from({ seconds: 100 });

/** What to do about one person now. */
export type Decision =
  /** Not yet, or not any more: leave it as it is. */
  | { readonly kind: "wait" }
  | { readonly kind: "nothing-planned" }
  /** What is planned is not to come: the rules of its zone have changed, or a clock that was set back has planned it. */
  | { readonly kind: "replan" }
  /** Bedtime has come and nothing was sent: say so in the record and plan the next night. */
  | { readonly kind: "drop"; readonly window: Window }
  | { readonly kind: "claim"; readonly message: PlannedMessage }
  /** A claim without an outcome, young enough to repeat with its nonce. */
  | { readonly kind: "repeat"; readonly claim: NightClaim }
  /** A claim without an outcome that is too old for that: the DM itself has to tell. */
  | { readonly kind: "look"; readonly claim: NightClaim };

/**
 * Decides what one person's record asks for at `now`. Pure: carries nothing out.
 *
 * @param early how much before its window opens the message may begin, in a crowd
 */
export function decide(reminder: AnyRecord, now: Temporal.Instant, early?: Temporal.Duration): Decision {
  if (reminder.state !== "on") return { kind: "nothing-planned" };
  if (reminder.claim !== null) return decideClaim(reminder, reminder.claim, now, early);
  if (reminder.next === null || reminder.schedule === null) return { kind: "nothing-planned" };
  if (!isAsScheduled(reminder.next, scheduleOf(reminder.schedule))) return { kind: "replan" };

  const window = windowIn(reminder.next);
  if (isBefore(now, windowOpen(reminder.next, early).opensAt)) return { kind: "wait" };
  if (!isBefore(now, window.closesAt))
    return isOutlived(reminder, window, now) ? { kind: "replan" } : { kind: "drop", window };
  return { kind: "claim", message: reminder.next };
}

/**
 * Whether something later was noted before now than a window that is past: nights are noted in their order, so a clock
 * that was set back for a while has planned it, and it is no night that was missed.
 */
function isOutlived({ nights }: AnyRecord, window: Window, now: Temporal.Instant): boolean {
  return nightsIn(nights).some(({ night, at }) => {
    const noted = Temporal.Instant.from(at);
    return night !== window.night && isBefore(window.closesAt, noted) && !isBefore(now, noted);
  });
}

/** When a message may be sent that may be early by so much. One asked for with "15 more minutes" never is. */
export function windowOpen(planned: PlannedMessage, early?: Temporal.Duration): Window {
  const window = windowIn(planned);
  if (early === undefined || planned.step !== undefined) return window;
  return { ...window, opensAt: window.opensAt.subtract(early) };
}

/** Whether a message for this window may be sent at `now`. Asked again right before every attempt. */
export function isOpen(window: Window, now: Temporal.Instant): boolean {
  return !isBefore(now, window.opensAt) && isBefore(now, window.closesAt);
}

/**
 * Whether another message may be begun under `claim`. No more once the person stopped, paused, deleted everything or
 * moved the reminder meanwhile, or somebody else has settled or renewed the claim.
 */
export function isWanted(reminder: AnyRecord | undefined, claim: NightClaim): boolean {
  if (reminder?.state !== "on" || reminder.schedule === null) return false;
  if (reminder.claim?.nonce !== claim.nonce || reminder.claim.at !== claim.at) return false;
  if (reminder.pausedUntil !== undefined && claim.night < reminder.pausedUntil) return false;
  const { opensAt, closesAt } = windowFor(claim.night, scheduleOf(reminder.schedule));
  if (!closesAt.equals(claim.closesAt)) return false;
  if (claim.step === undefined) return opensAt.equals(claim.opensAt);
  // More time was asked for, and no other answer given since.
  return nightIn(reminder.nights, claim.night)?.answer === "snooze";
}

function decideClaim(
  reminder: AnyRecord,
  claim: NightClaim,
  now: Temporal.Instant,
  early: Temporal.Duration | undefined,
): Decision {
  const age = Temporal.Instant.from(claim.at).until(now);
  // The clock was set back since: how old the claim really is, and whether Discord still knows its nonce, nobody can say.
  if (age.sign < 0) return { kind: "look", claim };
  const isYoung = Temporal.Duration.compare(age, REPEAT_WITHIN) < 0;
  if (isYoung && isOpen(windowOpen(claim, early), now) && isWanted(reminder, claim)) return { kind: "repeat", claim };
  return Temporal.Duration.compare(age, LOOK_AFTER) >= 0 ? { kind: "look", claim } : { kind: "wait" };
}
