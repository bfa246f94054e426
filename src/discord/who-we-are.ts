import { DiscordAPIError, type REST, type RESTGetCurrentApplicationResult, Routes } from "discord.js";
import type { Log } from "../ops/log.ts";
import { patiently } from "./patiently.ts";

/** Discord does not know the token. The message is for the operator and does not show it. */
export class TokenRefused extends Error {
  override readonly name = "TokenRefused";
}

/**
 * The application behind the token; waits while Discord is away, for ever unless `triesAtMost` says otherwise.
 *
 * @throws {TokenRefused} with a sentence for the operator
 */
export async function whoWeAre(
  rest: Pick<REST, "get">,
  log: Log,
  triesAtMost?: number,
): Promise<RESTGetCurrentApplicationResult> {
  try {
    const ask = () => rest.get(Routes.currentApplication());
    return (await patiently("who we are", ask, log, undefined, triesAtMost)) as RESTGetCurrentApplicationResult;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) {
      throw new TokenRefused(
        "Discord does not accept DISCORD_TOKEN. Copy the bot's token again from https://discord.com/developers (Bot → Reset Token).",
        { cause: error },
      );
    }
    throw error;
  }
}
