import type { Night } from "./night.ts";
import type { AnyRecord } from "./reminder.ts";

/**
 * A person's silence: how many messages in a row came without any sign of them. Nothing is thinned out unasked: after
 * some of them one asks, and when nothing follows for more than twice as long the messages pause.
 */

/** After so many nights in a row with a message and without any sign of the person, the next message asks if it is wanted. */
export const NIGHTS_BEFORE_ASKING = 14;
/** So many nights after the one that asked, still without a sign, the message is the last: it says that it pauses. */
export const NIGHTS_BEFORE_PAUSING = 30;
/** Who chose to keep their messages is not asked again for so long, and so not paused either. */
export const YEARS_KEPT = 1;

/** What a night's message says of its person's silence: that it asks, or that it is the last one. */
export type OfSilence = "asks" | "pauses";

type Silence = Pick<AnyRecord, "unanswered" | "sinceAsked" | "keptOn">;

/** What the message of `night` says, if it is to say anything of its person's silence. */
export function ofSilence({ unanswered = 0, sinceAsked, keptOn }: Silence, night: Night): OfSilence | undefined {
  if (sinceAsked !== undefined) return sinceAsked >= NIGHTS_BEFORE_PAUSING ? "pauses" : undefined;
  return unanswered >= NIGHTS_BEFORE_ASKING && !isKept(keptOn, night) ? "asks" : undefined;
}

/**
 * The count once the message of `night` has been sent. The thirty nights begin with the question, and not with a number:
 * a count that an earlier version kept may be far beyond it.
 */
export function withOneMore(current: Silence, night: Night): Pick<Silence, "unanswered" | "sinceAsked"> {
  const { unanswered = 0, sinceAsked } = current;
  const isAsked = sinceAsked !== undefined || ofSilence(current, night) === "asks";
  return { unanswered: unanswered + 1, ...(isAsked && { sinceAsked: (sinceAsked ?? 0) + 1 }) };
}

/** The count begins anew. */
export function withoutSilence<R extends AnyRecord>(current: R): R {
  if (!current.unanswered && current.sinceAsked === undefined) return current;
  const { sinceAsked: _answered, ...others } = current;
  return { ...(others as R), unanswered: 0 };
}

/** The person has pressed or said something, wherever. The same record when that changes nothing. */
export function heardFrom<R extends AnyRecord>(current: R): R {
  // While silence has paused it nothing is counted, and the count says for how long nothing was heard.
  return current.pausedBy === "silence" ? current : withoutSilence(current);
}

/** For how many nights nothing was heard of the person when the last message said that it pauses. */
export function nightsBeforeLast({ unanswered = 1 }: Pick<AnyRecord, "unanswered">): number {
  return unanswered - 1;
}

/** Who paused it; undefined while it is not paused. */
export function pauseOf({ state, pausedBy = "refusals" }: AnyRecord): NonNullable<AnyRecord["pausedBy"]> | undefined {
  return state === "paused" ? pausedBy : undefined;
}

function isKept(keptOn: Night | undefined, night: Night): boolean {
  if (keptOn === undefined) return false;
  const until = Temporal.PlainDate.from(keptOn).add({ years: YEARS_KEPT });
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(night), until) < 0;
}
