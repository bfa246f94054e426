import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from "discord.js";
import type { PostOutcome } from "../delivery/outbox.ts";

/** The token was revoked. discord.js forgets it after a 401 and looks alive ever after, so this ends the process. */
export class TokenRevoked extends Error {
  override readonly name = "TokenRevoked";
}

/** Anti-spam quarantine; not in Discord's documentation (discord-api-docs#2669). */
const QUARANTINED = 20026;
const OPENING_TOO_FAST = 40003;

/** Shortest and usual wait after a limit: Discord may name none, or none that can be read. */
const WAIT_MS = { least: 1_000, usual: 5_000 } as const;

const BY_CODE: Readonly<Record<number, Exclude<PostOutcome["kind"], "limited">>> = {
  // docs: topics/opcodes-and-status-codes
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]: "refused",
  [RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]: "refused",
  [RESTJSONErrorCodes.MissingAccess]: "wrong-channel",
  [RESTJSONErrorCodes.UnknownChannel]: "wrong-channel",
  [RESTJSONErrorCodes.UnknownUser]: "gone",
  // A repeat under the same nonce whose message was deleted meanwhile: it had arrived (discord-api-docs#6647).
  [RESTJSONErrorCodes.UnknownMessage]: "sent",
  [RESTJSONErrorCodes.APIResourceOverloaded]: "unavailable",
  [OPENING_TOO_FAST]: "unavailable",
  [QUARANTINED]: "rejected",
};

/** No connection was made, so nothing can have been sent. */
const NOT_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/**
 * What became of a request that threw, by kind. Anything that is not clearly "not sent" is `unknown`: a 5xx, a lost
 * connection and a timeout may all come after the message was stored.
 *
 * @throws {TokenRevoked} on 401
 */
export function outcomeOf(error: unknown): PostOutcome {
  if (error instanceof RateLimitError) {
    const asked = Number.isFinite(error.retryAfter) ? Math.ceil(error.retryAfter) : WAIT_MS.usual;
    return { kind: "limited", wait: Temporal.Duration.from({ milliseconds: Math.max(asked, WAIT_MS.least) }) };
  }
  if (error instanceof DiscordAPIError) {
    if (error.status === 401) throw new TokenRevoked("Discord no longer accepts the bot's token", { cause: error });
    // An answer without a code is a page of Cloudflare's, not Discord's word about this person; it has stopped the request.
    if (typeof error.code !== "number") return { kind: "unavailable" };
    return { kind: BY_CODE[error.code] ?? (error.status >= 500 ? "unknown" : "rejected") };
  }
  if (error instanceof HTTPError) {
    if (error.status === 401) throw new TokenRevoked("Discord no longer accepts the bot's token", { cause: error });
    return { kind: error.status >= 500 ? "unknown" : "unavailable" };
  }
  if (NOT_CONNECTED.has(codeOf(error))) return { kind: "unavailable" };
  return { kind: "unknown" };
}

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return "";
}
