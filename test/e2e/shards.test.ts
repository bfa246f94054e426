import type { GatewaySettings, Person, SeenMessage } from "@winddown/local-discord";
import { expect, test } from "vitest";
import { controlNamed, shown, textOf } from "../support/house.ts";
import { type Instance, openInstances } from "../support/instances.ts";
import { freshDatabase } from "../support/postgres/fresh-database.ts";
import { register } from "../support/register.ts";

const START = "2026-03-12T20:00:00Z";
/** Of three shards the playground's one server belongs to the last, and direct messages to the first. */
const COUNT = 3;
const SET = {
  path: ["reminder", "set"],
  options: [
    { name: "bedtime", value: "22:30" },
    { name: "zone", value: "lisbon" },
  ],
};
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

test("of two instances one hears all direct messages, the other the server, and both have the same records", async () => {
  const DATABASE_URL = await freshDatabase();
  await using house = await openInstances({
    start: START,
    discord: { gateway: { maxConcurrency: COUNT } },
    instances: ["0", "1-2"].map((SHARDS) => ({ DATABASE_URL, SHARDS, SHARD_COUNT: String(COUNT) })),
  });
  const { discord, clock, instances } = house;
  const [robin, sam] = discord.people as [Person, Person, Person];
  const [first, second] = instances as [Instance, Instance];
  await register(discord);
  await first.start();
  await second.start();
  expect(first.says("registered by `npm run register` alone")).toBe(true);
  const lastDm = () => discord.seen(robin, "dm").findLast(({ message }) => message.author.bot === true) as SeenMessage;

  const set = await discord.slash(robin, "server", SET);
  expect(textOf(shown(set))).toContain("Your reminder is on");
  clock.set(Temporal.Instant.from("2026-03-12T21:45:00Z"));
  await Promise.all(instances.map((instance) => instance.beat()));
  expect(textOf(lastDm())).toContain("Time to wind down");
  const pressed = await discord.press(robin, lastDm().message.id, controlNamed(lastDm(), "15 more minutes"));
  expect(textOf(shown(pressed))).toContain("I'll write once more");
  await discord.write(robin, "stop");
  await expect.poll(() => textOf(lastDm())).toContain("I will not message you again");

  await second.kill(); // whose server hears nothing until another has its shards; direct messages go on
  const answers = await Promise.all([discord.slash(sam, "server", TIPS), discord.slash(sam, "dm", SET)]);
  expect(answers.map(({ kind }) => kind)).toEqual(["no-answer", "message"]);
});
