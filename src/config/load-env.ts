import { existsSync } from "node:fs";

/** Takes over `.env` of the working directory, when there is one; what the environment already has wins. */
export function loadEnvFile(file = ".env"): void {
  if (existsSync(file)) process.loadEnvFile(file);
}
