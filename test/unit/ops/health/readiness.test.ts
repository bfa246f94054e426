import { expect, test } from "vitest";
import type { ShardState } from "../../../../src/ops/health/measures.ts";
import { BEAT_WITHIN, HEARTBEAT_WITHIN, readinessOf } from "../../../../src/ops/health/readiness.ts";

const NOW = Temporal.Instant.from("2026-03-12T21:45:00Z");
const seconds = (seconds: number) => Temporal.Duration.from({ seconds });
const SHARD: ShardState = { id: 0, status: "Ready", heartbeatAge: seconds(41) };
const WELL = { shards: [SHARD], isStoreWritable: true, lastBeat: NOW.subtract({ seconds: 60 }) };

test("connected, writable and beating is ready, and says how it knows", () => {
  expect(readinessOf(WELL, NOW)).toEqual({
    ready: true,
    why: [],
    gateway: [{ shard: 0, status: "Ready", heartbeatAgeSeconds: 41 }],
    store: "writable",
    lastBeatSecondsAgo: 60,
  });
});

test("the longest that each may take is still ready, and no second more", () => {
  const at = (heartbeat: number, beat: number) => {
    const shards = [{ ...SHARD, heartbeatAge: seconds(heartbeat) }];
    return readinessOf({ ...WELL, shards, lastBeat: NOW.subtract({ seconds: beat }) }, NOW).ready;
  };
  const [heartbeat, beat] = [HEARTBEAT_WITHIN.total("seconds"), BEAT_WITHIN.total("seconds")];
  expect([at(heartbeat, beat), at(heartbeat + 1, beat), at(heartbeat, beat + 1)]).toEqual([true, false, false]);
});

test.each([
  ["no shard", { shards: [] }, "there is no connection to Discord's gateway yet"],
  [
    "one shard of two is down",
    { shards: [SHARD, { ...SHARD, id: 1, status: "Reconnecting" }] },
    "shard 1 is Reconnecting",
  ],
  [
    "a connection on which nothing is heard",
    { shards: [{ ...SHARD, heartbeatAge: seconds(91) }] },
    "shard 0 has had no answer to a heartbeat for 90 seconds",
  ],
  [
    "a connection on which nothing was ever heard",
    { shards: [{ ...SHARD, heartbeatAge: undefined }] },
    "shard 0 has had no answer to a heartbeat for 90 seconds",
  ],
  ["a full disk", { isStoreWritable: false }, "the store cannot be written"],
  ["beats that stopped", { lastBeat: NOW.subtract({ seconds: 181 }) }, "no beat in the last three minutes went well"],
  [
    "a beat in the future, as after the clock was set back",
    { lastBeat: NOW.add({ seconds: 3_467 }) },
    "no beat in the last three minutes went well",
  ],
  [
    "a clock that has moved by itself",
    { isClockSteady: false },
    "the clock of this machine has moved by itself: nobody is served until it is sure",
  ],
  ["no beat ever", { lastBeat: undefined }, "no beat in the last three minutes went well"],
])("%s is not ready, and why is said", (_name, wrong, why) => {
  expect(readinessOf({ ...WELL, ...wrong }, NOW)).toMatchObject({ ready: false, why: [why] });
});

test("everything that is wrong is said at once", () => {
  expect(readinessOf({ shards: [], isStoreWritable: false, lastBeat: undefined }, NOW).why).toHaveLength(3);
});
