import { EventEmitter } from "node:events";
import { type Client, Collection, Events, Status } from "discord.js";
import { expect, test } from "vitest";
import { createShardStates } from "../../../../src/discord/gateway/shard-states.ts";

function setUp() {
  let now = Temporal.Instant.from("2026-03-12T21:45:00Z");
  const shard = { id: 0, status: Status.Connecting, lastPingTimestamp: -1 };
  const client = Object.assign(new EventEmitter(), { ws: { shards: new Collection([[0, shard]]) } });
  const states = createShardStates(client as unknown as Client, () => now);
  const shown = () =>
    states().map(({ id, status, heartbeatAge }) => `${id} ${status} ${heartbeatAge?.total("seconds") ?? "-"}`);
  return {
    client,
    shard,
    shown,
    now: () => now.epochMilliseconds,
    pass: (duration: Temporal.DurationLike) => (now = now.add(duration)),
  };
}

test("a shard's heartbeat is as old as the last answer to one, or as its connection before the first", () => {
  const { client, shard, shown, now, pass } = setUp();
  expect(shown()).toEqual(["0 Connecting -"]);

  shard.status = Status.Ready;
  client.emit(Events.ShardReady, 0);
  pass({ seconds: 30 });
  expect(shown()).toEqual(["0 Ready 30"]);

  shard.lastPingTimestamp = now();
  pass({ seconds: 5 });
  expect(shown()).toEqual(["0 Ready 5"]);
});

test("a resumed connection is new, however long the one before was silent", () => {
  const { client, shard, shown, now, pass } = setUp();
  Object.assign(shard, { status: Status.Ready, lastPingTimestamp: now() });
  pass({ minutes: 10 });
  expect(shown()).toEqual(["0 Ready 600"]);
  client.emit(Events.ShardResume, 0);
  expect(shown()).toEqual(["0 Ready 0"]);
});
