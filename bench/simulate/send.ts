import type { Evening } from "./evening.ts";

export type Sent = {
  /** Sorted: for each message that was sent, milliseconds after what was asked for; nought when not after it. */
  readonly late: Float64Array;
  /** How many were not sent, because bedtime had come. */
  readonly dropped: number;
  /** How long messages were going out without a pause, at the longest, in milliseconds. */
  readonly longestRun: number;
};

/**
 * Sends them all as the beat does: earliest first, one request each, evenly at `perSecond`, and none after bedtime.
 * The clock is a number that this moves on.
 */
export function send({ opensAt, closesAt, plannedAt }: Evening, perSecond: number): Sent {
  const late = new Float64Array(plannedAt.length);
  const everyMs = 1_000 / perSecond;
  let sent = 0;
  let now = 0;
  let mayGoAt = 0;
  let runBegan = 0;
  let longestRun = 0;
  for (let index = 0; index < plannedAt.length; index++) {
    const planned = plannedAt[index] as number;
    if (planned > mayGoAt) runBegan = planned;
    now = Math.max(now, planned, mayGoAt);
    if (now >= (closesAt[index] as number)) continue;
    late[sent++] = Math.max(0, now - (opensAt[index] as number));
    longestRun = Math.max(longestRun, now - runBegan);
    mayGoAt = now + everyMs;
  }
  return { late: late.slice(0, sent).sort(), dropped: plannedAt.length - sent, longestRun };
}
