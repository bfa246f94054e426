import { expect, test } from "vitest";
import { addKeeping } from "../src/keep-last.ts";
import { createLocalDiscord } from "../src/local-discord.ts";
import type { Person } from "../src/types.ts";
import { standingClock } from "./tiny-bot.ts";

test("the last ones are kept, and what is let go is said", () => {
  const list: number[] = [];
  const gone: number[] = [];

  for (let count = 0; count < 1000; count += 1) addKeeping(list, count, 100, (old) => gone.push(old));

  expect(list.length).toBeGreaterThanOrEqual(100);
  expect(list.length).toBeLessThanOrEqual(102);
  expect(list.at(-1)).toBe(999);
  expect([...gone, ...list]).toEqual(Array.from({ length: 1000 }, (_, index) => index));
});

test("old exchanges and old messages are forgotten, so that memory stays bounded", async () => {
  const discord = await createLocalDiscord({ now: standingClock().now, keepExchanges: 20, keepMessages: 10 });
  const robin = discord.people[0] as Person;

  for (let count = 0; count < 50; count += 1) await discord.write(robin, `message ${count}`);
  for (let count = 0; count < 50; count += 1) await fetch(`${discord.apiUrl}/v10/gateway`);

  expect(discord.exchanges().length).toBeLessThanOrEqual(21);
  expect(discord.seen(robin, "dm").length).toBeLessThanOrEqual(11);
  expect(discord.seen(robin, "dm").at(-1)?.message.content).toBe("message 49");
  await discord.close();
});
