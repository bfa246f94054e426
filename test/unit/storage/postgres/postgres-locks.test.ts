import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { openPostgresStore, type PostgresStore } from "../../../../src/storage/postgres/postgres-store.ts";
import { clearedDatabase, onDatabase } from "../../../support/postgres/fresh-database.ts";

const Count = z.strictObject({ version: z.literal(1), count: z.int() });

/** Two stores on one database, as two processes have them: they share nothing here but the database. */
async function openTwo() {
  const url = await clearedDatabase();
  const stores = [await openPostgresStore({ url }), await openPostgresStore({ url })] as const;
  onTestFinished(async () => void (await Promise.all(stores.map((store) => store.close()))));
  return { url, here: partsOf(stores[0]), there: partsOf(stores[1]) };
}

function partsOf(store: PostgresStore) {
  const counts = store.collection("counts", Count);
  const locks = store.userLocks("counts");
  const read = async (userId: string) => {
    const found = await counts.get(userId);
    return found.kind === "found" ? found.value.count : 0;
  };
  const write = (userId: string, count: number) => store.transaction([counts.putting(userId, { version: 1, count })]);
  /** What would lose counts without a lock: reading, a pause, writing. */
  const countOne = (userId: string) =>
    locks.withLock(userId, async () => {
      const before = await read(userId);
      await new Promise((resolve) => setImmediate(resolve));
      await write(userId, before + 1);
    });
  return { store, counts, locks, read, write, countOne };
}

test("one person's work waits for theirs in another process, and nothing is lost", async () => {
  const { here, there } = await openTwo();

  await Promise.all(
    Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? here : there)).map((one) => one.countOne("42")),
  );

  expect(await here.read("42")).toBe(40);
});

test("many people at once, in both processes, more than there are connections", async () => {
  const { here, there } = await openTwo();
  const people = Array.from({ length: 120 }, (_, index) => `${index}`);

  await Promise.all(people.flatMap((person) => [here.countOne(person), there.countOne(person), here.countOne(person)]));

  expect(await Promise.all(people.map(here.read))).toEqual(people.map(() => 3));
});

test("a person whose lock is taken elsewhere keeps nobody else waiting", async () => {
  const { here, there } = await openTwo();
  const { promise: isDone, resolve: finish } = Promise.withResolvers<void>();
  const { promise: isHeld, resolve: hold } = Promise.withResolvers<void>();
  const holding = there.locks.withLock("42", async () => {
    hold();
    await isDone;
  });
  await isHeld;

  const order: string[] = [];
  const waiting = here.countOne("42").then(() => order.push("42"));
  await Promise.all(["1", "2", "3"].map((person) => here.countOne(person).then(() => order.push(person))));
  finish();
  await Promise.all([holding, waiting]);

  expect(order).toEqual(["1", "2", "3", "42"]);
});

test("what was written is seen by others when the work is over, and not before", async () => {
  const { here, there } = await openTwo();
  const during = await here.locks.withLock("42", async () => {
    await here.write("42", 1);
    return { here: await here.read("42"), there: await here.store.connection.outside(() => there.read("42")) };
  });

  expect(during).toEqual({ here: 1, there: 0 });
  expect(await there.read("42")).toBe(1);
});

test("work that fails by itself fails alone, and what it wrote by then stays", async () => {
  const { here } = await openTwo();

  const outcomes = await Promise.allSettled([
    here.countOne("1"),
    here.locks.withLock("2", async () => {
      await here.write("2", 7);
      throw new RangeError("no such night");
    }),
    here.countOne("3"),
  ]);

  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(outcomes[1]).toMatchObject({ reason: { name: "RangeError" } });
  expect(await Promise.all(["1", "2", "3"].map(here.read))).toEqual([1, 7, 1]);
});

test("when the database fails one of those who share a transaction, all are told and nothing is written", async () => {
  const { url, here } = await openTwo();
  await here.countOne("1");
  await onDatabase(url, (client) => client.query("ALTER TABLE winddown.counts ADD CHECK (key <> '2')"));

  const outcomes = await Promise.allSettled([here.countOne("1"), here.countOne("2")]);

  expect(outcomes).toMatchObject([
    { status: "rejected", reason: { name: "StoreError" } },
    { status: "rejected", reason: { name: "StoreError" } },
  ]);
  expect([await here.read("1"), await here.read("2")]).toEqual([1, 0]);
  await here.countOne("1");
  expect(await here.read("1")).toBe(2);
});

test("a process that loses its connection loses its lock, and what it had not finished is undone", async () => {
  const { url, here, there } = await openTwo();
  const { promise: isDone, resolve: finish } = Promise.withResolvers<void>();
  const { promise: isHeld, resolve: hold } = Promise.withResolvers<void>();
  const cutOff = there.locks.withLock("42", async () => {
    await there.write("42", 99);
    hold();
    await isDone;
  });
  await isHeld;

  const waiting = here.countOne("42");
  await onDatabase(url, (client) =>
    client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND state = 'idle in transaction'`),
  );
  await waiting;
  finish();

  await expect(cutOff).rejects.toThrow("could not write");
  expect(await here.read("42")).toBe(1);
  await there.countOne("42");
  expect(await here.read("42")).toBe(2);
});
