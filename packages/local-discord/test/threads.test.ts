import { ChannelType, Events, MessageFlags, PermissionFlagsBits, Routes } from "discord.js";
import { expect, test } from "vitest";
import { type TinyBot, tinyBot } from "./tiny-bot.ts";

const PRIVATE = { name: "Evenings", type: ChannelType.PrivateThread, invitable: false, auto_archive_duration: 60 };

const serverChannel = ({ discord }: TinyBot) => discord.channels.find(({ place }) => place === "server")?.id ?? "";
const makeThread = async (bot: TinyBot, body: object = PRIVATE) =>
  (await bot.client.rest.post(Routes.threads(serverChannel(bot)), { body })) as { id: string; type: number };
const addTo = (bot: TinyBot, threadId: string, userId: string) =>
  bot.client.rest.put(Routes.threadMembers(threadId, userId));
const send = async (bot: TinyBot, channelId: string, body: object) =>
  (await bot.client.rest.post(Routes.channelMessages(channelId), { body })) as { id: string };
const contents = (bot: TinyBot, person = bot.sam) =>
  bot.discord.seen(person, "thread").flatMap(({ message }) => message.content || []);
const threadOf = ({ discord }: TinyBot, id: string) => discord.channels.find((channel) => channel.id === id)?.thread;

/** A thread with Sam in it, who does not own the server. */
async function withSam(bot: TinyBot): Promise<string> {
  const { id } = await makeThread(bot);
  await addTo(bot, id, bot.sam.user.id);
  return id;
}

test("a private thread is seen by whoever is in it and by the server's owner, and by nobody else", async () => {
  await using bot = await tinyBot();
  const id = await withSam(bot);
  const [owner, sam, alex] = bot.discord.people;

  await send(bot, id, { content: "Good evening." });

  expect(contents(bot, sam)).toEqual(["Good evening."]);
  expect(contents(bot, owner)).toEqual(["Good evening."]);
  expect(contents(bot, alex)).toEqual([]);
  expect(threadOf(bot, id)?.members).toEqual([sam.user.id]);
  await expect(bot.discord.write(alex, "hello", "thread")).rejects.toThrow("in no thread");
});

test("Discord writes itself who was added, once", async () => {
  await using bot = await tinyBot();
  const id = await withSam(bot);
  await addTo(bot, id, bot.sam.user.id);

  const [added, ...more] = bot.discord.seen(bot.sam, "thread").map(({ message }) => message);
  expect(added).toMatchObject({ type: 1, content: "", mentions: [{ id: bot.sam.user.id }] });
  expect(more).toEqual([]);
});

test("a member is found, and whoever has left is not", async () => {
  await using bot = await tinyBot();
  const id = await withSam(bot);
  const look = () => bot.client.rest.get(Routes.threadMembers(id, bot.sam.user.id));
  expect(await look()).toMatchObject({ id, user_id: bot.sam.user.id });

  bot.discord.threads.leave(bot.sam, id);
  await expect(look()).rejects.toMatchObject({ status: 404, code: 10007 });
  expect(contents(bot)).toEqual([]);
});

test("who leaves the server is in no thread of it", async () => {
  await using bot = await tinyBot();
  const id = await withSam(bot);
  bot.discord.uninstall(bot.sam);
  expect(threadOf(bot, id)?.members).toEqual([]);
});

test("naming somebody in a thread notifies them, and adds whoever is not in it", async () => {
  await using bot = await tinyBot();
  const { id } = await makeThread(bot);
  await send(bot, id, { content: `<@${bot.sam.user.id}>`, allowed_mentions: { parse: [] } });
  expect(threadOf(bot, id)?.members).toEqual([]);

  await send(bot, id, { content: `<@${bot.sam.user.id}>`, allowed_mentions: { users: [bot.sam.user.id] } });
  expect(threadOf(bot, id)?.members).toEqual([bot.sam.user.id]);
});

test("nothing written for as long as it says archives it, and writing takes it out again", async () => {
  await using bot = await tinyBot();
  const id = await withSam(bot);
  expect(threadOf(bot, id)?.isArchived).toBe(false);

  bot.clock.set("2026-06-01T21:00:00Z");
  expect(threadOf(bot, id)?.isArchived).toBe(true);
  await expect(addTo(bot, id, bot.robin.user.id)).rejects.toMatchObject({ code: 50083 });

  await send(bot, id, { content: "Good evening." });
  expect(threadOf(bot, id)?.isArchived).toBe(false);

  bot.discord.threads.archive(id);
  await bot.client.rest.patch(Routes.channel(id), { body: { archived: false } });
  expect(threadOf(bot, id)?.isArchived).toBe(false);
});

test("a locked thread takes nothing from a bot that does not manage threads", async () => {
  await using bot = await tinyBot();
  const id = await withSam(bot);
  bot.discord.threads.archive(id, { isLocked: true });

  await expect(send(bot, id, { content: "x" })).rejects.toMatchObject({ code: 160005 });
  await expect(bot.client.rest.patch(Routes.channel(id), { body: { archived: false } })).rejects.toMatchObject({
    code: 50013,
  });
});

test("a deleted thread is unknown, and a bot deletes one only if it manages threads", async () => {
  await using bot = await tinyBot();
  const id = await withSam(bot);
  await expect(bot.client.rest.delete(Routes.channel(id))).rejects.toMatchObject({ code: 50013 });

  bot.discord.keepBotFrom([]);
  await bot.client.rest.delete(Routes.channel(id));

  await expect(send(bot, id, { content: "x" })).rejects.toMatchObject({ status: 404, code: 10003 });
  await expect(bot.client.rest.get(Routes.channel(id))).rejects.toMatchObject({ code: 10003 });
  expect(bot.discord.seen(bot.sam, "thread")).toEqual([]);
});

test("a bot leaves a thread by its own name", async () => {
  await using bot = await tinyBot();
  const id = await withSam(bot);
  await bot.client.rest.delete(Routes.threadMembers(id, "@me"));
  expect(bot.discord.exchanges().at(-1)?.status).toBe(204);
});

test("what the bot is kept from is refused, and stands in its interactions", async () => {
  const permissions: bigint[] = [];
  const owners: unknown[] = [];
  await using bot = await tinyBot({
    commands: [{ name: "ping", description: "Answers", integration_types: [0, 1], contexts: [0, 1, 2] }],
    onInteraction: async (interaction) => {
      permissions.push(interaction.appPermissions.bitfield);
      owners.push(interaction.authorizingIntegrationOwners[0]);
      if (interaction.isChatInputCommand()) await interaction.reply({ content: "pong", flags: MessageFlags.Ephemeral });
    },
  });
  const id = await withSam(bot);
  const ping = () => bot.discord.slash(bot.sam, "server", { path: ["ping"], options: [] });
  await ping();
  expect((permissions[0] ?? 0n) & PermissionFlagsBits.CreatePrivateThreads).not.toBe(0n);
  expect((permissions[0] ?? 0n) & PermissionFlagsBits.ManageThreads).toBe(0n);
  expect(owners[0]).toBe(bot.discord.server.id);

  bot.discord.keepBotFrom(["CreatePrivateThreads", "SendMessagesInThreads", "ReadMessageHistory"]);
  await ping();
  expect((permissions[1] ?? 0n) & PermissionFlagsBits.CreatePrivateThreads).toBe(0n);
  await expect(makeThread(bot)).rejects.toMatchObject({ status: 403, code: 50013 });
  await expect(send(bot, id, { content: "x" })).rejects.toMatchObject({ status: 403, code: 50013 });
  expect(await bot.client.rest.get(Routes.channelMessages(id))).toEqual([]);

  bot.discord.kickBot();
  await ping();
  expect(owners[2]).toBeUndefined();
  await expect(send(bot, id, { content: "x" })).rejects.toMatchObject({ status: 403, code: 50001 });
});

test("commands and buttons work in a thread, as in the server", async () => {
  const heard: unknown[] = [];
  await using bot = await tinyBot({
    commands: [{ name: "ping", description: "Answers", integration_types: [0], contexts: [0] }],
    onInteraction: async (interaction) => {
      heard.push([interaction.guildId, interaction.channelId]);
      if (interaction.isChatInputCommand()) await interaction.reply("pong");
    },
  });
  const id = await withSam(bot);

  await bot.discord.slash(bot.sam, "thread", { path: ["ping"], options: [] });

  expect(heard).toEqual([[bot.discord.server.id, id]]);
  expect(contents(bot)).toEqual(["pong"]);
});

test("with the Guilds intent a bot hears of threads, without it of none, nor of what is written in them", async () => {
  const heard: string[] = [];
  await using bot = await tinyBot({ intents: ["Guilds"], onMessage: () => heard.push("message") });
  bot.client.on(Events.ThreadCreate, ({ name }) => heard.push(`made ${name}`));
  bot.client.on(Events.ThreadDelete, ({ name }) => heard.push(`gone ${name}`));
  const id = await withSam(bot);
  await bot.discord.write(bot.sam, "hello", "thread");
  bot.discord.threads.delete(id);
  await expect.poll(() => heard).toEqual(["made Evenings", "gone Evenings"]);
});

test("only private threads are made, and only in the server's channel", async () => {
  await using bot = await tinyBot();
  const { id, type } = await makeThread(bot);
  expect(type).toBe(ChannelType.PrivateThread);
  await expect(makeThread(bot, { name: "x", type: ChannelType.PublicThread })).rejects.toMatchObject({ code: 50035 });
  await expect(bot.client.rest.post(Routes.threads(id), { body: PRIVATE })).rejects.toMatchObject({ code: 50024 });
});
