import { setTimeout } from "node:timers/promises";
import { DiscordAPIError, HTTPError } from "discord.js";
import type { Log } from "../ops/log.ts";
import { Held } from "./door.ts";
import { NeverMade } from "./pacer.ts";

const LONGEST_PAUSE_MS = 60_000;

/**
 * Does what a start cannot do without, and does it again while Discord is away: a bot that gives up during an
 * outage has to be started by hand, and one that comes back in a crash loop burns its identifies (1,000 a day;
 * docs: events/gateway).
 */
export async function patiently<R>(
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
      const pauseMs = Math.min(1_000 * 2 ** tries, LONGEST_PAUSE_MS) * (0.75 + Math.random() / 2);
      log.warn({ error, what, pauseSeconds: Math.round(pauseMs / 1_000) }, "Discord is not answering; waiting");
      await pause(pauseMs);
    }
  }
}

/** Connections that fail on the way; codes of Node (but not its ERR_, which are mistakes in calls) and of undici. */
const ON_THE_WAY = /^(?!ERR_)E[A-Z_]+$|^UND_ERR_(?!INVALID_|NOT_SUPPORTED)[A-Z_]+$/;

/** An outage or a limit passes; a wrong token, a wrong request or a bug does not. */
export function isDiscordAway(error: unknown): boolean {
  if (error instanceof DiscordAPIError || error instanceof HTTPError)
    return error.status >= 500 || error.status === 429;
  if (error instanceof Held || error instanceof NeverMade) return true;
  if (!(error instanceof Error)) return false;
  const isOnTheWay = "code" in error && typeof error.code === "string" && ON_THE_WAY.test(error.code);
  return isOnTheWay || error.name === "AbortError" || isDiscordAway(error.cause);
}
