import type { RESTOptions } from "discord.js";
import { expect, test } from "vitest";
import { createDiscordTime } from "../../../../src/discord/rest/discord-time.ts";

function setUp() {
  const given: { date?: string; elapsedMs: number } = { elapsedMs: 5_000 };
  const answer = async () => ({ headers: new Headers(given.date === undefined ? {} : { date: given.date }) });
  const time = createDiscordTime(() => given.elapsedMs, answer as unknown as RESTOptions["makeRequest"]);
  return { given, time, ask: () => time.makeRequest("https://discord.com/api/v10/users/@me", {}) };
}

test("Discord's time is what its last answer said, and what has passed since", async () => {
  const { given, time, ask } = setUp();
  expect(time.nowMs()).toBeUndefined();
  given.date = "Thu, 12 Mar 2026 21:45:00 GMT";
  await ask();
  given.elapsedMs += 90_000;
  expect(time.nowMs()).toBe(Date.parse("2026-03-12T21:46:30Z"));
});

test.each([undefined, "yesterday"])("an answer whose date is %s tells nothing", async (date) => {
  const { given, time, ask } = setUp();
  given.date = date as string;
  await ask();
  expect(time.nowMs()).toBeUndefined();
});
