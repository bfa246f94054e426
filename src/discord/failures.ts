import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from "discord.js";
import type { PostOutcome } from "../delivery/outbox.ts";

/** The token was revoked. discord.js forgets it after a 401 and looks alive ever after, so this ends the process. */
export class TokenRevoked extends Error {
  override readonly name = "TokenRevoked";
}

/** Anti-spam quarantine; not in Discord's documentation (discord-api-docs#2669). */
const QUARANTINED = 20026;
const OPENING_TOO_FAST = 40003;

type Failure = Exclude<PostOutcome, { kind: "sent" }>;

const BY_CODE: Readonly<Record<number, Failure["kind"] | "sent">> = {
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
    return {
      kind: "limited",
      wait: Temporal.Duration.from({ milliseconds: Math.ceil(Math.max(error.retryAfter, 0)) }),
    };
  }
  if (error instanceof DiscordAPIError) {
    if (error.status === 401) throw new TokenRevoked("Discord no longer accepts the bot's token", { cause: error });
    const known = typeof error.code === "number" ? BY_CODE[error.code] : undefined;
    if (known !== undefined) return { kind: known } as PostOutcome;
    // A non-JSON 403 is Cloudflare's page, not Discord's word about this person.
    if (error.status === 403 && error.code === undefined) return { kind: "unavailable" };
    return { kind: error.status >= 500 ? "unknown" : "rejected" };
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
