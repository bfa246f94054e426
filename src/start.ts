// What `npm start` runs: the bot where a token is set, and otherwise the playground, with the same bot inside.
import { join } from "node:path";
import { readArguments } from "./config/arguments.ts";
import { opensPlayground, playgroundSettings } from "./config/config.ts";
import { loadEnvFile } from "./config/load-env.ts";
import { refusalOf } from "./ops/refusal.ts";

try {
  const { tour, page } = readArguments(process.argv.slice(2));
  const file = loadEnvFile();
  for (const problem of file?.problems ?? []) console.error(problem);
  if (opensPlayground(process.env, { tour })) {
    // Whoever made the file may have meant to run the bot for real.
    if (file && !tour) console.error("There is a .env, and it sets no DISCORD_TOKEN: this is the playground.");
    await openPlayground({ tour, page });
  } else await import("./main.ts");
} catch (error) {
  const refusal = refusalOf(error);
  if (refusal === undefined) throw error;
  console.error(refusal);
  process.exitCode = 1;
}

async function openPlayground(asked: { readonly tour: boolean; readonly page: boolean }): Promise<void> {
  const playground = await import("./playground/open.ts");
  const { createPageTour, createTour } = await import("./tour.ts");
  const { stateDir, colour, forBot } = playgroundSettings(process.env);
  const tour = asked.tour ? createTour(Temporal.Now.timeZoneId()) : undefined;
  const zone = tour?.zone ?? Temporal.Now.timeZoneId();
  const isAtKeyboard = process.stdin.isTTY === true && process.stdout.isTTY === true;
  process.exitCode = await playground.openPlayground({
    bot: { command: [process.execPath, join(import.meta.dirname, "main.ts")], cwd: process.cwd(), env: forBot },
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
