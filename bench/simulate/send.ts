import { earlyOf, type Spread } from "../../src/delivery/crowd.ts";
import type { Windows } from "./evening.ts";

export type Sent = {
  /** Sorted: for each message that was sent, milliseconds after what was asked for; nought when not after it. */
  readonly late: Float64Array;
  /** Sorted: for each message that was sent, milliseconds before what was asked for; nought when not before it. */
  readonly early: Float64Array;
  /** How many were not sent, because bedtime had come. */
  readonly dropped: number;
  /** How long messages were going out without a pause, at the longest, in milliseconds. */
  readonly longestRun: number;
};

const MINUTE_MS = 60_000;

/**
 * Sends them all as the beat does: who is due first, earliest first, then those of a crowd who begin early, by the bot's
 * own reckoning of how many; one request each, evenly at `perSecond`, and none after bedtime. The clock is a number that
 * this moves on.
 *
 * @param spread undefined: everybody is served in their own minute or after it
 */
export function send({ opensAt, closesAt }: Windows, spread: Spread | undefined, perSecond: number): Sent {
  const late = new Float64Array(opensAt.length);
  const early = new Float64Array(opensAt.length);
  const everyMs = 1_000 / perSecond;
  const waiting = byMinute(opensAt);
  const minutes = [...waiting.keys()].sort((a, b) => a - b);
  const last = minutes.at(-1) ?? 0;
  let sent = 0;
  let dropped = 0;
  let due = 0; // which of `minutes` is served
  let looked: number | undefined;
  let now = ((minutes[0] ?? 0) - (spread?.minutes ?? 0)) * MINUTE_MS;
  let runBegan = now;
  let longestRun = 0;

  const sendOne = (index: number) => {
    if (now >= (closesAt[index] as number)) return void dropped++;
    const opens = opensAt[index] as number;
    late[sent] = Math.max(0, now - opens);
    early[sent++] = Math.max(0, opens - now);
    longestRun = Math.max(longestRun, now - runBegan);
    now += everyMs;
  };
  const waitUntil = (minute: number) => {
    now = minute * MINUTE_MS;
    runBegan = now;
  };

  for (;;) {
    while (due < minutes.length && (minutes[due] as number) * MINUTE_MS <= now) {
      const index = waiting.get(minutes[due] as number)?.pop();
      if (index === undefined) due++;
      else sendOne(index);
    }
    if (due >= minutes.length) break;
    const minute = Math.floor(now / MINUTE_MS);
    if (spread !== undefined && looked !== minute && minute < last) {
      looked = minute;
      const counts = Array.from(
        { length: spread.minutes * 2 },
        (_, later) => waiting.get(minute + 1 + later)?.length ?? 0,
      );
      for (const [later, count] of earlyOf(counts, spread, minute + 1 - now / MINUTE_MS).entries()) {
        for (let begun = 0; begun < count && Math.floor(now / MINUTE_MS) === minute; begun++)
          sendOne(waiting.get(minute + 1 + later)?.pop() as number);
      }
    }
    if (Math.floor(now / MINUTE_MS) === minute) waitUntil(minute + 1);
  }
  return { late: late.slice(0, sent).sort(), early: early.slice(0, sent).sort(), dropped, longestRun };
}

/** Everybody by the minute they are asked for in. Who of a minute comes first does not matter here. */
function byMinute(opensAt: Float64Array): Map<number, number[]> {
  const minutes = new Map<number, number[]>();
  for (const [index, opens] of opensAt.entries()) {
    const minute = Math.floor(opens / MINUTE_MS);
    const known = minutes.get(minute);
    if (known) known.push(index);
    else minutes.set(minute, [index]);
  }
  return minutes;
}
