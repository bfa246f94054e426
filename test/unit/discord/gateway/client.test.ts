import { afterEach, expect, test, vi } from "vitest";
import { createClient } from "../../../../src/discord/gateway/client.ts";
import { logIntoMemory } from "../../ops/log-lines.ts";

const apiUrl = "http://127.0.0.1:1/api";
const breaker = {} as never; // nothing is requested here
const given = { apiUrl, breaker, log: logIntoMemory().log, onRevoked() {} };

afterEach(() => vi.unstubAllEnvs());

test.each([
  [undefined, undefined],
  ["", ""],
  ["0-3", "16"],
  ["0,1", "1"],
])("discord.js does not read the environment by itself: SHARDS=%s SHARD_COUNT=%s", (shards, count) => {
  vi.stubEnv("SHARDS", shards);
  vi.stubEnv("SHARD_COUNT", count);

  expect(createClient(given).options.shards).toBe("auto");
  const some = createClient({ ...given, shards: { ids: [1, 5], count: 16 } }).options;
  expect([some.shards, some.shardCount]).toEqual([[1, 5], 16]);
});

test("one shard of one is what it says, whatever the environment has", () => {
  vi.stubEnv("SHARDS", "0-3");
  vi.stubEnv("SHARD_COUNT", "1");

  const { shards, shardCount } = createClient({ ...given, shards: { ids: [0], count: 1 } }).options;

  expect([shards, shardCount]).toEqual([[0], 1]);
});
