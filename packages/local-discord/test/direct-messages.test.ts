import { Routes } from "discord.js";
import { expect, test } from "vitest";
import { type TinyBot, tinyBot } from "./tiny-bot.ts";

type Sent = { readonly id: string; readonly content: string };

async function openDm({ client, robin }: TinyBot): Promise<string> {
  const channel = await client.rest.post(Routes.userChannels(), { body: { recipient_id: robin.user.id } });
  return (channel as { id: string }).id;
}

const send = async (bot: TinyBot, channelId: string, body: object) =>
  (await bot.client.rest.post(Routes.channelMessages(channelId), { body })) as Sent;
const contents = (bot: TinyBot) => bot.discord.seen(bot.robin, "dm").map(({ message }) => message.content);

test("the direct message with a person is always the same channel", async () => {
  await using bot = await tinyBot();

  expect(await openDm(bot)).toBe(await openDm(bot));
  await bot.client.users.send(bot.robin.user.id, "Time to wind down.");

  expect(contents(bot)).toEqual(["Time to wind down."]);
  expect(bot.discord.seen(bot.sam, "dm")).toEqual([]);
});

test("a repeated nonce brings back the first message while it is remembered, in whichever channel", async () => {
  await using bot = await tinyBot();
  const robinDm = await openDm(bot);
  const samDm = (await bot.client.users.createDM(bot.sam.user.id)).id;
  const first = await send(bot, robinDm, { content: "One", nonce: "night-1", enforce_nonce: true });

  bot.clock.set("2026-06-01T20:04:59Z");
  expect(await send(bot, robinDm, { content: "Two", nonce: "night-1", enforce_nonce: true })).toEqual(first);
  expect(await send(bot, samDm, { content: "Two", nonce: "night-1", enforce_nonce: true })).toEqual(first);
  expect(contents(bot)).toEqual(["One"]);

  await send(bot, robinDm, { content: "Three", nonce: "night-1" });
  bot.clock.set("2026-06-01T20:10:00Z");
  await send(bot, robinDm, { content: "Four", nonce: "night-1", enforce_nonce: true });
  expect(contents(bot)).toEqual(["One", "Three", "Four"]);
});

test("a repeated nonce whose message was deleted answers 10008", async () => {
  await using bot = await tinyBot();
  const dm = await openDm(bot);
  const first = await send(bot, dm, { content: "One", nonce: "night-1", enforce_nonce: true });
  await bot.client.rest.delete(Routes.channelMessage(dm, first.id));

  await expect(send(bot, dm, { content: "Two", nonce: "night-1", enforce_nonce: true })).rejects.toMatchObject({
    status: 404,
    code: 10008,
  });
});

test.each([50007, 50278] as const)(
  "somebody who refuses direct messages answers %i until they take them again",
  async (code) => {
    await using bot = await tinyBot();
    const dm = await openDm(bot);

    bot.discord.refuseDms(bot.robin, code);
    await expect(send(bot, dm, { content: "One" })).rejects.toMatchObject({ status: 403, code });

    bot.discord.refuseDms(bot.robin, undefined);
    await send(bot, dm, { content: "Two" });
    expect(contents(bot)).toEqual(["Two"]);
  },
);

test("with the intent, the bot hears what is written to it, and its own messages", async () => {
  const heard: string[] = [];
  await using bot = await tinyBot({ onMessage: ({ author, content }) => heard.push(`${author.username}: ${content}`) });

  await bot.discord.write(bot.robin, "stop");
  await bot.client.users.send(bot.robin.user.id, "Stopped.");

  await expect.poll(() => heard).toEqual(["robin: stop", "Bot: Stopped."]);
});

test("without the intent, the bot hears nothing of direct messages", async () => {
  let heard = 0;
  await using bot = await tinyBot({ intents: ["Guilds"], onMessage: () => (heard += 1) });

  await bot.discord.write(bot.robin, "stop");
  await bot.client.users.send(bot.robin.user.id, "Stopped.");

  expect(heard).toBe(0);
  expect(bot.client.guilds.cache.map(({ name }) => name)).toEqual(["The Quiet Corner"]);
});

test("messages are listed newest first, before or after one of them", async () => {
  await using bot = await tinyBot();
  const dm = await openDm(bot);
  const ids: string[] = [];
  for (const content of ["one", "two", "three", "four"]) ids.push((await send(bot, dm, { content })).id);
  const list = async (query: Record<string, string>) => {
    const found = await bot.client.rest.get(Routes.channelMessages(dm), { query: new URLSearchParams(query) });
    return (found as Sent[]).map(({ content }) => content);
  };

  expect(await list({})).toEqual(["four", "three", "two", "one"]);
  expect(await list({ limit: "2" })).toEqual(["four", "three"]);
  expect(await list({ before: ids[2] ?? "" })).toEqual(["two", "one"]);
  expect(await list({ after: ids[0] ?? "", limit: "2" })).toEqual(["three", "two"]);
  await expect(list({ limit: "101" })).rejects.toMatchObject({ status: 400, code: 50035 });
});

test("the bot changes and deletes its own messages, and not the person's", async () => {
  await using bot = await tinyBot();
  const sent = await bot.client.users.send(bot.robin.user.id, "One");
  await sent.edit("Two");
  expect(bot.discord.seen(bot.robin, "dm")[0]?.message).toMatchObject({
    content: "Two",
    edited_timestamp: "2026-06-01T20:00:00.000Z",
  });
  await sent.delete();
  expect(contents(bot)).toEqual([]);
  await expect(sent.edit("Three")).rejects.toMatchObject({ code: 10008 });

  await bot.discord.write(bot.robin, "stop");
  const [written] = bot.discord.seen(bot.robin, "dm");
  const path = Routes.channelMessage(written?.message.channel_id ?? "", written?.message.id ?? "");
  await expect(bot.client.rest.patch(path, { body: { content: "go" } })).rejects.toMatchObject({ code: 50005 });
});

test("a channel or a person that is not there says so", async () => {
  await using bot = await tinyBot();

  await expect(send(bot, "1284999999999999999", { content: "One" })).rejects.toMatchObject({
    status: 404,
    code: 10003,
  });
  await expect(bot.client.users.send("1284999999999999999", "One")).rejects.toMatchObject({ status: 404, code: 10013 });
});
