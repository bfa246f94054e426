import { expect, test } from "vitest";
import { createUserLocks } from "../../../../src/storage/core/user-locks.ts";

test("work for one user runs one at a time, first come, first served", async () => {
  const locks = createUserLocks();
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name} begins`);
    await new Promise(setImmediate);
    seen.push(`${name} ends`);
  };

  await Promise.all(["first", "second", "third"].map((name) => locks.withLock("42", work(name))));

  expect(seen).toEqual(["first begins", "first ends", "second begins", "second ends", "third begins", "third ends"]);
});

test("work for another user does not wait", async () => {
  const locks = createUserLocks();
  const slow = Promise.withResolvers<string>();
  const first = locks.withLock("42", () => slow.promise);

  expect(await locks.withLock("43", async () => "done meanwhile")).toBe("done meanwhile");

  slow.resolve("done");
  expect(await first).toBe("done");
});

test("a failure reaches the one who asked for it, and the next in line still runs", async () => {
  const locks = createUserLocks();
  const failing = locks.withLock("42", async () => {
    throw new Error("Discord is down");
  });
  const next = locks.withLock("42", async () => "still runs");

  await expect(failing).rejects.toThrow("Discord is down");
  expect(await next).toBe("still runs");
});

test("work that throws before it becomes a promise is a failure like any other", async () => {
  const locks = createUserLocks();
  const careless = () => {
    throw new Error("threw at once");
  };

  await expect(locks.withLock("42", careless)).rejects.toThrow("threw at once");
  const waiting = [
    locks.withLock("42", async () => "one"),
    locks.withLock("42", careless),
    locks.withLock("42", async () => "two"),
  ];

  expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
  ]);
});

test("work asked for from inside other work comes after all who asked before", async () => {
  const locks = createUserLocks();
  const seen: string[] = [];
  let asked: Promise<unknown> = Promise.resolve();

  await Promise.all([
    locks.withLock("42", async () => {
      seen.push("first");
      asked = locks.withLock("42", async () => seen.push("asked from inside"));
    }),
    locks.withLock("42", async () => seen.push("second")),
  ]);
  await asked;

  expect(seen).toEqual(["first", "second", "asked from inside"]);
});

test("nothing is kept for users nobody works on", async () => {
  const locks = createUserLocks();

  await Promise.allSettled(
    Array.from({ length: 1_000 }, (_, index) =>
      locks.withLock(`${index % 300}`, async () => {
        if (index % 7 === 0) throw new Error("now and then");
      }),
    ),
  );

  expect(locks.size).toBe(0);
});
