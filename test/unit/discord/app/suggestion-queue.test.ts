import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import {
  createSuggestionQueue,
  MOST_SUGGESTIONS_WAITING,
  SUGGESTIONS_OF_USE_FOR_MS,
} from "../../../../src/discord/app/suggestion-queue.ts";

function queueAt() {
  const time = { ms: 0 };
  const done: string[] = [];
  const queue = createSuggestionQueue(() => time.ms);
  const ask = (userId: string, what = userId) => queue.inTurn(userId, async () => void done.push(what));
  return { time, done, ask, queue };
}

test("suggestions come in the order they were asked for, and others have a turn between two of them", async () => {
  const { ask, done } = queueAt();
  const asked = [ask("1"), ask("2"), ask("3")];
  const turns: number[] = [];
  while (done.length < 3) {
    await turn();
    turns.push(done.length);
  }
  expect(done).toEqual(["1", "2", "3"]);
  expect(await Promise.all(asked)).toEqual([true, true, true]);
  expect(new Set(turns)).toEqual(new Set([1, 2, 3]));
});

test("the next letter takes the place of the last", async () => {
  const { ask, done } = queueAt();
  const asked = [ask("1", "c"), ask("2"), ask("1", "ca"), ask("1", "caf")];

  expect(await Promise.all(asked)).toEqual([false, true, false, true]);
  expect(done).toEqual(["2", "caf"]);
});

test("of too many at once the last so many come", async () => {
  const { ask, done } = queueAt();
  const asked = Array.from({ length: 4_000 }, (_, person) => ask(`${person}`));
  const answered = await Promise.all(asked);

  expect(answered.filter(Boolean)).toHaveLength(MOST_SUGGESTIONS_WAITING);
  expect(done.at(-1)).toBe("3999");
});

test("none comes when nobody can see it any more", async () => {
  const { ask, done, time } = queueAt();
  const inTime = ask("1");
  time.ms += SUGGESTIONS_OF_USE_FOR_MS;
  expect(await inTime).toBe(true);
  const late = ask("2");
  time.ms += SUGGESTIONS_OF_USE_FOR_MS + 1;
  expect(await late).toBe(false);
  expect(done).toEqual(["1"]);
});

test("one that fails is told to whoever asked, and the others come", async () => {
  const { ask, queue } = queueAt();
  const failing = queue.inTurn("1", async () => {
    throw new Error("no");
  });
  const other = ask("2");
  await expect(failing).rejects.toThrow("no");
  expect(await other).toBe(true);
});
