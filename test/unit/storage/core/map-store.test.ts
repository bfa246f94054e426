import { expect, test } from "vitest";
import { z } from "zod";
import { openMapStore } from "../../../../src/storage/core/map-store.ts";

test("a test can make one step of one table fail", async () => {
  const store = openMapStore({
    before: (table, step) => {
      if (table === "users" && step === "set") throw new Error("the disk is full");
    },
  });
  const users = store.collection("users", z.number());
  const naps = store.collection("naps", z.number());

  await expect(users.put("42", 1)).rejects.toThrow("The store could not write users: the disk is full");
  expect(await users.get("42")).toEqual({ kind: "absent" });
  await naps.put("42", 1);
  expect(await naps.count()).toBe(1);
});

test("a test can hold a step back and let another overtake it", async () => {
  const held = Promise.withResolvers<void>();
  const store = openMapStore({ before: (table) => (table === "slow" ? held.promise : undefined) });
  const finished: string[] = [];

  const slow = store
    .collection("slow", z.number())
    .put("1", 1)
    .then(() => finished.push("slow"));
  await store
    .collection("fast", z.number())
    .put("1", 1)
    .then(() => finished.push("fast"));
  held.resolve();
  await slow;

  expect(finished).toEqual(["fast", "slow"]);
});
