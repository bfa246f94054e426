// A bot written only with discord.js, as a process of its own: what the playground is measured with.
import { startOutsideBot } from "../test/unit/playground/outside/outside-bot.ts";

const { DISCORD_TOKEN = "", DISCORD_API_URL = "" } = process.env;

process.once("SIGTERM", () => process.exit(0));
process.once("disconnect", () => process.exit(0));
process.on("message", () => process.send?.(process.cpuUsage()));
await startOutsideBot(DISCORD_TOKEN, DISCORD_API_URL);
process.send?.("ready");
