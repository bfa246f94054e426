import type { Shard } from "./shard.ts";

type Limits = {
  readonly sessionStarts: number;
  readonly sessionStartsResetMs: number;
  readonly maxConcurrency: number;
  readonly identifyEveryMs: number;
};

/**
 * Counts identifies, which Discord limits twice: so many a day over all shards, and one per rate-limit key
 * (shard id modulo `max_concurrency`) in five seconds. Resuming costs nothing.
 *
 * Discord does not say when the day begins: here with the first start. An identify that came too fast is not counted.
 * Source: docs.discord.com, "Gateway", Rate Limiting and Session Start Limit Object.
 *
 * @param now milliseconds of real time
 */
export function createSessionStarts(limits: Limits, now: () => number = () => performance.now()) {
  const lastByKey = new Map<number, number>();
  const counts = { taken: 0, tooFast: 0 };
  let used = 0;
  let resetsAt: number | undefined;

  function forget(): void {
    if (resetsAt === undefined || now() < resetsAt) return;
    used = 0;
    resetsAt = undefined;
  }

  return {
    /** Takes one start, unless that would be too fast or too many. */
    take([shardId]: Shard): "taken" | "too-fast" | "none-left" {
      forget();
      const key = shardId % limits.maxConcurrency;
      const last = lastByKey.get(key);
      if (last !== undefined && now() - last < limits.identifyEveryMs) {
        counts.tooFast += 1;
        return "too-fast";
      }
      if (used >= limits.sessionStarts) return "none-left";
      lastByKey.set(key, now());
      used += 1;
      counts.taken += 1;
      resetsAt ??= now() + limits.sessionStartsResetMs;
      return "taken";
    },
    /** Since the beginning, however often a new day has begun. */
    counts: () => ({ ...counts }),
    /** `session_start_limit` of Get Gateway Bot. */
    left() {
      forget();
      return {
        total: limits.sessionStarts,
        remaining: limits.sessionStarts - used,
        reset_after: Math.ceil(resetsAt === undefined ? 0 : resetsAt - now()),
        max_concurrency: limits.maxConcurrency,
      };
    },
  };
}
