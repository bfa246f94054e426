import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseError } from "../storage/core/store-errors.ts";
import type { Leadership } from "./leadership.ts";
import { type LeadershipSession, openLeadershipSession } from "./leadership-session.ts";

export type LeadershipEvent =
  | { readonly kind: "taken" }
  | { readonly kind: "another-has-it" }
  /** It was ours, and no longer surely is. */
  | { readonly kind: "lost"; readonly error: unknown }
  /** The database does not say whose it is; told once until it does. */
  | { readonly kind: "unknown"; readonly error: unknown }
  /** Another instance has a shard that is ours, too; told once, before the shards were ours and after. */
  | { readonly kind: "shard-is-anothers" };

export type LeadTimes = {
  readonly lookEveryMs: number;
  /** How long an answer that the lock is ours counts, from when we asked. */
  readonly oursForMs: number;
  /** When the server ends a session that it hears nothing of. Longer than `oursForMs`, so that nobody is second. */
  readonly serverWaitsMs: number;
  /** How far apart two identifies of one key are, of whichever instances. */
  readonly identifyEveryMs: number;
};

/**
 * Who is cut off stops by itself after 7 s at most, loses the lock after 12, and another has it by 15. Discord wants 5 s
 * between two identifies (docs: events/gateway), as they arrive there.
 */
export const TIMES: LeadTimes = { lookEveryMs: 3_000, oursForMs: 7_000, serverWaitsMs: 12_000, identifyEveryMs: 5_500 };

/** Discord counts requests over a second: who takes over lets that of the one before pass. */
const SECOND_OF_THE_LAST_MS = 1_100;

type Dependencies = {
  readonly url: string;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonicMs: () => number;
  readonly report: (event: LeadershipEvent) => void;
  readonly times?: LeadTimes;
};

/**
 * Leadership as an advisory lock that a PostgreSQL session has. Whoever has it asks every few seconds whether that is
 * still so, and stops by itself when no answer comes; whoever has not tries as often to take it. A process that ends,
 * however it ends, closes its connection, and the server frees the lock at once. Of one that is cut off or stands still
 * it hears nothing, and ends its session after a while.
 */
export function createPostgresLeadership({ url, monotonicMs, report, times = TIMES }: Dependencies): Leadership {
  const { lookEveryMs, oursForMs, serverWaitsMs, identifyEveryMs } = times;
  /** When one of ours last identified, by its key. */
  const identifiedAt = new Map<number, number>();
  let session: LeadershipSession | undefined;
  let turns = 0;
  /** When we asked what was last answered with yes; undefined while it is not ours. */
  let oursSince: number | undefined;
  let told: LeadershipEvent["kind"] | undefined;
  let hasLeft = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;
  let onTaken: (() => void) | undefined;
  let onAnnounced: (() => void) | undefined;

  let shards: readonly number[] = [];
  let hasShards = false;
  let toldOfShards = false;
  let refusal: DatabaseError | undefined;
  let seeksLead = false;
  /** Since we are here, another had it. */
  let wasAnothers = false;
  let isGoingOn = false;

  const tell = (event: LeadershipEvent) => {
    if (told !== event.kind && !isClosed) report(event);
    told = event.kind;
  };
  const endSession = () => {
    oursSince = undefined;
    hasShards = false;
    session?.end();
    session = undefined;
  };
  const lose = (error: unknown) => {
    if (error instanceof DatabaseError) refusal = error;
    const wasOurs = oursSince !== undefined;
    endSession();
    if (wasOurs) tell({ kind: "lost", error });
    else if (told !== "lost") tell({ kind: "unknown", error });
  };

  const tellOfShards = () => {
    if (!toldOfShards) report({ kind: "shard-is-anothers" });
    toldOfShards = true;
  };

  const look = async () => {
    const asked = monotonicMs();
    session ??= await openLeadershipSession({
      url,
      idleMs: serverWaitsMs,
      answerMs: oursForMs,
      onAnnounced: () => onAnnounced?.(),
      onGone: () => lose(new Error("the connection to the database has ended")),
    });
    if (isClosed) return endSession();
    const current = session;
    if (!hasShards) {
      const areOurs = await current.takeShards(shards);
      if (session !== current) return; // it ended while we asked
      hasShards = areOurs;
      if (!areOurs) tellOfShards();
    }
    if (!seeksLead) return void (await current.holds()); // so that the session goes on
    const wasOurs = oursSince !== undefined;
    const isOurs = wasOurs ? await current.holds() : await current.take();
    if (session !== current) return; // it ended while we asked
    if (wasOurs && !isOurs) throw new Error("the database no longer has the lock as ours");
    if (!isOurs) {
      wasAnothers = true;
      return tell({ kind: "another-has-it" });
    }
    if (!wasOurs && (turns > 0 || wasAnothers || !(await current.isAlone()))) await sleep(SECOND_OF_THE_LAST_MS);
    if (session !== current) return;
    oursSince = asked;
    if (wasOurs) return;
    turns += 1;
    tell({ kind: "taken" });
    onTaken?.();
  };
  const lookOnce = (): Promise<void> => {
    looking ??= look()
      .catch(lose)
      .finally(() => {
        looking = undefined;
      });
    return looking;
  };
  const lookAndGoOn = async () => {
    isGoingOn = true;
    await lookOnce();
    if (!hasLeft) timer = setTimeout(lookAndGoOn, lookEveryMs);
  };
  const leave = () => {
    hasLeft = true;
    onTaken = undefined;
    clearTimeout(timer);
  };

  const turn = () => {
    const isOurs = oursSince !== undefined && monotonicMs() - oursSince < oursForMs;
    return isOurs && !hasLeft ? turns : undefined;
  };

  return {
    async claimShards(ids) {
      shards = ids;
      await lookAndGoOn();
      while (!hasShards && !hasLeft && refusal === undefined) await sleep(lookEveryMs);
      if (refusal !== undefined) throw refusal;
      toldOfShards = false;
    },
    async begin(tellOfTurn) {
      await looking;
      seeksLead = true;
      await (isGoingOn ? lookOnce() : lookAndGoOn());
      if (!hasLeft) onTaken = tellOfTurn;
    },
    turn,
    async seek() {
      if (turn() === undefined && !hasLeft) await lookOnce();
      return turn() !== undefined;
    },
    leave,
    announce() {
      if (turn() === undefined) session?.announce();
    },
    onAnnounced(listener) {
      onAnnounced = listener;
    },
    async mayIdentify(key) {
      const before = identifiedAt.get(key);
      if (before !== undefined && monotonicMs() - before < identifyEveryMs) return false;
      const current = session;
      // Without the database, people are better answered than kept waiting: Discord refuses one that comes too fast.
      if (!((await current?.takeIdentify(key).catch(() => true)) ?? true)) return false;
      identifiedAt.set(key, monotonicMs());
      setTimeout(() => current?.giveIdentifyBack(key), identifyEveryMs).unref();
      return true;
    },
    async close() {
      leave();
      isClosed = true;
      endSession();
    },
  };
}
