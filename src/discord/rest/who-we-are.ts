import { setTimeout } from "node:timers/promises";
import { DiscordAPIError, HTTPError, type REST, type RESTGetCurrentApplicationResult, Routes } from "discord.js";
import type { Log } from "../../ops/log.ts";
import { NotAnAnswer } from "./only-answers.ts";
import { retryWhileDiscordIsAway } from "./retry-while-away.ts";

/** Discord does not know the token. The message is for the operator and does not show it. */
export class TokenRefused extends Error {
  override readonly name = "TokenRefused";
}

/** What DISCORD_API_URL names is not Discord's API. The message is for the operator. */
export class NotDiscordError extends Error {
  override readonly name = "NotDiscordError";
}

/** A single 404 may be an outage's; one that stays is a wrong address. */
const NOT_KNOWN_AT_MOST = 3;
const LOOK_AGAIN_MS = 1_000;

/**
 * The application behind the token; waits while Discord is away, for ever unless `triesAtMost` says otherwise.
 *
 * @throws {TokenRefused | NotDiscordError} with a sentence for the operator
 */
export async function whoWeAre(
  rest: Pick<REST, "get">,
  log: Log,
  triesAtMost?: number,
  pause: (milliseconds: number) => Promise<unknown> = setTimeout,
): Promise<RESTGetCurrentApplicationResult> {
  try {
    for (let asked = 1; ; asked++) {
      try {
        const ask = async () => {
          const told = (await rest.get(Routes.currentApplication())) as Partial<RESTGetCurrentApplicationResult>;
          if (typeof told?.id !== "string") throw new NotAnAnswer(200);
          return told as RESTGetCurrentApplicationResult;
        };
        return await retryWhileDiscordIsAway("who we are", ask, log, pause, triesAtMost);
      } catch (error) {
        if (!isNotDiscord(error) || asked >= NOT_KNOWN_AT_MOST) throw error;
        await pause(LOOK_AGAIN_MS);
      }
    }
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) {
      throw new TokenRefused(
        "Discord does not accept DISCORD_TOKEN. Copy the bot's token again from https://discord.com/developers (Bot → Reset Token).",
        { cause: error },
      );
    }
    if (isNotDiscord(error)) {
      throw new NotDiscordError(
        `What is asked at DISCORD_API_URL does not know Discord's API (it answers ${error.status}). DISCORD_API_URL has to be the part before the version, such as https://discord.com/api; leave it out unless you use a stand-in.`,
        { cause: error },
      );
    }
    throw error;
  }
}

/** Discord knows this address, whoever asks: it refuses a token (401), a client (403), or for a while (429), and no more. */
function isNotDiscord(error: unknown): error is DiscordAPIError | HTTPError {
  if (!(error instanceof DiscordAPIError || error instanceof HTTPError)) return false;
  return error.status >= 400 && error.status < 500 && ![401, 403, 429].includes(error.status);
}
