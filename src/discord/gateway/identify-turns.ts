import { setTimeout as sleep } from "node:timers/promises";
import type { Others } from "../rest/others.ts";

const TRY_AGAIN_MS = 400;

/**
 * Lets shards identify as Discord allows it over all instances: one at a time for each rate-limit key, which is the
 * shard's id modulo `max_concurrency` (docs: events/gateway, Rate Limiting). discord.js keeps to that within a process.
 */
export function createIdentifyTurns(
  maxConcurrency: number,
  { mayIdentify }: Pick<Others, "mayIdentify">,
  wait: (milliseconds: number, signal: AbortSignal) => Promise<unknown> = (milliseconds, signal) =>
    sleep(milliseconds, undefined, { signal }),
) {
  const lines = new Map<number, Promise<unknown>>();
  const turnOf = async (key: number, signal: AbortSignal) => {
    signal.throwIfAborted();
    while (!(await mayIdentify(key))) await wait(TRY_AGAIN_MS, signal);
  };
  return {
    /** @throws what `signal` was aborted with: the connection has gone meanwhile */
    waitForIdentify(shardId: number, signal: AbortSignal): Promise<void> {
      const key = shardId % maxConcurrency;
      const turn = (lines.get(key) ?? Promise.resolve()).then(() => turnOf(key, signal));
      lines.set(
        key,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}
