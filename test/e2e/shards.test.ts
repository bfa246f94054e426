import { expect, test } from "vitest";
import type { GatewaySettings } from "../../src/playground/gateway/settings.ts";
import type { Person } from "../../src/playground/types.ts";
import { openInstances } from "../support/instances.ts";

const START = "2026-03-12T20:00:00Z";
const TIPS = { path: ["sleep", "tips"], options: [] };

async function oneBot(env: Record<string, string>, gateway: Partial<GatewaySettings>) {
  const house = await openInstances({ start: START, discord: { gateway }, instances: [env] });
  const [bot] = house.instances;
  if (bot === undefined) throw new Error("there is no bot");
  return { ...house, bot, robin: house.discord.people[0] as Person };
}

test("16 shards dropped at once all resume, and none identifies again", async () => {
  await using house = await oneBot({ SHARDS: "0-15", SHARD_COUNT: "16" }, { shards: 16, maxConcurrency: 16 });
  const { bot, discord, robin } = house;
  let resumed = 0;
  discord.on((event) => {
    if (event.type === "gateway" && event.state === "resumed") resumed += 1;
  });
  await bot.start();

  discord.gateway.drop();
  await expect.poll(() => resumed).toBe(16);

  expect(discord.gateway.sessions().map(({ state }) => state)).toEqual(Array(16).fill("connected"));
  expect(discord.gateway.starts()).toEqual({ taken: 16, tooFast: 0 });
  const answers = await Promise.all([discord.slash(robin, "server", TIPS), discord.slash(robin, "dm", TIPS)]);
  expect(answers.map(({ kind }) => kind)).toEqual(["message", "message"]);
});

test("without SHARDS the bot has as many as Discord recommends", async () => {
  await using house = await oneBot({ SHARDS: "", SHARD_COUNT: "" }, { shards: 3, maxConcurrency: 3, fewestShards: 3 });
  await house.bot.start();

  expect(house.discord.gateway.sessions().map(({ shard }) => shard)).toEqual([
    [0, 3],
    [1, 3],
    [2, 3],
  ]);
});

test("too few shards end the bot with a sentence that says what to do", async () => {
  await using house = await oneBot({ SHARDS: "0", SHARD_COUNT: "1" }, { fewestShards: 4 });

  await expect(house.bot.start()).rejects.toThrow("ended before it was ready, with code 1");
  expect(house.bot.says("Discord wants this bot to have more shards (4011)")).toBe(true);
});
