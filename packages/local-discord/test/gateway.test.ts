import { once } from "node:events";
import { Client, Events, SlashCommandBuilder } from "discord.js";
import { expect, test } from "vitest";
import WebSocket from "ws";
import { createLocalDiscord } from "../src/local-discord.ts";
import type { DiscordEvent } from "../src/types.ts";
import { standingClock, tinyBot } from "./tiny-bot.ts";

const commands = [new SlashCommandBuilder().setName("tips").setDescription("A tip").toJSON()];

test.each([4000, 1006])(
  "after a connection closed with %i the bot comes back and hears what it missed",
  async (code) => {
    const heard: string[] = [];
    await using bot = await tinyBot({
      commands,
      onMessage: ({ content }) => heard.push(content),
      onInteraction: (interaction) => interaction.isRepliable() && interaction.reply("Here."),
    });
    const events: DiscordEvent[] = [];
    bot.discord.on((event) => events.push(event));

    bot.discord.dropGateway(code);
    await bot.discord.write(bot.robin, "stop");
    const answer = await bot.discord.slash(bot.robin, "dm", { path: ["tips"], options: [] });

    expect(answer).toMatchObject({ kind: "message", seen: { message: { content: "Here." } } });
    expect(heard.filter((content) => content === "stop")).toHaveLength(1);
    const states = events.flatMap((event) => (event.type === "gateway" ? event.state : []));
    expect(states).toEqual(["closed", "resumed"]);
    await bot.discord.connected();
  },
);

test("a wrong token is turned away by the API and by the gateway", async () => {
  const discord = await createLocalDiscord({ now: standingClock().now });
  const client = new Client({ intents: [], rest: { api: discord.apiUrl } });

  await expect(client.login("not-the-token")).rejects.toThrow(/invalid token/i);
  expect(await closeCodeAfter(discord.apiUrl, { token: "not-the-token", intents: 0, properties: {} })).toBe(4004);

  await discord.close();
});

test("intents that need Discord's permission are refused, as are ones that do not exist", async () => {
  const discord = await createLocalDiscord({ now: standingClock().now });
  const { token } = discord;

  expect(await closeCodeAfter(discord.apiUrl, { token, intents: 1 << 15, properties: {} })).toBe(4014);
  expect(await closeCodeAfter(discord.apiUrl, { token, intents: 1 << 30, properties: {} })).toBe(4013);

  await discord.close();
});

test("a client that sends no heartbeat is let go", async () => {
  const discord = await createLocalDiscord({ now: standingClock().now, heartbeatMs: 40 });
  const { token } = discord;

  expect(await closeCodeAfter(discord.apiUrl, { token, intents: 0, properties: {} })).toBe(4009);

  await discord.close();
});

test("a client that sends its heartbeats stays", async () => {
  await using bot = await tinyBot({ discord: { heartbeatMs: 200 } });
  let closed = 0;
  bot.client.on(Events.ShardReconnecting, () => {
    closed += 1;
  });

  await new Promise((resolve) => setTimeout(resolve, 700));

  expect(closed).toBe(0);
  expect(bot.client.ws.shards.first()?.lastPingTimestamp).toBeGreaterThan(0);
});

test("who asks for compression is told that there is none", async () => {
  const discord = await createLocalDiscord({ now: standingClock().now });
  const socket = new WebSocket(`${gatewayOf(discord.apiUrl)}?v=10&encoding=json&compress=zlib-stream`);

  const [code, reason] = await once(socket, "close");

  expect([code, String(reason)]).toEqual([4002, "The playground speaks uncompressed JSON only"]);
  await discord.close();
});

async function closeCodeAfter(apiUrl: string, identify: object): Promise<number> {
  const socket = new WebSocket(`${gatewayOf(apiUrl)}?v=10&encoding=json`);
  socket.once("message", () => socket.send(JSON.stringify({ op: 2, d: identify })));
  const [code] = await once(socket, "close");
  return code;
}

function gatewayOf(apiUrl: string): string {
  return apiUrl.replace("http:", "ws:").replace("/api", "/gateway");
}
