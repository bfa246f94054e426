import { expect, test } from "vitest";
import { ConfigError, readConfig } from "../../../src/config/config.ts";

const TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.GuzzLE.s3cr3t-s3cr3t-s3cr3t";

const DATABASE_URL = "postgres://winddown@localhost/winddown";

const read = (SHARDS?: string, SHARD_COUNT?: string) =>
  readConfig({ DISCORD_TOKEN: TOKEN, DATABASE_URL, SHARDS, SHARD_COUNT }).shards;

test.each([
  ["0-3", "16", [0, 1, 2, 3]],
  ["0,1", "2", [0, 1]],
  [" 3 , 0 - 1 ", " 4 ", [0, 1, 3]],
  ["15", "16", [15]],
])("SHARDS=%s of SHARD_COUNT=%s are %j", (shards, count, ids) => {
  expect(read(shards, count)).toEqual({ ids, count: Number(count) });
});

test.each([
  [undefined, undefined],
  ["", " "],
])("with neither set, as many as Discord recommends are left to discord.js", (shards, count) => {
  expect(read(shards, count)).toBeUndefined();
});

test.each<[string | undefined, string | undefined, string]>([
  ["0-3", undefined, "SHARD_COUNT is missing"],
  [undefined, "16", "SHARDS is missing"],
  ["0-3", "0", "SHARD_COUNT must be a whole number from 1 to 65,536"],
  ["0-3", "7777.5", "SHARD_COUNT must be"],
  ["0-3", "999999", "SHARD_COUNT must be"],
  ["all", "16", "SHARDS must be numbers and ranges"],
  ["[0,1]", "16", "SHARDS must be numbers and ranges"],
  ["0,,1", "16", "SHARDS must be numbers and ranges"],
  ["-1", "16", "SHARDS must be numbers and ranges"],
  ["0-999999999999", "16", "SHARDS must be numbers and ranges"],
  ["3-1", "16", "SHARDS has a range that goes backwards"],
  ["0-777", "16", "SHARDS names a shard that SHARD_COUNT does not have"],
  ["16", "16", "SHARDS names a shard that SHARD_COUNT does not have"],
  ["0-2,1", "16", "SHARDS names a shard twice"],
])("SHARDS=%s with SHARD_COUNT=%s is refused by name, and its value is not shown", (shards, count, sentence) => {
  const refused = () => read(shards, count);

  expect(refused).toThrow(ConfigError);
  expect(refused).toThrow(`  ${sentence}`);
  expect(refused).not.toThrow(/777|999999/);
});

test("without a database one process has all shards, as no other can share its records", () => {
  const inFolder = (SHARDS: string) => () => readConfig({ DISCORD_TOKEN: TOKEN, SHARDS, SHARD_COUNT: "4" }).shards;

  expect(inFolder("0-3")()).toEqual({ ids: [0, 1, 2, 3], count: 4 });
  expect(inFolder("0-2")).toThrow("  SHARDS leaves out shards, which takes DATABASE_URL");
});

test("with a database commands are never registered at the start", () => {
  const settings = { DISCORD_TOKEN: TOKEN, REGISTER_AT_START: "on" };

  expect(readConfig(settings).registersAtStart).toBe(true);
  expect(readConfig({ ...settings, DATABASE_URL }).registersAtStart).toBe(false);
});
