import type { ShardState } from "./measures.ts";

/** Discord asks for a heartbeat about every 41 s; two that were missed and some patience. */
export const HEARTBEAT_WITHIN = Temporal.Duration.from({ seconds: 90 });
/** A beat comes each minute. */
export const BEAT_WITHIN = Temporal.Duration.from({ minutes: 3 });

export type Seen = {
  readonly shards: readonly ShardState[];
  readonly isStoreWritable: boolean;
  readonly lastBeat: Temporal.Instant | undefined;
  readonly isClockSteady?: boolean;
};

/** What `/readyz` says, as plain JSON; `why` has a sentence for each part that is not ready. */
export type Readiness = {
  readonly ready: boolean;
  readonly why: readonly string[];
  readonly gateway?: readonly { shard: number; status: string; heartbeatAgeSeconds: number | null }[];
  readonly store?: "writable" | "not writable";
  readonly lastBeatSecondsAgo?: number | null;
};

export const STARTING: Readiness = { ready: false, why: ["the bot is starting"] };
export const CLOSING: Readiness = { ready: false, why: ["the bot is closing"] };

/**
 * Whether the bot can do all it is there for. Each shard is looked at by itself: discord.js' `isReady()` stays true
 * while one is down (discord.js 14.28, WebSocketManager).
 */
export function readinessOf(
  { shards, isStoreWritable, lastBeat, isClockSteady = true }: Seen,
  now: Temporal.Instant,
): Readiness {
  const sinceBeat = lastBeat?.until(now);
  const why = [
    ...(shards.length === 0 ? ["there is no connection to Discord's gateway yet"] : []),
    ...shards.flatMap(whyNot),
    ...(isStoreWritable ? [] : ["the store cannot be written"]),
    ...(isClockSteady ? [] : ["the clock of this machine has moved by itself: nobody is served until it is sure"]),
    ...(sinceBeat && sinceBeat.sign >= 0 && isWithin(sinceBeat, BEAT_WITHIN)
      ? []
      : ["no beat in the last three minutes went well"]),
  ];
  return {
    ready: why.length === 0,
    why,
    gateway: shards.map(({ id, status, heartbeatAge }) => ({
      shard: id,
      status,
      heartbeatAgeSeconds: heartbeatAge ? seconds(heartbeatAge) : null,
    })),
    store: isStoreWritable ? "writable" : "not writable",
    lastBeatSecondsAgo: sinceBeat ? seconds(sinceBeat) : null,
  };
}

function whyNot({ id, status, heartbeatAge }: ShardState): string[] {
  if (status !== "Ready") return [`shard ${id} is ${status}`];
  if (heartbeatAge && isWithin(heartbeatAge, HEARTBEAT_WITHIN)) return [];
  return [`shard ${id} has had no answer to a heartbeat for ${HEARTBEAT_WITHIN.seconds} seconds`];
}

function isWithin(age: Temporal.Duration, most: Temporal.Duration): boolean {
  return Temporal.Duration.compare(age, most) <= 0;
}

function seconds(duration: Temporal.Duration): number {
  return Math.round(duration.total("seconds"));
}
