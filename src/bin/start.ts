// What `npm start` runs: the bot where a token is set, and otherwise the playground, with the same bot inside.
import { join } from "node:path";
import { readArguments } from "../config/arguments.ts";
import { ConfigError, opensPlayground, playgroundSettings } from "../config/config.ts";
import { takeEnvFile } from "../config/load-env.ts";
import { COMPILED_FOLDER, keepCompiled } from "../ops/compile-cache.ts";
import { refusalOf } from "../ops/refusal.ts";

process.umask(0o077); // what is kept about people is for this account alone
keepCompiled();

try {
  const { tour, page } = readArguments(process.argv.slice(2), process.env);
  const file = takeEnvFile();
  if (opensPlayground(process.env, { tour })) {
    const playground = await findPlayground();
    // Whoever made the file may have meant to run the bot for real.
    if (file && !tour) console.error("There is a .env, and it sets no DISCORD_TOKEN: this is the playground.");
    await openPlayground(playground, { tour, page });
  } else await import("./run.ts");
} catch (error) {
  const refusal = refusalOf(error);
  if (refusal === undefined) throw error;
  console.error(refusal);
  process.exitCode = 1;
}

/**
 * The local Discord is there for development, so an install for production has none.
 *
 * @throws {ConfigError} when it is not installed
 */
async function findPlayground() {
  try {
    return await import("@winddown/local-discord/terminal");
  } catch (error) {
    const isAbsent = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
    if (!isAbsent || !error.message.includes("'@winddown/local-discord'")) throw error;
    throw new ConfigError(
      "The playground is not installed: npm ci --omit=dev leaves it out. Set DISCORD_TOKEN to run the bot, or run npm ci to try it out here.",
      { cause: error },
    );
  }
}

async function openPlayground(
  playground: Awaited<ReturnType<typeof findPlayground>>,
  asked: { readonly tour: boolean; readonly page: boolean },
): Promise<void> {
  const { createPageTour, createTour } = await import("./tour.ts");
  const { stateDir, colour, forBot } = playgroundSettings(process.env);
  const tour = asked.tour ? createTour(Temporal.Now.timeZoneId()) : undefined;
  const zone = tour?.zone ?? Temporal.Now.timeZoneId();
  const isAtKeyboard = process.stdin.isTTY === true && process.stdout.isTTY === true;
  process.exitCode = await playground.openPlayground({
    bot: {
      name: "Winddown",
      command: [process.execPath, join(import.meta.dirname, "../main.ts")],
      cwd: process.cwd(),
      env: { ...forBot, NODE_COMPILE_CACHE: COMPILED_FOLDER },
    },
    stateDir,
    input: process.stdin,
    output: process.stdout,
    colour: colour && process.stdout.isTTY === true,
    width: () => process.stdout.columns ?? 80,
    zone,
    tour,
    page: isAtKeyboard || asked.page ? { tour: createPageTour(zone) } : undefined,
  });
}
