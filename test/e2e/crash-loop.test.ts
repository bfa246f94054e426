import { spawn } from "node:child_process";
import { join } from "node:path";
import { createLocalDiscord } from "@winddown/local-discord";
import { expect, test } from "vitest";
import { IdentifiesRow } from "../../src/discord/gateway/identify-budget.ts";
import { openSqliteStore } from "../../src/storage/sqlite/sqlite-store.ts";
import { endsWithTest } from "../support/ends-with-test.ts";
import { tempFolder } from "../support/temp-folder.ts";

test("a bot that was started many times waits before it identifies, says why, and ends when it is told to", async () => {
  const now = Temporal.Now.instant();
  const discord = await createLocalDiscord({ now: () => Temporal.Now.instant() });
  const folder = tempFolder();
  const store = await openSqliteStore({ folder });
  const spentUntil = now.add({ hours: 24 }).toString();
  await store.collection("identifies", IdentifiesRow).put("starts", { version: 1, spentUntil, inARow: 40 });
  await store.close();

  const { PATH } = process.env;
  const bot = spawn(process.execPath, ["src/main.ts"], {
    cwd: join(import.meta.dirname, "../.."),
    env: { PATH, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, STATE_DIR: folder },
  });
  endsWithTest(bot);
  let said = "";
  for (const stream of [bot.stdout, bot.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => bot.once("close", (code) => resolve(code)));
  try {
    await expect.poll(() => said).toContain("started many times in a row");
    expect(said).toContain('"starts":40');
    expect(discord.gateway.sessions()).toEqual([]);
  } finally {
    bot.kill("SIGTERM");
    expect(await ended).toBe(0);
    await discord.close();
  }
});
