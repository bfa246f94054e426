// What `npm start` runs: the bot where a token is set, and otherwise the playground, with the same bot inside.
import { join } from "node:path";
import { readArguments } from "./config/arguments.ts";
import { opensPlayground, playgroundSettings } from "./config/config.ts";
import { loadEnvFile } from "./config/load-env.ts";
import { COMPILED_FOLDER, keepCompiled } from "./ops/compile-cache.ts";
import { refusalOf } from "./ops/refusal.ts";

keepCompiled();
try {
  const { tour } = readArguments(process.argv.slice(2));
  const file = loadEnvFile();
  for (const problem of file?.problems ?? []) console.error(problem);
  if (opensPlayground(process.env, { tour })) {
    // Whoever made the file may have meant to run the bot for real.
    if (file && !tour) console.error("There is a .env, and it sets no DISCORD_TOKEN: this is the playground.");
    await openPlayground(tour);
  } else await import("./main.ts");
} catch (error) {
  const refusal = refusalOf(error);
  if (refusal === undefined) throw error;
  console.error(refusal);
  process.exitCode = 1;
}

async function openPlayground(withTour: boolean): Promise<void> {
  const playground = await import("./playground/open.ts");
  const { createTour } = await import("./tour.ts");
  const { stateDir, colour, forBot } = playgroundSettings(process.env);
  const tour = withTour ? createTour(Temporal.Now.timeZoneId()) : undefined;
  process.exitCode = await playground.openPlayground({
    bot: {
      command: [process.execPath, join(import.meta.dirname, "main.ts")],
      cwd: process.cwd(),
      env: { ...forBot, NODE_COMPILE_CACHE: COMPILED_FOLDER },
    },
    stateDir,
    input: process.stdin,
    output: process.stdout,
    colour: colour && process.stdout.isTTY === true,
    width: () => process.stdout.columns ?? 80,
    zone: tour?.zone ?? Temporal.Now.timeZoneId(),
    tour,
  });
}
