import { createLocalDiscord } from "@winddown/local-discord";
import { expect, test } from "vitest";
import { startBot } from "./bot.ts";

test("each press counts one more", async () => {
  const discord = await createLocalDiscord();
  const bot = await startBot(discord.token, discord.apiUrl);
  const [robin] = discord.people;

  const answer = await discord.slash(robin, "server", { path: ["count"], options: [] });
  if (answer.kind !== "message") throw new Error(`The bot gave no message, but ${answer.kind}.`);
  expect(answer.seen.message.content).toBe("0");

  await discord.press(robin, answer.seen.message.id, "more");
  expect(discord.seen(robin, "server").at(-1)?.message.content).toBe("1");

  await bot.destroy();
  await discord.close();
});
