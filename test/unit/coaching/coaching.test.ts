import { expect, test } from "vitest";
import { z } from "zod";
import { createCoaching } from "../../../src/coaching/coaching.ts";
import { begin, end } from "../../../src/coaching/programme.ts";
import { CoachRecord } from "../../../src/coaching/record.ts";
import { beginShift } from "../../../src/coaching/shift.ts";
import { openMapStore } from "../../../src/storage/core/map-store.ts";
import { createUserLocks } from "../../../src/storage/core/user-locks.ts";

function open(now = "2026-03-02T20:00Z", store = openMapStore()) {
  const scrubbed: true[] = [];
  const problems: unknown[] = [];
  const rows = store.collection("coaching", CoachRecord);
  const coaching = createCoaching({
    rows,
    locks: createUserLocks(),
    now: () => Temporal.Instant.from(now),
    scrub: () => void scrubbed.push(true),
    onUnreadable: (error) => problems.push(error),
  });
  return { coaching, rows, store, scrubbed, problems };
}

test("two presses at once to begin are one programme, with the step that came first", async () => {
  const { coaching } = open();
  const outcomes = await Promise.all([
    coaching.programme("1", (current) => begin(current, "w1-rise", "2026-03-02")),
    coaching.programme("1", (current) => begin(current, "w1-light", "2026-03-02")),
  ]);
  expect(outcomes).toEqual(["begun", "same"]);
  expect((await coaching.find("1"))?.programme?.step).toBe("w1-rise");
});

test("the four weeks and the plan to move a bedtime end without each other, and nothing is left of both", async () => {
  const { coaching, scrubbed } = open();
  await coaching.programme("1", (current) => begin(current, "w1-rise", "2026-03-02"));
  await coaching.shift("1", () => ({ next: beginShift("02:00", "00:00", "2026-03-02"), outcome: "begun" }));
  await coaching.programme("1", end);
  expect(await coaching.find("1")).toMatchObject({ shift: { to: "00:00" } });
  await coaching.shift("1", () => ({ next: undefined, outcome: "ended" }));
  expect(await coaching.find("1")).toBeUndefined();
  expect(await coaching.wordForWord("1")).toEqual([]);
  expect(scrubbed).toHaveLength(1);
});

test("what was begun is there after a restart", async () => {
  const { coaching, store } = open();
  await coaching.programme("1", (current) => begin(current, "w1-rise", "2026-03-02"));
  const again = open("2026-03-03T20:00Z", store);
  expect((await again.coaching.find("1"))?.programme).toMatchObject({ week: 1, step: "w1-rise" });
});

test("half a year after the last press it is deleted, and not a day before", async () => {
  const { coaching, store } = open();
  await coaching.programme("1", (current) => begin(current, "w1-rise", "2026-03-02"));
  const before = open("2026-08-29T20:00Z", store);
  await before.coaching.sweep();
  expect(await before.coaching.find("1")).toBeDefined();
  const after = open("2026-08-30T20:00Z", store);
  await after.coaching.sweep();
  expect(await after.coaching.find("1")).toBeUndefined();
});

test("a record that cannot be read is not written over, and is deleted when that is asked for", async () => {
  const { coaching, store, problems } = open();
  await store.collection("coaching", z.unknown()).put("1", { version: 2 });
  await expect(coaching.programme("1", (current) => begin(current, "w1-rise", "2026-03-02"))).rejects.toThrow();
  await coaching.sweep();
  expect(problems).toHaveLength(1);
  expect(await coaching.wordForWord("1")).toHaveLength(1);
  expect(await coaching.forget("1")).toBe(true);
  expect(await coaching.wordForWord("1")).toEqual([]);
});
