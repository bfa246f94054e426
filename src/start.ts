// What `npm start` runs: the bot where a token is set, and otherwise the playground, with the same bot inside.
import { join } from "node:path";
import { opensPlayground, playgroundSettings } from "./config/config.ts";
import { loadEnvFile } from "./config/load-env.ts";

loadEnvFile();

if (opensPlayground(process.env)) {
  const { openPlayground } = await import("./playground/open.ts");
  const { stateDir, colour, forBot } = playgroundSettings(process.env);
  process.exitCode = await openPlayground({
    bot: { command: [process.execPath, join(import.meta.dirname, "main.ts")], cwd: process.cwd(), env: forBot },
    stateDir,
    input: process.stdin,
    output: process.stdout,
    colour: colour && process.stdout.isTTY === true,
    width: () => process.stdout.columns ?? 80,
    zone: Temporal.Now.timeZoneId(),
  });
} else {
  await import("./main.ts");
}
