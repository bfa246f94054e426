import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStage } from "./stage.ts";

/**
 * A folder with the bot's modules as Node has compiled them: a start with it takes 0.7 s in place of 0.93 (measured).
 * Node writes them when a process ends in good order, which is the one thing that nobody does in a soak.
 */
export async function compileBot(): Promise<{ readonly folder: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), "winddown-compiled-"));
  const anyDay = Temporal.Instant.from("2026-01-10T12:00:00Z");
  const stage = await openStage({ people: [], nonceMinutes: 5 }, anyDay, { compiled: folder });
  try {
    await stage.bot.start();
    await stage.bot.stop();
  } finally {
    await stage.close();
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
