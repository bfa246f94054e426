import { Events } from "discord.js";
import { expect, test } from "vitest";
import { createLocalDiscord } from "../../src/local-discord.ts";
import type { DiscordEvent, LocalDiscord, LocalDiscordOptions, Person } from "../../src/types.ts";
import { standingClock } from "../tiny-bot.ts";
import { startOutsideBot } from "./outside-bot.ts";

async function sharded(shards: number, gateway: LocalDiscordOptions["gateway"] = {}) {
  const settings = { maxConcurrency: shards, ...gateway };
  const discord = await createLocalDiscord({ now: standingClock().now, gateway: settings });
  const all = { shards: Array.from({ length: shards }, (_, id) => id), shardCount: shards };
  const client = await startOutsideBot(discord.token, discord.apiUrl, shards === 1 ? { shards: "auto" } : all);
  const states: string[] = [];
  discord.on((event: DiscordEvent) => event.type === "gateway" && states.push(event.state));
  return {
    discord,
    client,
    states,
    async [Symbol.asyncDispose]() {
      await client.destroy();
      await discord.close();
    },
  };
}

const plant = { path: ["garden", "bed", "plant"], options: [{ name: "what", value: "valerian" }] };

async function answers(discord: LocalDiscord): Promise<string[]> {
  const robin = discord.people[0] as Person;
  const given = await Promise.all([discord.slash(robin, "server", plant), discord.slash(robin, "dm", plant)]);
  return given.map(({ kind }) => kind);
}

test.each([2, 16])("of %i shards that start at once, each hears what is its own, and only that", async (count) => {
  await using bot = await sharded(count);
  const { discord, client } = bot;
  const heard: string[] = [];
  client.on(Events.InteractionCreate, (interaction) =>
    heard.push(`${interaction.guildId ? "server" : "dm"} on shard ${interaction.guild?.shardId ?? 0}`),
  );

  expect(discord.gateway.sessions().map(({ state }) => state)).toEqual(Array(count).fill("connected"));
  expect(await answers(discord)).toEqual(["message", "message"]);

  const guildShard = Number((BigInt(client.guilds.cache.firstKey() ?? "0") >> 22n) % BigInt(count));
  expect(heard.sort()).toEqual(["dm on shard 0", `server on shard ${guildShard}`]);
});

test("a bot that follows the recommended number of shards takes it from the playground", async () => {
  await using bot = await sharded(1, { shards: 3, maxConcurrency: 3, fewestShards: 3 });

  expect(bot.discord.gateway.sessions().map(({ shard }) => shard[1])).toEqual([3, 3, 3]);
});

test.each<[string, (discord: LocalDiscord) => void, string[]]>([
  ["told to reconnect", (discord) => discord.gateway.reconnect(), ["closed", "resumed"]],
  ["closed with 4000", (discord) => discord.gateway.drop(), ["closed", "resumed"]],
  ["cut off", (discord) => discord.gateway.drop(1006), ["closed", "resumed"]],
  ["told that its session is invalid for now", (discord) => discord.gateway.invalidate(true), ["resumed"]],
])("a bot that is %s takes its session up again and misses nothing", async (_what, act, expected) => {
  await using bot = await sharded(1);
  const { discord, states } = bot;

  act(discord);
  const answered = await answers(discord);

  expect(answered).toEqual(["message", "message"]);
  await expect.poll(() => states).toEqual(expected);
});

test("a bot whose heartbeats go unanswered finds out and takes its session up again", async () => {
  await using bot = await sharded(1, { heartbeatMs: 150 });

  bot.discord.gateway.deaf(400);

  await expect.poll(() => bot.states).toEqual(["closed", "resumed"]);
  expect(await answers(bot.discord)).toEqual(["message", "message"]);
});

test("only the shard that is dropped comes back, and the other hears on", async () => {
  await using bot = await sharded(2);

  bot.discord.gateway.drop(4000, 1);

  expect(await answers(bot.discord)).toEqual(["message", "message"]);
  await expect.poll(() => bot.states).toEqual(["closed", "resumed"]);
});
