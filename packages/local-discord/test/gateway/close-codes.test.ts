import { expect, test } from "vitest";
import WebSocket from "ws";
import { gatewayOf, localDiscord, type RawClient, rawClient } from "./raw-client.ts";

const READ_ALL_MESSAGES = 1 << 15;

test.each<[string, number, (client: RawClient) => unknown]>([
  ["something that is not JSON", 4002, (client) => client.sayRaw("hello")],
  ["more than 4096 bytes", 4002, (client) => client.say(1, "x".repeat(4096))],
  ["an identify without properties", 4002, (client) => client.identify({ properties: undefined })],
  ["an op that does not exist", 4001, (client) => client.say(77, {})],
  ["a presence before it has identified", 4003, (client) => client.say(3, { status: "online", activities: [] })],
  ["a wrong token", 4004, (client) => client.identify({ token: "x" })],
  ["a wrong token for resuming", 4004, (client) => client.say(6, { token: "x", session_id: "1", seq: 1 })],
  ["a shard beyond the last", 4010, (client) => client.identify({ shard: [2, 2] })],
  ["a shard that is no pair of numbers", 4010, (client) => client.identify({ shard: ["0"] })],
  ["no intents", 4013, (client) => client.identify({ intents: undefined })],
  ["an intent nobody knows", 4013, (client) => client.identify({ intents: 1 << 30 })],
  ["an intent it was not granted", 4014, (client) => client.identify({ intents: READ_ALL_MESSAGES })],
])("a client that sends %s is closed with %i", async (_what, code, act) => {
  await using discord = await localDiscord();
  const client = await rawClient(discord);

  act(client);

  expect(await client.closed).toBe(code);
  expect(discord.gateway.sessions()).toEqual([]);
});

test("a client that identifies twice is closed with 4005, and may resume", async () => {
  await using discord = await localDiscord();
  const client = await rawClient(discord);
  client.identify();
  await client.next("READY");

  client.identify();

  expect(await client.closed).toBe(4005);
  await expect.poll(() => discord.gateway.sessions()).toEqual([{ shard: [0, 1], state: "resumable" }]);
});

test("the 121st event within a minute closes the connection with 4008", async () => {
  await using discord = await localDiscord();
  const client = await rawClient(discord);

  for (let count = 0; count < 120; count += 1) client.say(1, null);
  await expect.poll(() => client.heard.filter(({ op }) => op === 11)).toHaveLength(120);
  client.say(1, null);

  expect(await client.closed).toBe(4008);
});

test("an address without version 10 is closed with 4012", async () => {
  await using discord = await localDiscord();
  const socket = new WebSocket(`${gatewayOf(discord)}/?v=9&encoding=json`);

  const code = await new Promise((resolve) => socket.once("close", resolve));

  expect(code).toBe(4012);
});

test("a bot that has to shard and does not is closed with 4011", async () => {
  await using discord = await localDiscord({ fewestShards: 2 });
  const client = await rawClient(discord);

  client.identify();

  expect(await client.closed).toBe(4011);
});

test("an intent that was granted is taken, and then all members may be asked for", async () => {
  await using discord = await localDiscord({ grantedIntents: 2 });
  const client = await rawClient(discord);
  client.identify({ intents: 3 });
  const { d: guild } = await client.next("GUILD_CREATE");

  client.say(8, { guild_id: guild.id, query: "", limit: 0, nonce: "all" });
  const { d: all } = await client.next("GUILD_MEMBERS_CHUNK");
  client.say(8, { guild_id: guild.id, user_ids: [discord.people[1]?.user.id, "1"] });
  const { d: some } = await client.next("GUILD_MEMBERS_CHUNK");

  expect(all).toMatchObject({ nonce: "all", chunk_index: 0, chunk_count: 1 });
  expect(all.members).toHaveLength(4);
  expect(some).toMatchObject({ members: [{ user: { username: "sam" } }], not_found: ["1"] });
});
