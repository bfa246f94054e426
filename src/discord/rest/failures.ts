import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from "discord.js";
import type { PostOutcome } from "../../delivery/outbox.ts";
import { CircuitOpen, OPENING_TOO_FAST, QUARANTINED } from "./circuit-breaker.ts";
import { TokenDoubted } from "./doubted-token.ts";
import { NeverMade } from "./pacer.ts";

/** Shortest and usual wait after a limit: Discord may name none, or none that can be read. */
const WAIT_MS = { least: 1_000, usual: 5_000 } as const;

const BY_CODE: Readonly<Record<number, Exclude<PostOutcome["kind"], "limited">>> = {
  // docs: topics/opcodes-and-status-codes
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]: "refused",
  [RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]: "refused",
  [RESTJSONErrorCodes.MissingAccess]: "wrong-channel",
  [RESTJSONErrorCodes.UnknownChannel]: "wrong-channel",
  [RESTJSONErrorCodes.UnknownUser]: "gone",
  // A repeat under the same nonce whose message was deleted meanwhile (discord-api-docs#6647).
  [RESTJSONErrorCodes.UnknownMessage]: "deleted",
  // About this message, or this recipient: the same again would be refused again.
  [RESTJSONErrorCodes.ExplicitContentCannotBeSentToTheDesiredRecipient]: "rejected",
  [RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration]: "rejected",
  [RESTJSONErrorCodes.MessageBlockedByHarmfulLinksFilter]: "rejected",
  [RESTJSONErrorCodes.InvalidFormBodyOrContentType]: "rejected",
  [RESTJSONErrorCodes.CannotSendAnEmptyMessage]: "rejected",
  [RESTJSONErrorCodes.RequestEntityTooLarge]: "rejected",
  [RESTJSONErrorCodes.RequestBodyContainsInvalidJSON]: "rejected",
  [RESTJSONErrorCodes.InvalidRecipients]: "rejected",
  [RESTJSONErrorCodes.APIResourceOverloaded]: "unavailable",
  [RESTJSONErrorCodes.SendMessagesHasBeenTemporarilyDisabled]: "unavailable",
  [RESTJSONErrorCodes.FeatureTemporarilyDisabledServerSide]: "unavailable",
  // What these stop for everybody is the circuit breaker's to know (circuit-breaker.ts); of this one message they say that it was not taken.
  [OPENING_TOO_FAST]: "unavailable",
  [QUARANTINED]: "unavailable",
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
 * connection and a timeout may all come after the message was stored. A code that is not in the table ends nothing:
 * Discord answers some outages and blocks with 400, 403 or 404 and a code of no meaning (0, 40333, 340001).
 */
export function outcomeOf(error: unknown): PostOutcome {
  if (error instanceof RateLimitError) return limited(error.retryAfter);
  if (error instanceof CircuitOpen) return limited(error.waitMs);
  if (error instanceof NeverMade || error instanceof TokenDoubted) return { kind: "unavailable" };
  if (error instanceof DiscordAPIError) {
    if (error.status === 401) return { kind: "unavailable" }; // about the bot's token, and not about this message
    // An answer without a code is a page of Cloudflare's, not Discord's word about this person; it has stopped the request.
    if (typeof error.code !== "number") return { kind: "unavailable" };
    return { kind: BY_CODE[error.code] ?? (error.status >= 500 ? "unknown" : "unclear") };
  }
  if (error instanceof HTTPError) return { kind: error.status >= 500 ? "unknown" : "unavailable" };
  if (NOT_CONNECTED.has(codeOf(error))) return { kind: "unavailable" };
  return { kind: "unknown" };
}

export function limited(waitMs: number): PostOutcome & { kind: "limited" } {
  const asked = Number.isFinite(waitMs) ? Math.ceil(waitMs) : WAIT_MS.usual;
  return { kind: "limited", wait: Temporal.Duration.from({ milliseconds: Math.max(asked, WAIT_MS.least) }) };
}

/** Discord's own code; undefined when nothing of Discord's was heard. */
export function discordCodeOf(error: unknown): number | undefined {
  return error instanceof DiscordAPIError && typeof error.code === "number" ? error.code : undefined;
}

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return "";
}
