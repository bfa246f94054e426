import { z } from "zod";

/**
 * Discord blocks an address that has made 10,000 invalid requests within ten minutes: those answered with 401, 403
 * or 429, unless the limit is one shared with others (docs: topics/rate-limits, Invalid Request Limit).
 */
const WINDOW_MS = 600_000;
/** Counted in steps of ten seconds, so that what is kept is small; one is forgotten up to a step late, never early. */
const STEP_MS = 10_000;

/** What is kept between runs: for each step of ten seconds when it began and how many there were. */
export const InvalidRequestsRow = z.strictObject({
  version: z.literal(1),
  steps: z.array(z.tuple([z.int(), z.int().positive()])),
});
export type InvalidRequestsRow = z.infer<typeof InvalidRequestsRow>;

export type InvalidRequests = ReturnType<typeof createInvalidRequests>;

/**
 * How many invalid requests there were of late, those of earlier runs included: a bot in a crash loop would otherwise
 * begin at nought with each start, and 200 seconds at 50 a second are enough for a block.
 *
 * @param before what an earlier run has kept
 * @param keep given every change; what it does with it is not waited for
 */
export function createInvalidRequests(dependencies: {
  readonly now: () => Temporal.Instant;
  readonly before?: InvalidRequestsRow | undefined;
  readonly keep: (row: InvalidRequestsRow) => void;
}) {
  let steps: [at: number, count: number][] = (dependencies.before?.steps ?? []).map(([at, count]) => [at, count]);

  const forget = (nowMs: number) => {
    // After the clock was set back, what lies ahead counts as of now.
    steps = steps
      .map(([at, count]): [number, number] => [Math.min(at, nowMs), count])
      .filter(([at]) => at + STEP_MS + WINDOW_MS > nowMs);
  };
  const recent = (nowMs: number) => {
    forget(nowMs);
    return steps.reduce((sum, [, count]) => sum + count, 0);
  };

  return {
    /** Takes note of an answer; `scope` is its X-RateLimit-Scope. */
    answered(status: number, scope: string | null): void {
      if (status !== 401 && status !== 403 && (status !== 429 || scope === "shared")) return;
      const nowMs = dependencies.now().epochMilliseconds;
      forget(nowMs);
      const last = steps.at(-1);
      if (last && nowMs - last[0] < STEP_MS) last[1] += 1;
      else steps.push([nowMs, 1]);
      dependencies.keep({ version: 1, steps });
    },

    recent: () => recent(dependencies.now().epochMilliseconds),

    /** Milliseconds until there are no more than `most` of them, when none come. */
    waitMs(most: number): number {
      const nowMs = dependencies.now().epochMilliseconds;
      let left = recent(nowMs);
      for (const [at, count] of steps) {
        if (left <= most) break;
        left -= count;
        if (left <= most) return Math.max(0, at + STEP_MS + WINDOW_MS - nowMs);
      }
      return 0;
    },
  };
}
