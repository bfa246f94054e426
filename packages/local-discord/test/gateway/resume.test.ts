import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { LocalDiscord } from "../../src/types.ts";
import { localDiscord, type RawClient, rawClient } from "./raw-client.ts";

const DIRECT_MESSAGES = 1 << 12;

/** A session that has seen READY, and where it can be taken up again. */
async function identified(discord: LocalDiscord) {
  const client = await rawClient(discord);
  client.identify({ intents: DIRECT_MESSAGES });
  const ready = await client.next("READY");
  return {
    client,
    seq: ready.s ?? 0,
    sessionId: ready.d.session_id,
    resumeUrl: String(ready.d.resume_gateway_url),
  };
}

async function write(discord: LocalDiscord, ...texts: string[]): Promise<void> {
  for (const text of texts) await discord.write(discord.people[0] as never, text);
}

const messages = (client: RawClient) => client.heard.flatMap(({ t, d }) => (t === "MESSAGE_CREATE" ? d.content : []));

test("who resumes hears what was missed, in order, and then that it is up to date", async () => {
  await using discord = await localDiscord();
  const { client, seq, sessionId, resumeUrl } = await identified(discord);
  client.cut();
  await client.closed;
  await write(discord, "one", "two", "three");

  const again = await rawClient(discord, resumeUrl);
  again.resume(sessionId, seq);
  await again.next("RESUMED");
  await write(discord, "four");
  await expect.poll(() => messages(again)).toEqual(["one", "two", "three", "four"]);

  expect(again.heard.flatMap(({ s }) => s ?? [])).toEqual([2, 3, 4, 5, 6]);
});

test("who resumes elsewhere than READY said is told to identify anew", async () => {
  await using discord = await localDiscord();
  const { client, seq, sessionId } = await identified(discord);
  client.cut();

  const again = await rawClient(discord);
  again.resume(sessionId, seq);

  expect((await again.nextOp(9)).d).toBe(false);
});

test("who has missed more than is kept is told to identify anew", async () => {
  await using discord = await localDiscord({ eventsReplayed: 2 });
  const { client, seq, sessionId, resumeUrl } = await identified(discord);
  client.cut();
  await client.closed;
  await write(discord, "one", "two", "three");

  const again = await rawClient(discord, resumeUrl);
  again.resume(sessionId, seq);

  expect((await again.nextOp(9)).d).toBe(false);
});

test("who claims to have heard what was never said is closed with 4007, and the session is over", async () => {
  await using discord = await localDiscord();
  const { client, sessionId, resumeUrl } = await identified(discord);
  client.cut();

  const again = await rawClient(discord, resumeUrl);
  again.resume(sessionId, 99);

  expect(await again.closed).toBe(4007);
  expect(discord.gateway.sessions()).toEqual([]);
});

test("a session that was left for too long is over", async () => {
  await using discord = await localDiscord({ resumableForMs: 20 });
  const { client, seq, sessionId, resumeUrl } = await identified(discord);
  client.cut();
  await sleep(60);

  const again = await rawClient(discord, resumeUrl);
  again.resume(sessionId, seq);

  expect((await again.nextOp(9)).d).toBe(false);
});

test.each([
  [1000, []],
  [1001, []],
  [4200, [{ shard: [0, 1], state: "resumable" }]],
])("of a session whose client closes with %i remains %j", async (code, remains) => {
  await using discord = await localDiscord();
  const { client } = await identified(discord);

  client.close(code);
  await client.closed;

  await expect.poll(() => discord.gateway.sessions()).toEqual(remains);
});

test("a session that is called invalid for now resumes on the same connection", async () => {
  await using discord = await localDiscord();
  const { client, seq, sessionId } = await identified(discord);

  discord.gateway.invalidate(true);
  expect((await client.nextOp(9)).d).toBe(true);
  await write(discord, "meanwhile");
  client.resume(sessionId, seq);
  await client.next("RESUMED");

  expect(messages(client)).toEqual(["meanwhile"]);
});

test("a session that is called invalid for good is over, and the same connection takes an identify", async () => {
  await using discord = await localDiscord({ identifyEveryMs: 0 });
  const { client, seq, sessionId } = await identified(discord);

  discord.gateway.invalidate(false);
  expect((await client.nextOp(9)).d).toBe(false);
  client.resume(sessionId, seq);
  expect((await client.nextOp(9)).d).toBe(false);
  client.identify();

  expect((await client.next("READY")).s).toBe(1);
});

test("a heartbeat asked for out of turn is answered by whoever listens", async () => {
  await using discord = await localDiscord();
  const { client } = await identified(discord);

  const answered = discord.gateway.askHeartbeat();
  await client.nextOp(1);
  client.say(1, 1);

  await answered;
  await client.nextOp(11);
});
