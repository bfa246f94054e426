import type { Allowance } from "../types.ts";

/** Counts what is let through. */
export interface Window {
  /** Lets one through and returns 0, or returns how many milliseconds to wait. */
  take(nowMs: number): number;
  /** How many more are let through just now. */
  remaining(nowMs: number): number;
  /** How many milliseconds until all of them are there again, when no more come. */
  resetAfterMs(nowMs: number): number;
}

/** In no stretch of `perMs`, wherever it begins, more than `limit`. */
export function slidingWindow({ limit, perMs }: Allowance): Window {
  let taken: number[] = [];
  const forget = (nowMs: number) => {
    if ((taken[0] ?? nowMs) <= nowMs - perMs) taken = taken.filter((at) => at > nowMs - perMs);
  };
  return {
    take(nowMs) {
      forget(nowMs);
      const oldest = taken[0];
      if (taken.length >= limit && oldest !== undefined) return oldest + perMs - nowMs;
      taken.push(nowMs);
      return 0;
    },
    remaining(nowMs) {
      forget(nowMs);
      return Math.max(0, limit - taken.length);
    },
    resetAfterMs(nowMs) {
      forget(nowMs);
      const newest = taken.at(-1);
      return newest === undefined ? 0 : newest + perMs - nowMs;
    },
  };
}

/** `limit` in the `perMs` that begin with the first; the next begin with the first after that. */
export function fixedWindow({ limit, perMs }: Allowance): Window {
  let endsAt = Number.NEGATIVE_INFINITY;
  let taken = 0;
  const forget = (nowMs: number) => {
    if (nowMs >= endsAt) taken = 0;
  };
  return {
    take(nowMs) {
      forget(nowMs);
      if (taken >= limit) return endsAt - nowMs;
      if (taken === 0) endsAt = nowMs + perMs;
      taken += 1;
      return 0;
    },
    remaining(nowMs) {
      forget(nowMs);
      return limit - taken;
    },
    resetAfterMs(nowMs) {
      forget(nowMs);
      return taken === 0 ? 0 : endsAt - nowMs;
    },
  };
}
