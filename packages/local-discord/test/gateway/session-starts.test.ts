import { expect, test } from "vitest";
import { createSessionStarts } from "../../src/gateway/session-starts.ts";
import { DISCORDS_GATEWAY } from "../../src/gateway/settings.ts";
import { localDiscord, rawClient } from "./raw-client.ts";

const HOUR_MS = 3_600_000;

test("shards of one remainder wait five seconds for each other, others do not", () => {
  let now = 0;
  const starts = createSessionStarts({ ...DISCORDS_GATEWAY, maxConcurrency: 2 }, () => now);

  expect([0, 1, 2].map((id) => starts.take([id, 4]))).toEqual(["taken", "taken", "too-fast"]);
  now = 4999;
  expect(starts.take([2, 4])).toBe("too-fast");
  now = 5000;
  expect([2, 3].map((id) => starts.take([id, 4]))).toEqual(["taken", "taken"]);
});

test("a thousand starts are there again a day after the first of them", () => {
  let now = 0;
  const starts = createSessionStarts(DISCORDS_GATEWAY, () => now);
  for (let count = 0; count < 1000; count += 1) {
    expect(starts.take([0, 1])).toBe("taken");
    now += 10_000;
  }

  expect(starts.take([0, 1])).toBe("none-left");
  expect(starts.left()).toEqual({ total: 1000, remaining: 0, reset_after: 24 * HOUR_MS - now, max_concurrency: 1 });
  now = 24 * HOUR_MS;
  expect(starts.left().remaining).toBe(1000);
  expect(starts.take([0, 1])).toBe("taken");
});

test("who identifies too soon is told so, and the start is not counted", async () => {
  await using discord = await localDiscord();
  const [first, second] = [await rawClient(discord), await rawClient(discord)];
  first.identify();
  await first.next("READY");

  second.identify();

  expect((await second.nextOp(9)).d).toBe(false);
  expect(await gatewayBot(discord.apiUrl, discord.token)).toMatchObject({
    shards: 1,
    session_start_limit: { total: 1000, remaining: 999, max_concurrency: 1 },
  });
});

test("one start too many ends every session and the token with them", async () => {
  await using discord = await localDiscord({ sessionStarts: 1, identifyEveryMs: 0 });
  const before = discord.token;
  const [first, second] = [await rawClient(discord), await rawClient(discord)];
  first.identify();
  await first.next("READY");

  second.identify();

  expect([await first.closed, await second.closed]).toEqual([4004, 4004]);
  expect(discord.gateway.sessions()).toEqual([]);
  expect(discord.token).not.toBe(before);
  expect(await gatewayBot(discord.apiUrl, before)).toMatchObject({ message: "401: Unauthorized" });
});

test("that the token stays is a setting", async () => {
  await using discord = await localDiscord({ sessionStarts: 0, resetsToken: false });
  const before = discord.token;
  const client = await rawClient(discord);

  client.identify();

  expect(await client.closed).toBe(4004);
  expect(discord.token).toBe(before);
});

async function gatewayBot(apiUrl: string, token: string): Promise<unknown> {
  const response = await fetch(`${apiUrl}/v10/gateway/bot`, { headers: { authorization: `Bot ${token}` } });
  return response.json();
}
