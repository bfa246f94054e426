import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createBatchCompletions } from "../../../../src/discord/rest/batch-completions.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Pieces of work that end one every millisecond, and when each was handed over. */
function handedOver(count: number) {
  const batchCompletions = createBatchCompletions();
  const at: number[] = [];
  const began = Date.now();
  for (let one = 0; one < count; one++) {
    void batchCompletions(() => new Promise<void>((resolve) => setTimeout(resolve, one + 1))).then(() =>
      at.push(Date.now() - began),
    );
  }
  return at;
}

test("what many have come to is handed over at once, ten times a second", async () => {
  const at = handedOver(50);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(at).toHaveLength(50);
  expect(new Set(at)).toEqual(new Set([101]));
});

test("a few are handed over each in its moment", async () => {
  const at = handedOver(9);
  await vi.advanceTimersByTimeAsync(9);
  expect(at).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("a failure is one at once, and no longer in flight", async () => {
  const batchCompletions = createBatchCompletions();
  const failing = Array.from({ length: 20 }, () => batchCompletions(() => Promise.reject(new Error("no"))));
  await expect(Promise.allSettled(failing)).resolves.toHaveLength(20);
  const at = handedOver(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(at).toEqual([1]);
});
