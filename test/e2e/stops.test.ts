import { afterEach, beforeEach, expect, test } from "vitest";
import { InvalidRequestsRow } from "../../src/discord/rest/invalid-requests.ts";
import { openSqliteStore } from "../../src/storage/sqlite/sqlite-store.ts";
import { type House, openHouse, POSTS, requestsTo, shown, textOf } from "../support/house.ts";

/** What Discord says that concerns everybody, and what then happens to a night, to somebody waiting, and to the log. */

let house: House;
beforeEach(async () => {
  house = await openHouse("2026-03-12T20:00:00Z");
});
afterEach(() => house.close());

const SET = "/reminder set bedtime:22:30 zone:lisbon";
const OPENINGS = /^\/users\/@me\/channels$/;
const posts = () => requestsTo(house.discord, "POST", POSTS).length;
const openings = () => requestsTo(house.discord, "POST", OPENINGS).length;
const lines = (words: string) => house.lines.filter((line) => line.includes(words)).length;
const nights = (person = house.robin) =>
  house.dms(person).filter((dm) => textOf(dm).includes("Time to wind down")).length;

/** What the bot keeps about its requests, while it is down. */
async function withCount<R>(use: (rows: ReturnType<typeof rowsOf>) => Promise<R>): Promise<R> {
  const store = await openSqliteStore({ folder: house.stateDir });
  try {
    return await use(rowsOf(store));
  } finally {
    await store.close();
  }
}
const rowsOf = (store: Awaited<ReturnType<typeof openSqliteStore>>) =>
  store.collection("invalid_requests", InvalidRequestsRow);

test("opening too fast: reminders with a stored channel go on, and a new person's is on some minutes later", async () => {
  await house.type(house.robin, SET);
  await house.moveTo("2026-03-12T21:44:00Z");
  const before = openings();
  house.discord.faults.set("40003");
  const answer = shown(await house.type(house.sam, "/reminder set bedtime:23:30 zone:london uk"));

  expect(textOf(answer)).toContain("It is not on yet");
  await house.moveTo("2026-03-12T21:48:00Z");
  expect(nights()).toBe(1);
  expect(openings() - before).toBe(1); // no storm of openings while Discord asks for fewer
  expect(lines("opens direct messages too fast")).toBe(1);

  house.discord.faults.off();
  await house.moveTo("2026-03-12T21:55:00Z");
  expect(openings() - before).toBe(2);
  expect(textOf(house.lastDm(house.sam))).toContain("23:30");
  await house.moveTo("2026-03-13T12:00:00Z");
  expect(nights(house.sam)).toBe(1);
});

test("opening too fast: somebody who asks again after a minute is tried again", async () => {
  house.discord.faults.set("40003");
  await house.type(house.sam, "/reminder test");
  await house.type(house.sam, "/reminder test");
  expect(openings()).toBe(1);

  house.discord.faults.off();
  await house.moveTo("2026-03-12T20:01:00Z");
  expect(textOf(shown(await house.type(house.sam, "/reminder test")))).toContain("## Sent");
});

test("a flagged bot: no reminder for half an hour, then one as a probe, and both nights are still sent in time", async () => {
  await house.type(house.robin, SET);
  await house.type(house.sam, SET);
  const before = posts();
  house.discord.faults.set("20026");
  await house.moveTo("2026-03-12T21:50:00Z");
  const tried = posts() - before;
  expect(tried).toBeLessThanOrEqual(2); // both were on their way at once
  house.discord.faults.off();
  await house.moveTo("2026-03-12T22:14:00Z");

  expect(posts() - before).toBe(tried);
  expect(nights() + nights(house.sam)).toBe(0);
  expect(lines("anti-spam has flagged this bot")).toBe(1);
  expect(lines("appeal through")).toBe(1);
  expect(textOf(shown(await house.type(house.robin, "/reminder test")))).toContain("## Sent"); // asked for just now

  await house.moveTo("2026-03-12T22:29:00Z");
  expect([nights(), nights(house.sam)]).toEqual([1, 1]);
  expect(lines("Discord takes direct messages again")).toBe(1);
});

test("flagged beyond bedtime: the night is not sent and said so, nothing comes later, and the next one does", async () => {
  await house.type(house.robin, SET);
  house.discord.faults.set("20026");
  await house.moveTo("2026-03-12T22:40:00Z");
  house.discord.faults.off();
  await house.moveTo("2026-03-13T12:00:00Z");

  expect(nights()).toBe(0);
  const history = textOf(shown(await house.type(house.robin, "/reminder show")));
  expect(history).toContain("12 March: not sent, because Discord did not take messages while there was time");
  await house.moveTo("2026-03-13T21:46:00Z");
  expect(nights()).toBe(1);
});

test("too many invalid requests, also those of an earlier run: reminders wait until there are fewer, answers do not", async () => {
  await house.type(house.robin, SET);
  await house.bot.stop();
  const at = Temporal.Instant.from("2026-03-12T21:40:00Z").epochMilliseconds;
  await withCount((rows) => rows.put("recent", { version: 1, steps: [[at, 2_000]] }));
  await house.moveTo("2026-03-12T21:44:00Z");
  await house.bot.start();
  const before = posts();
  await house.moveTo("2026-03-12T21:49:00Z");

  expect(posts()).toBe(before);
  expect(lines("Discord refuses too many requests")).toBe(1);
  expect(textOf(shown(await house.type(house.robin, "/reminder show")))).toContain("Tonight's message is due now");
  expect(textOf(shown(await house.type(house.robin, "/reminder test")))).toContain("## Sent");

  await house.moveTo("2026-03-12T21:52:00Z");
  expect(nights()).toBe(1);
  expect(lines("reminders go on")).toBe(1);
});

test("each refusal is counted, and the count is there for the next run", async () => {
  await house.type(house.robin, SET);
  house.discord.refuseDms(house.robin, 50007);
  await house.moveTo("2026-03-12T21:46:00Z");
  await house.bot.stop();

  const read = await withCount((rows) => rows.get("recent"));
  expect(read).toMatchObject({ kind: "found", value: { steps: [[expect.any(Number), 1]] } });
});

test("a limit on the whole bot: reminders wait for it, and what somebody is shown does not", async () => {
  await house.type(house.robin, SET);
  let limits = 1;
  house.discord.setFault(({ method, path }) => {
    if (method !== "POST" || !POSTS.test(path) || limits-- <= 0) return undefined;
    const headers = { "retry-after": "3", "x-ratelimit-global": "true", "x-ratelimit-scope": "global" };
    return { kind: "status", status: 429, headers };
  });
  const limited = performance.now();
  const night = house.moveTo("2026-03-12T21:45:00Z");
  await expect.poll(() => limits).toBeLessThan(1);

  const answer = await house.type(house.sam, "/reminder set bedtime:23:30 zone:london uk");
  expect(textOf(shown(answer))).toContain("23:30");
  await night;
  expect(performance.now() - limited).toBeGreaterThan(3_000);
  expect(nights()).toBe(1);
});
