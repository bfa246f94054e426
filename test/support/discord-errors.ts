import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";

/** What discord.js throws when a request came to nothing, with no word in it that a test reads. */

const URL = "https://discord.com/api/v10/channels/1/messages";
const BODY = { body: {}, files: undefined };

/** An answer in JSON; without a code, as from a proxy that answers for Discord. */
export function apiError(status: number, code: number | undefined): DiscordAPIError {
  return new DiscordAPIError({ code: code ?? 0, message: "no" }, code as number, status, "POST", URL, BODY);
}

/** An answer that is no JSON. */
export function httpError(status: number): HTTPError {
  return new HTTPError(status, "no", "POST", URL, BODY);
}

/** A connection that failed with a code of Node's or undici's: "ECONNREFUSED". */
export function connectionError(code: string): Error {
  return Object.assign(new Error("no"), { code });
}

/** A limit that the client met or kept by itself. */
export function limitError(retryAfterMs: number): RateLimitError {
  return new RateLimitError({
    global: false,
    hash: "hash",
    limit: 5,
    majorParameter: "1",
    method: "POST",
    retryAfter: retryAfterMs,
    route: "/channels/:id/messages",
    scope: "user",
    sublimitTimeout: 0,
    timeToReset: retryAfterMs,
    url: URL,
  });
}
