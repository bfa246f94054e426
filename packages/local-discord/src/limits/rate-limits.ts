import type { LimitSettings } from "../types.ts";
import { createRouteBuckets, type Routed } from "./route-buckets.ts";
import { OBSERVED_ROUTE_LIMITS } from "./route-limits.ts";
import { fixedWindow, slidingWindow, type Window } from "./windows.ts";

/** Source: docs.discord.com, "Rate Limits", Global Rate Limit. */
const GLOBAL = { limit: 50, perMs: 1000 };

/** What the limits say about one request. */
export type Verdict = {
  /** For the answer, whatever it is. */
  readonly headers: Readonly<Record<string, string>>;
  /** Set when it came too soon: the body of a 429. */
  readonly tooMany?: { readonly message: string; readonly retry_after: number; readonly global: boolean };
};

/**
 * The global limit and the buckets of routes. Interaction endpoints, whose proof is in their path, have no global limit.
 * Source: docs.discord.com, "Rate Limits"; "Receiving and Responding", Endpoints.
 */
export function createRateLimits(settings: Pick<LimitSettings, "globalLimit" | "routeLimits">) {
  const global = globalWindow(settings.globalLimit ?? "sliding");
  const bucketOf = createRouteBuckets(settings.routeLimits ?? OBSERVED_ROUTE_LIMITS);

  /** @param epochMs what the `X-RateLimit-Reset` header counts from; `nowMs` is the clock of the limits */
  return function judge(request: Routed & { readonly proof: "bot" | "path" }, nowMs: number, epochMs: number): Verdict {
    const bucket = bucketOf(request);
    const full = bucket && bucket.window.remaining(nowMs) === 0;
    // A request that its bucket turns away does not use up the global limit.
    const globalWait = request.proof === "bot" && !full ? (global?.take(nowMs) ?? 0) : 0;
    if (globalWait > 0) {
      const headers = { "x-ratelimit-global": "true", "x-ratelimit-scope": "global" };
      return tooMany(globalWait, true, headers);
    }
    if (!bucket) return { headers: {} };
    const wait = bucket.window.take(nowMs);
    const resetAfterMs = bucket.window.resetAfterMs(nowMs);
    const headers = {
      "x-ratelimit-limit": String(bucket.limit),
      "x-ratelimit-remaining": String(bucket.window.remaining(nowMs)),
      "x-ratelimit-reset": ((epochMs + resetAfterMs) / 1000).toFixed(3),
      "x-ratelimit-reset-after": (resetAfterMs / 1000).toFixed(3),
      "x-ratelimit-bucket": bucket.hash,
    };
    return wait > 0 ? tooMany(wait, false, { ...headers, "x-ratelimit-scope": "user" }) : { headers };
  };
}

/** The header is in whole seconds, the body exact. Source: docs.discord.com, "Rate Limits", Exceeding A Rate Limit. */
function tooMany(waitMs: number, global: boolean, headers: Readonly<Record<string, string>>): Verdict {
  const seconds = waitMs / 1000;
  return {
    headers: { ...headers, "retry-after": String(Math.ceil(seconds)) },
    tooMany: { message: "You are being rate limited.", retry_after: Number(seconds.toFixed(3)), global },
  };
}

function globalWindow(kind: "sliding" | "fixed" | "off"): Window | undefined {
  if (kind === "off") return undefined;
  return kind === "sliding" ? slidingWindow(GLOBAL) : fixedWindow(GLOBAL);
}
