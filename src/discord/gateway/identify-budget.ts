import { z } from "zod";
import type { Log } from "../../ops/log.ts";
import type { Collection } from "../../storage/core/collection.ts";
import { InstantText } from "../../time/instants.ts";
import { retryWhileDiscordIsAway } from "../rest/retry-while-away.ts";
import type { SessionStarts } from "./session-starts.ts";

/**
 * Discord allows a thousand identifies a day over all shards, and whoever makes more loses every session and the
 * token (docs: events/gateway). A process that crashes and is started again at once makes them within the hour.
 * Half of them are for starts; the rest is for connections that are lost while the bot runs.
 */
export const FOR_STARTS_A_DAY = 500;
const SECONDS_A_DAY = 86_400;
/** So many starts may follow each other at once, as when somebody tries settings. */
export const STARTS_AT_ONCE = 5;
/** What is kept back of what Discord says is left: for other shards, and for the bot that comes after this one. */
const KEPT_BACK_SHARE = 0.02;
const LOOK_AGAIN = Temporal.Duration.from({ minutes: 10 });
const KEY = "starts";

/** What is kept between runs. Says nothing about any person. */
export const IdentifiesRow = z.strictObject({
  version: z.literal(1),
  /** Each start moves this on by what it is worth; how far it lies ahead is what the latest starts have used. */
  spentUntil: InstantText,
  /** How many starts there were since the last time that nothing was used. */
  inARow: z.int().positive(),
});
export type IdentifiesRow = z.infer<typeof IdentifiesRow>;

type Dependencies = {
  readonly rows: Pick<Collection<IdentifiesRow>, "get" | "put" | "delete" | "entries">;
  /** Which of several instances on one store this is; each has the share of the day that its shards are of all. */
  readonly instance?: string | undefined;
  /** How many shards the bot has in all its processes; undefined: as many as Discord recommends. */
  readonly shards: number | undefined;
  readonly look: () => Promise<SessionStarts>;
  readonly now: () => Temporal.Instant;
  readonly wait: (duration: Temporal.Duration) => Promise<void>;
  readonly log: Log;
};

/**
 * Resolves when this process may identify: at once at a usual start, later in a crash loop, and never while Discord
 * says that next to none are left.
 */
export async function mayIdentify({ rows, look, now, wait, log, ...given }: Dependencies): Promise<void> {
  const lookPatiently = () => retryWhileDiscordIsAway("look how many identifies are left", look, log);
  let left = await lookPatiently();
  const shards = given.shards ?? left.shards;
  const key = given.instance === undefined ? KEY : `${KEY}|${given.instance}`;
  const read = await rows.get(key);
  if (read.kind === "unreadable") await rows.delete(key); // of the last hours only, and no reason not to start
  if (given.instance !== undefined) await throwAwayOld(rows, now());
  const before = read.kind === "found" ? read.value : undefined;
  const pause = pauseBefore(before, shards, now());
  if (pause.sign > 0) {
    log.warn(
      { starts: before?.inARow, waitSeconds: Math.ceil(pause.total("seconds")) },
      "the bot was started many times in a row, and each start costs one of the thousand identifies that Discord allows a day: waiting before this one. See above why the earlier ones ended",
    );
    await wait(pause);
    left = await lookPatiently();
  }
  await rows.put(key, afterStart(before, shards, now()));

  while (left.remaining - shards < Math.ceil(left.total * KEPT_BACK_SHARE)) {
    const { total, remaining, resetAfter } = left;
    log.error(
      { remaining, total, resetMinutes: Math.ceil(resetAfter.total("minutes")) },
      "Discord has next to no identifies left for this bot today, and with one too many it takes away the token: waiting until there are more. See what made it connect so often",
    );
    const isSoon = Temporal.Duration.compare(resetAfter, LOOK_AGAIN) < 0;
    await wait(isSoon ? resetAfter.add({ seconds: 1 }) : LOOK_AGAIN);
    left = await lookPatiently();
  }
}

/** What instances that are gone have left behind: a day after, it says nothing any more. */
async function throwAwayOld(rows: Dependencies["rows"], now: Temporal.Instant): Promise<void> {
  const aDayAgo = now.subtract({ hours: 24 }).epochMilliseconds;
  for await (const [key, read] of rows.entries()) {
    const isOld = read.kind === "found" && Temporal.Instant.from(read.value.spentUntil).epochMilliseconds < aDayAgo;
    if (isOld) await rows.delete(key);
  }
}

/** How long the next start has to wait; zero for the first few, and then as long as one start is worth. */
export function pauseBefore(before: IdentifiesRow | undefined, shards: number, now: Temporal.Instant) {
  const worth = worthOf(shards);
  const used = usedBy(before, shards, now);
  const mayBeUsed = worth * (STARTS_AT_ONCE - 1);
  return Temporal.Duration.from({ milliseconds: Math.max(0, Math.ceil(used - mayBeUsed)) });
}

/** What to keep once the start that follows `before` has begun. */
export function afterStart(before: IdentifiesRow | undefined, shards: number, now: Temporal.Instant): IdentifiesRow {
  const used = usedBy(before, shards, now);
  return {
    version: 1,
    spentUntil: now.add({ milliseconds: Math.ceil(used + worthOf(shards)) }).toString(),
    inARow: used > 0 ? (before?.inARow ?? 0) + 1 : 1,
  };
}

/** Milliseconds in which a day's starts allow one. */
function worthOf(shards: number): number {
  return (SECONDS_A_DAY * 1_000 * shards) / FOR_STARTS_A_DAY;
}

/** Milliseconds; no more than all that can have been used, for the clock may have been set back. */
function usedBy(before: IdentifiesRow | undefined, shards: number, now: Temporal.Instant): number {
  if (before === undefined) return 0;
  const aheadMs = Temporal.Instant.from(before.spentUntil).epochMilliseconds - now.epochMilliseconds;
  return Math.min(Math.max(0, aheadMs), worthOf(shards) * STARTS_AT_ONCE);
}
