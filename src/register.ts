// `npm run register`: makes Discord's list of commands the same as ours, once, without starting the bot.
import { REST } from "discord.js";
import { commands } from "../commands/index.ts";
import { readConfig } from "./config/config.ts";
import { loadEnvFile } from "./config/load-env.ts";
import { registerCommands } from "./discord/registration.ts";
import { whoWeAre } from "./discord/who-we-are.ts";
import { createLog } from "./ops/log.ts";
import { refusalOf } from "./ops/refusal.ts";

try {
  loadEnvFile();
  const { token, apiUrl, logLevel } = readConfig(process.env);
  const rest = new REST({ api: apiUrl }).setToken(token);
  const { id } = await whoWeAre(rest, createLog(logLevel));
  const hasChanged = await registerCommands(
    rest,
    id,
    commands.map(({ data }) => data),
  );
  const names = commands.map(({ data }) => `/${data.name}`).join(" ");
  console.log(hasChanged ? `Registered ${names}.` : `Discord has exactly these already: ${names}.`);
} catch (error) {
  const refusal = refusalOf(error);
  if (refusal === undefined) createLog("fatal").fatal({ error }, "could not register the commands");
  else console.error(refusal);
  process.exit(1);
}
