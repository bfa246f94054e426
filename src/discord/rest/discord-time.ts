import type { RESTOptions } from "discord.js";

type MakeRequest = RESTOptions["makeRequest"];

/** What time it is by Discord's clock, as its answers tell in their `Date` header. */
export interface DiscordTime {
  /** Milliseconds since 1 January 1970; undefined until an answer has told. */
  nowMs(): number | undefined;
}

/** @param elapsedMs of a clock that never goes back, by which time goes on from the last answer */
export function createDiscordTime(
  elapsedMs: () => number,
  makeRequest: MakeRequest,
): DiscordTime & { readonly makeRequest: MakeRequest } {
  let told: { readonly nowMs: number; readonly elapsedMs: number } | undefined;
  return {
    nowMs: () => told && told.nowMs + elapsedMs() - told.elapsedMs,
    async makeRequest(url, init) {
      const answered = await makeRequest(url, init);
      const nowMs = Date.parse(answered.headers.get("date") ?? "");
      if (!Number.isNaN(nowMs)) told = { nowMs, elapsedMs: elapsedMs() };
      return answered;
    },
  };
}
