import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { LocalDiscord } from "@winddown/local-discord";

const ROOT = join(import.meta.dirname, "../..");
const run = promisify(execFile);

/** `npm run register`, which a bot with a database leaves to whoever runs it. */
export async function register({ token, apiUrl }: LocalDiscord): Promise<void> {
  const env = { PATH: process.env.PATH, DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl };
  await run(process.execPath, ["src/bin/register.ts"], { cwd: ROOT, env });
}
