import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Leadership } from "../../../src/cluster/leadership.ts";
import { createPostgresLeadership, type LeadershipEvent } from "../../../src/cluster/postgres-leadership.ts";
import { monotonicMs } from "../../../src/ops/clock.ts";
import { cuttable } from "../../support/cuttable.ts";
import { freshDatabase, onDatabase } from "../../support/postgres/fresh-database.ts";

/** A bot takes seconds; what counts is that an answer holds for longer than a look and shorter than the server waits. */
const TIMES = { lookEveryMs: 50, oursForMs: 2_000, serverWaitsMs: 20_000, identifyEveryMs: 700 };

let url: string;
let opened: Leadership[];
beforeEach(async () => {
  url = await freshDatabase();
  opened = [];
});
afterEach(() => Promise.all(opened.map((leadership) => leadership.close())));

async function open(
  through = url,
  serverWaitsMs = TIMES.serverWaitsMs,
  lookEveryMs = TIMES.lookEveryMs,
  shards: number[] = [],
) {
  const events: LeadershipEvent["kind"][] = [];
  let taken = 0;
  const leadership = createPostgresLeadership({
    url: through,
    monotonicMs,
    times: { ...TIMES, serverWaitsMs, lookEveryMs },
    report: ({ kind }) => events.push(kind),
  });
  opened.push(leadership);
  await leadership.claimShards(shards);
  await leadership.begin(() => {
    taken += 1;
  });
  return { ...leadership, events, taken: () => taken };
}

const leading = (leads: readonly Leadership[]) => leads.filter((leadership) => leadership.turn() !== undefined);

/** Looks every few milliseconds until `until` holds; how many had it at most at any of these moments. */
async function mostAtOnce(leads: readonly Leadership[], until: () => boolean): Promise<number> {
  let most = 0;
  while (!until()) {
    most = Math.max(most, leading(leads).length);
    await sleep(3);
  }
  return most;
}

test("of three that start at once exactly one has it, and when it closes another does", async () => {
  const leads = await Promise.all([open(), open(), open()]);
  expect(leading(leads)).toHaveLength(1);
  expect(leads.flatMap(({ events }) => events).toSorted()).toEqual(["another-has-it", "another-has-it", "taken"]);

  const [first] = leading(leads);
  await first?.close();
  const others = leads.filter((leadership) => leadership.turn !== first?.turn);

  expect(await mostAtOnce(leads, () => leading(others).length > 0)).toBeLessThanOrEqual(1);
  expect(others.map(({ taken }) => taken()).toSorted()).toEqual([0, 1]);
});

test("who leaves has no turn, and no other has one until it closes", async () => {
  const first = await open();
  const second = await open();

  first.leave();
  expect(first.turn()).toBeUndefined();
  await sleep(4 * TIMES.lookEveryMs);
  expect(second.turn()).toBeUndefined();

  await first.close();
  await expect.poll(() => second.turn()).toBe(1);
});

test("who loses the session has no turn at once, says so, and has another one later", async () => {
  const leadership = await open();
  expect(leadership.turn()).toBe(1);

  await onDatabase(url, (client) =>
    client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'winddown lead'"),
  );
  await expect.poll(() => leadership.turn()).toBe(2);

  expect(leadership.events).toEqual(["taken", "lost", "taken"]);
  expect(leadership.taken()).toBe(1); // the first one it had from the beginning
});

test("who lost the session leads again at the next beat, without waiting for the next look", async () => {
  const leadership = await open(url, TIMES.serverWaitsMs, 600_000);
  await onDatabase(url, (client) =>
    client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'winddown lead'"),
  );
  await expect.poll(() => leadership.turn()).toBeUndefined();

  expect(await Promise.all([leadership.seek(), leadership.seek()])).toEqual([true, true]);
  expect(leadership.turn()).toBe(2);
});

test("who is cut off stops by itself before the database lets another have it", async () => {
  const way = await cuttable(url);
  const first = await open(way.url, 4_000);
  const second = await open();
  expect([first.turn(), second.turn()]).toEqual([1, undefined]);

  way.cut();
  const most = await mostAtOnce([first, second], () => second.turn() !== undefined);
  expect(most).toBe(1);
  expect(first.events).toContain("lost");

  way.mend();
  await sleep(1.5 * TIMES.oursForMs);
  expect(leading([first, second])).toHaveLength(1);
  await way.close();
});

test("it is kept for as long as the server says so, and gone with the connection", async () => {
  const way = await cuttable(url);
  const leadership = await open(way.url);

  await sleep(1.5 * TIMES.oursForMs);
  expect([leadership.turn(), leadership.events]).toEqual([1, ["taken"]]);

  await way.close();
  await expect.poll(() => leadership.turn()).toBeUndefined();
  await sleep(4 * TIMES.lookEveryMs);
  expect(leadership.events).toEqual(["taken", "lost"]); // said once, however often nobody answers
});

test("what one announces the others hear, and the leader announces nothing", async () => {
  const [first, second, third] = [await open(), await open(), await open()];
  const heard: string[] = [];
  first.onAnnounced(() => heard.push("first"));
  second.onAnnounced(() => heard.push("second"));
  third.onAnnounced(() => heard.push("third"));

  first.announce();
  second.announce();
  await expect.poll(() => heard.toSorted()).toEqual(["first", "third"]);
});

test("who is to have a shard that another has waits until that one ends, and keeps no other shard meanwhile", async () => {
  const first = await open(url, TIMES.serverWaitsMs, 50, [1]);
  const claimed: string[] = [];
  const second = open(url, 1_000, 50, [0, 1]).then((leadership) => {
    claimed.push("second");
    return leadership;
  });
  const third = await open(url, TIMES.serverWaitsMs, 50, [0]);
  await sleep(2_500); // longer than the database waits for a session that says nothing
  await first.close();
  await sleep(4 * TIMES.lookEveryMs);
  expect(claimed).toEqual([]);

  await third.close();
  const { events } = await second;
  expect(events.filter((kind) => kind === "shard-is-anothers")).toHaveLength(1);
});

test("of all instances one identifies at a time for each key, and the next when the time between two is over", async () => {
  const [first, second] = [await open(), await open()];
  const both = (key: number) => Promise.all([first.mayIdentify(key), second.mayIdentify(key)]);

  expect((await both(0)).toSorted()).toEqual([false, true]);
  expect((await both(1)).toSorted()).toEqual([false, true]);
  expect(await both(0)).toEqual([false, false]);
  await expect.poll(async () => (await both(0)).includes(true)).toBe(true);
});

test("two bots in two databases do not wait for each other", async () => {
  const [one, other] = [await open(), await open(await freshDatabase())];

  expect([one.turn(), other.turn()]).toEqual([1, 1]);
});
