// `npm run register`: makes Discord's list of commands the same as ours, once, without starting the bot.
import { join } from "node:path";
import { DefaultRestOptions, REST } from "discord.js";
import { commandsFor } from "../../commands/index.ts";
import { readConfig } from "../config/config.ts";
import { takeEnvFile } from "../config/load-env.ts";
import { localise } from "../discord/app/localise.ts";
import { registerCommands } from "../discord/app/registration.ts";
import { onlyAnswers } from "../discord/rest/only-answers.ts";
import { isDiscordAway, retryWhileDiscordIsAway } from "../discord/rest/retry-while-away.ts";
import { whoWeAre } from "../discord/rest/who-we-are.ts";
import { createLog } from "../ops/log.ts";
import { refusalOf } from "../ops/refusal.ts";
import { loadTexts } from "../text/load-texts.ts";

/** Some seven seconds: a command that somebody, or a script, is waiting for has to end. */
const TRIES_AT_MOST = 4;

try {
  takeEnvFile();
  const { token, apiUrl, logLevel, hasDiary } = readConfig(process.env);
  const commands = commandsFor({ hasDiary });
  const texts = loadTexts(join(import.meta.dirname, "../../data/text"));
  // Repeats are ours: the library repeats a 429 for ever, and at once where no wait is named.
  const rest = new REST({
    api: apiUrl,
    retries: 0,
    rejectOnRateLimit: () => true,
    makeRequest: onlyAnswers(DefaultRestOptions.makeRequest),
  }).setToken(token);
  const log = createLog(logLevel);
  const { id } = await whoWeAre(rest, log, TRIES_AT_MOST);
  const bodies = commands.map(({ data }) => localise(data, texts));
  const hasChanged = await retryWhileDiscordIsAway(
    "register",
    () => registerCommands(rest, id, bodies),
    log,
    undefined,
    TRIES_AT_MOST,
  );
  const names = commands.map(({ data }) => `/${data.name}`).join(" ");
  console.log(hasChanged ? `Registered ${names}.` : `Discord has exactly these already: ${names}.`);
} catch (error) {
  const refusal = isDiscordAway(error)
    ? "Discord does not answer, so nothing was registered. Please try again in a while, and check DISCORD_API_URL if you set it."
    : refusalOf(error);
  if (refusal === undefined) createLog("fatal").fatal({ error }, "could not register the commands");
  else console.error(refusal);
  process.exit(1);
}
