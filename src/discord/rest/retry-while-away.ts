import { setTimeout } from "node:timers/promises";
import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import type { Log } from "../../ops/log.ts";
import { CircuitOpen } from "./circuit-breaker.ts";
import { TokenDoubted } from "./doubted-token.ts";
import { NotAnAnswer } from "./only-answers.ts";
import { NeverMade } from "./pacer.ts";
import { LONGEST_ASKED_FOR_MS, pauseMsAfter } from "./retry-after.ts";

/** Cloudflare refuses the address, or the User-Agent; not in Discord's table of codes (docs: reference, User Agent). */
const BLOCKED_BY_CLOUDFLARE = 40333;

/**
 * Does what a start cannot do without, and does it again while Discord is away: a bot that gives up during an
 * outage has to be started by hand, and one that comes back in a crash loop burns its identifies (1,000 a day;
 * docs: events/gateway). A wait that Discord asks for is kept.
 */
export async function retryWhileDiscordIsAway<R>(
  what: string,
  attempt: () => Promise<R>,
  log: Log,
  pause: (milliseconds: number) => Promise<unknown> = setTimeout,
  triesAtMost = Number.POSITIVE_INFINITY,
): Promise<R> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isDiscordAway(error) || tries + 1 >= triesAtMost) throw error;
      const pauseMs = Math.max(pauseMsAfter(tries), waitAskedForMs(error));
      log.warn({ error, what, pauseSeconds: Math.ceil(pauseMs / 1_000) }, sentenceFor(error));
      await pause(pauseMs);
    }
  }
}

function waitAskedForMs(error: unknown): number {
  const askedMs = error instanceof RateLimitError ? error.retryAfter : error instanceof CircuitOpen ? error.waitMs : 0;
  return Number.isFinite(askedMs) ? Math.min(askedMs, LONGEST_ASKED_FOR_MS) : 0;
}

function sentenceFor(error: unknown): string {
  if (isBlockedAddress(error))
    return "Discord is away: this machine's address, or what asks from it, is refused (by Cloudflare, as a rule for a while); waiting. If it lasts, see what else makes requests from this address";
  if (error instanceof RateLimitError || (error instanceof DiscordAPIError && error.status === 429))
    return "Discord is away: it wants fewer requests from this address; waiting";
  if (error instanceof NotAnAnswer)
    return "Discord is away: a page, a redirect or half an answer comes in its place; waiting. If it lasts, see whether DISCORD_API_URL is the part before the version, such as https://discord.com/api, and whether a proxy stands between";
  return "Discord is away: it does not answer; waiting";
}

/** Connections that fail on the way; codes of Node (but not its ERR_, which are mistakes in calls) and of undici. */
const ON_THE_WAY = /^(?!ERR_)E[A-Z_]+$|^UND_ERR_(?!INVALID_|NOT_SUPPORTED)[A-Z_]+$/;

const PASSES = [RateLimitError, CircuitOpen, NeverMade, NotAnAnswer, TokenDoubted];

/** An outage, a limit or a block passes; a wrong token, a wrong request or a bug does not. */
export function isDiscordAway(error: unknown): boolean {
  if (PASSES.some((kind) => error instanceof kind)) return true;
  if (error instanceof DiscordAPIError || error instanceof HTTPError)
    return error.status >= 500 || error.status === 429 || isBlockedAddress(error);
  if (!(error instanceof Error)) return false;
  const isOnTheWay = "code" in error && typeof error.code === "string" && ON_THE_WAY.test(error.code);
  return isOnTheWay || error.name === "AbortError" || isDiscordAway(error.cause);
}

/** A 403 without a code of Discord's is a page of what stands before it: it says nothing about who asked, or for what. */
function isBlockedAddress(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError)) return false;
  return error.code === BLOCKED_BY_CLOUDFLARE || (error.status === 403 && typeof error.code !== "number");
}
