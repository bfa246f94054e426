import { expect, test } from "vitest";
import { createIdentifyTurns } from "../../../../src/discord/gateway/identify-turns.ts";

const { signal } = new AbortController();

/** Other instances that have the first key until `free` is called. */
function busyWithKey0() {
  let isFree = false;
  const asked: number[] = [];
  const turns = createIdentifyTurns(
    2,
    {
      async mayIdentify(key) {
        asked.push(key);
        return isFree || key !== 0;
      },
    },
    () => new Promise(setImmediate),
  );
  const free = () => {
    isFree = true;
  };
  return { turns, asked, free };
}

test("a shard waits while another instance identifies with its key, and one with another key does not", async () => {
  const { turns, free } = busyWithKey0();
  const done: number[] = [];
  const wait = (shard: number) => turns.waitForIdentify(shard, signal).then(() => done.push(shard));
  const all = [wait(0), wait(1), wait(2), wait(3)];
  await Promise.all([all[1], all[3]]);
  expect(done).toEqual([1, 3]);

  free();
  await Promise.all(all);
  expect(done).toEqual([1, 3, 0, 2]);
});

test("a shard whose connection has gone waits no longer, and those behind it have their turn", async () => {
  const { turns, asked, free } = busyWithKey0();
  const gone = new AbortController();
  const first = turns.waitForIdentify(0, signal);
  const second = turns.waitForIdentify(2, gone.signal);
  const third = turns.waitForIdentify(4, signal);
  gone.abort(new Error("gone"));
  free();

  await expect(second).rejects.toThrow("gone");
  await Promise.all([first, third]);
  expect(new Set(asked)).toEqual(new Set([0]));
});
