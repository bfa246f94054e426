import { AttachmentBuilder, MessageFlags, Routes, SlashCommandBuilder } from "discord.js";
import { describe, expect, test } from "vitest";
import { ClientRefusal } from "../src/interactions/client-refusal.ts";
import { type TinyBot, tinyBot } from "./tiny-bot.ts";

const tips = new SlashCommandBuilder().setName("tips").setDescription("A tip").setIntegrationTypes(0, 1).toJSON();
const TIPS = { path: ["tips"], options: [] };
const picture = () =>
  new AttachmentBuilder(Buffer.from("not really a picture"), { name: "week.png", description: "Seven nights" });

const openDm = async ({ client, robin }: TinyBot) => (await client.users.createDM(robin.user.id)).id;
const send = async (bot: TinyBot, channelId: string, body: object) =>
  (await bot.client.rest.post(Routes.channelMessages(channelId), { body })) as { readonly id: string };

describe("files", () => {
  test("a file discord.js sends is on the message, with its description, and can be fetched", async () => {
    await using bot = await tinyBot();

    await bot.client.users.send(bot.robin.user.id, { content: "Your week", files: [picture()] });

    const [seen] = bot.discord.seen(bot.robin, "dm");
    const [file] = seen?.message.attachments ?? [];
    expect(file).toMatchObject({ filename: "week.png", size: 20, description: "Seven nights" });
    expect(await (await fetch(file?.url ?? "")).text()).toBe("not really a picture");
    expect(bot.discord.exchanges().at(-1)).toMatchObject({
      body: { content: "Your week" },
      files: [{ name: "week.png", size: 20 }],
    });
  });

  test("an answer may show its file in a component, and a file that did not come is refused", async () => {
    const refusals: unknown[] = [];
    await using bot = await tinyBot({
      commands: [tips],
      onInteraction: async (interaction) => {
        if (!interaction.isRepliable()) return;
        const shown = (name: string) => ({
          flags: MessageFlags.IsComponentsV2 as const,
          components: [{ type: 12 as const, items: [{ media: { url: `attachment://${name}` } }] }],
        });
        await interaction.reply({ ...shown("month.png"), files: [picture()] }).catch((error) => refusals.push(error));
        await interaction.reply({ ...shown("week.png"), files: [picture()] });
      },
    });

    const answer = await bot.discord.slash(bot.robin, "dm", TIPS);

    expect(answer).toMatchObject({ kind: "message", seen: { message: { attachments: [{ filename: "week.png" }] } } });
    expect(refusals).toMatchObject([{ status: 400, code: 50035 }]);
  });

  test("an edit keeps the files it names, and without a word about files all of them", async () => {
    await using bot = await tinyBot();
    const sent = await bot.client.users.send(bot.robin.user.id, { content: "Your week", files: [picture()] });
    const files = () => bot.discord.seen(bot.robin, "dm")[0]?.message.attachments.length;

    await sent.edit("Your last week");
    expect(files()).toBe(1);
    await sent.edit({ attachments: [] });
    expect(files()).toBe(0);
  });
});

describe("people", () => {
  test("who has blocked the bot gets no message from it, and cannot write to it", async () => {
    await using bot = await tinyBot();
    bot.discord.block(bot.robin, true);

    await expect(bot.client.users.send(bot.robin.user.id, "Hello")).rejects.toMatchObject({ status: 403, code: 50007 });
    await expect(bot.discord.write(bot.robin, "stop")).rejects.toThrow(ClientRefusal);

    bot.discord.block(bot.robin, false);
    await bot.client.users.send(bot.robin.user.id, "Hello");
  });

  test("who has removed the app is offered no command and gets 50278, until they install it again", async () => {
    await using bot = await tinyBot({
      commands: [tips],
      onInteraction: (interaction) => interaction.isRepliable() && interaction.reply("Dim the lights."),
    });
    bot.discord.uninstall(bot.robin);

    for (const place of ["server", "dm", "private"] as const) {
      await expect(bot.discord.slash(bot.robin, place, TIPS)).rejects.toThrow(ClientRefusal);
    }
    await expect(bot.client.users.send(bot.robin.user.id, "Hello")).rejects.toMatchObject({ status: 403, code: 50278 });
    expect((await bot.discord.slash(bot.sam, "server", TIPS)).kind).toBe("message");

    bot.discord.install(bot.robin);
    expect((await bot.discord.slash(bot.robin, "dm", TIPS)).kind).toBe("message");
  });

  test("a direct message that got another id keeps what was said; the former id answers 50001", async () => {
    await using bot = await tinyBot();
    const before = await openDm(bot);
    await send(bot, before, { content: "One" });

    const after = bot.discord.changeDmChannel(bot.robin);

    expect(after).not.toBe(before);
    await expect(send(bot, before, { content: "Two" })).rejects.toMatchObject({ status: 403, code: 50001 });
    const opened = await bot.client.rest.post(Routes.userChannels(), { body: { recipient_id: bot.robin.user.id } });
    expect(opened).toMatchObject({ id: after });
    await send(bot, after, { content: "Three" });
    expect(bot.discord.seen(bot.robin, "dm").map(({ message }) => message.content)).toEqual(["One", "Three"]);
  });
});

describe("messages", () => {
  test("what somebody else wrote cannot be deleted", async () => {
    await using bot = await tinyBot();
    await bot.discord.write(bot.robin, "stop");
    const [written] = bot.discord.seen(bot.robin, "dm");
    const path = Routes.channelMessage(written?.message.channel_id ?? "", written?.message.id ?? "");

    await expect(bot.client.rest.delete(path)).rejects.toMatchObject({ status: 403, code: 50003 });
  });

  test("those around one are listed with it in the middle", async () => {
    await using bot = await tinyBot();
    const dm = await openDm(bot);
    const ids: string[] = [];
    for (const content of ["one", "two", "three", "four"]) ids.push((await send(bot, dm, { content })).id);
    const query = new URLSearchParams({ around: ids[1] ?? "", limit: "3" });

    const found = (await bot.client.rest.get(Routes.channelMessages(dm), { query })) as { content: string }[];

    expect(found.map(({ content }) => content)).toEqual(["three", "two", "one"]);
    query.set("before", ids[1] ?? "");
    await expect(bot.client.rest.get(Routes.channelMessages(dm), { query })).rejects.toMatchObject({ code: 50035 });
  });

  test("an ephemeral message that answers nothing is refused", async () => {
    await using bot = await tinyBot();

    const sending = send(bot, await openDm(bot), { content: "One", flags: MessageFlags.Ephemeral });

    await expect(sending).rejects.toMatchObject({ status: 400, code: 50035 });
  });
});

describe("too much at once", () => {
  test("a bot that reads the headers waits by itself: six messages arrive and none is a 429", async () => {
    await using bot = await tinyBot({
      discord: {
        limits: {
          routeLimits: [{ methods: ["POST"], templates: ["/channels/{channel_id}/messages"], limit: 3, perMs: 300 }],
        },
      },
    });
    const dm = await openDm(bot);

    await Promise.all(Array.from({ length: 6 }, (_, index) => send(bot, dm, { content: `${index}` })));

    expect(bot.discord.seen(bot.robin, "dm")).toHaveLength(6);
    expect(bot.discord.exchanges().filter(({ status }) => status === 429)).toEqual([]);
  });

  test("a bot that does not gets a 429 with what Discord says in it", async () => {
    await using bot = await tinyBot();
    const dm = await openDm(bot);
    const post = () =>
      fetch(`${bot.discord.apiUrl}/v10/channels/${dm}/messages`, {
        method: "POST",
        headers: { authorization: `Bot ${bot.discord.token}`, "content-type": "application/json" },
        body: JSON.stringify({ content: "a" }),
      });
    for (let count = 0; count < 5; count += 1) expect((await post()).status).toBe(200);

    const refused = await post();

    expect(refused.status).toBe(429);
    expect(refused.headers.get("x-ratelimit-scope")).toBe("user");
    expect(await refused.json()).toMatchObject({ message: "You are being rate limited.", global: false });
  });

  test("opening direct messages too fast answers 40003, and those that are open go on", async () => {
    await using bot = await tinyBot({ discord: { limits: { newDms: { limit: 1, perMs: 60_000 } } } });
    const dm = await openDm(bot);

    await expect(bot.client.users.createDM(bot.sam.user.id)).rejects.toMatchObject({ status: 403, code: 40003 });
    await send(bot, dm, { content: "Still here" });
  });

  test("too many invalid requests are answered with a page, whatever is asked", async () => {
    await using bot = await tinyBot({ discord: { limits: { invalidRequests: { limit: 2, perMs: 60_000 } } } });
    const dm = await openDm(bot);
    bot.discord.block(bot.robin, true);
    for (let count = 0; count < 2; count += 1) await send(bot, dm, { content: "a" }).catch(() => {});

    const blocked = await fetch(`${bot.discord.apiUrl}/v10/gateway`);

    expect([blocked.status, blocked.headers.get("content-type")]).toEqual([403, "text/html"]);
  });
});

test("a fault switched on by phrase strikes the bot, and the rule of a test goes before it", async () => {
  await using bot = await tinyBot();
  const dm = await openDm(bot);
  bot.discord.faults.set("50007 next");

  await expect(send(bot, dm, { content: "One" })).rejects.toMatchObject({ code: 50007 });
  await send(bot, dm, { content: "Two" });

  bot.discord.faults.set("500");
  bot.discord.setFault(() => ({ kind: "status", status: 404, code: 10003 }));
  await expect(send(bot, dm, { content: "Three" })).rejects.toMatchObject({ status: 404 });
});
