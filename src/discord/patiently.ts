import { DiscordAPIError, HTTPError } from "discord.js";
import type { Log } from "../ops/log.ts";

const LONGEST_PAUSE_MS = 60_000;

/**
 * Does what a start cannot do without, and does it again while Discord is away: a bot that gives up during an
 * outage has to be started by hand, and one that comes back in a crash loop burns its identifies (1,000 a day;
 * docs: events/gateway).
 */
export async function patiently<R>(what: string, attempt: () => Promise<R>, log: Log): Promise<R> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!mayPass(error)) throw error;
      const pauseMs = Math.min(1_000 * 2 ** tries, LONGEST_PAUSE_MS) * (0.75 + Math.random() / 2);
      log.warn({ error, what, pauseSeconds: Math.round(pauseMs / 1_000) }, "Discord is not answering; waiting");
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/** An outage or a limit passes; a wrong token or a wrong request does not. */
function mayPass(error: unknown): boolean {
  if (error instanceof DiscordAPIError || error instanceof HTTPError)
    return error.status >= 500 || error.status === 429;
  return error instanceof Error && ("code" in error || error.cause !== undefined || error.name === "AbortError");
}
