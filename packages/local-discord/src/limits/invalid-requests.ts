import type { Allowance } from "../types.ts";
import { slidingWindow } from "./windows.ts";

/** Source: docs.discord.com, "Rate Limits", Invalid Request Limit. How long a block lasts is not published. */
export const DOCUMENTED_INVALID_REQUESTS: Allowance = { limit: 10_000, perMs: 600_000 };

/**
 * Counts answers that say the bot should not have asked: 401, 403 and 429, unless it shares the limit with others.
 * Too many, and its address is blocked until there are fewer in the last ten minutes again.
 */
export function createInvalidRequests(allowance: Allowance | "off") {
  const window = allowance === "off" ? undefined : slidingWindow(allowance);
  return {
    count(status: number, headers: Readonly<Record<string, string>>, nowMs: number): void {
      const isInvalid = status === 401 || status === 403 || status === 429;
      if (isInvalid && headers["x-ratelimit-scope"] !== "shared") window?.take(nowMs);
    },
    isBlocked: (nowMs: number): boolean => window?.remaining(nowMs) === 0,
  };
}
