import { Routes } from "discord.js";
import { expect, test } from "vitest";
import type { Fault } from "../src/types.ts";
import { type TinyBot, tinyBot } from "./tiny-bot.ts";

async function sendUnder(bot: TinyBot, fault: Fault): Promise<unknown> {
  const dm = (await bot.client.users.createDM(bot.robin.user.id)).id;
  bot.discord.setFault(({ method, path }) => (method === "POST" && path.endsWith("/messages") ? fault : undefined));
  return bot.client.rest.post(Routes.channelMessages(dm), { body: { content: "Wind down." } });
}

const arrived = (bot: TinyBot) => bot.discord.seen(bot.robin, "dm").length;
const lastStatus = (bot: TinyBot) => bot.discord.exchanges().at(-1)?.status;

test("a made-up status reaches the bot, and nothing was carried out", async () => {
  await using bot = await tinyBot();

  await expect(sendUnder(bot, { kind: "status", status: 503, code: 130000, message: "Overloaded" })).rejects.toThrow();

  expect(arrived(bot)).toBe(0);
  expect(bot.discord.exchanges().at(-1)).toMatchObject({
    status: 503,
    answer: { code: 130000, message: "Overloaded" },
  });
});

test("discord.js waits as long as a made-up 429 says, then sends", async () => {
  await using bot = await tinyBot();
  let refusals = 0;
  const dm = (await bot.client.users.createDM(bot.robin.user.id)).id;
  bot.discord.setFault(() => {
    refusals += 1;
    return refusals === 1 ? { kind: "status", status: 429, headers: { "retry-after": "0.1" } } : undefined;
  });

  await bot.client.rest.post(Routes.channelMessages(dm), { body: { content: "Wind down." } });

  expect(bot.discord.exchanges().slice(-2)).toMatchObject([
    { status: 429, answer: { retry_after: 0.1 } },
    { status: 200 },
  ]);
  expect(arrived(bot)).toBe(1);
});

test("a page instead of JSON is an error without a code", async () => {
  await using bot = await tinyBot();

  await expect(sendUnder(bot, { kind: "html", status: 403 })).rejects.toMatchObject({ status: 403, code: undefined });
});

test("a connection cut before leaves nothing behind, one cut after leaves the message", async () => {
  await using bot = await tinyBot();

  await expect(sendUnder(bot, { kind: "cut-before" })).rejects.toThrow();
  expect([arrived(bot), lastStatus(bot)]).toEqual([0, 0]);

  await expect(sendUnder(bot, { kind: "cut-after" })).rejects.toThrow();
  expect([arrived(bot), lastStatus(bot)]).toEqual([1, 0]);
});

test("a request held back is carried out once it is let go", async () => {
  await using bot = await tinyBot();
  const { promise: until, resolve: letGo } = Promise.withResolvers<void>();

  const sending = sendUnder(bot, { kind: "hold", until });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(arrived(bot)).toBe(0);
  letGo();
  await sending;

  expect(arrived(bot)).toBe(1);
});

test("every exchange is on record, with what was asked and answered", async () => {
  await using bot = await tinyBot();
  const path = `/channels/${(await bot.client.users.createDM(bot.robin.user.id)).id}/messages`;

  await bot.client.users.send(bot.robin.user.id, "Wind down.");

  const exchange = bot.discord.exchanges().at(-1);
  expect(exchange).toMatchObject({ method: "POST", path, status: 200, body: { content: "Wind down." } });
  expect(exchange?.at.toString()).toBe("2026-06-01T20:00:00Z");
});
