import { randomBytes } from "node:crypto";
import { expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { DatabaseError, StoreError, StoreKeyError } from "../../../../src/storage/core/store-errors.ts";
import { openPostgresStore } from "../../../../src/storage/postgres/postgres-store.ts";
import { clearedDatabase, freshDatabase, onDatabase } from "../../../support/postgres/fresh-database.ts";

const Note = z.strictObject({ version: z.literal(1), text: z.string() });

async function opened(options: Parameters<typeof openPostgresStore>[0]) {
  const store = await openPostgresStore(options);
  onTestFinished(() => store.close());
  return { store, notes: store.collection("notes", Note) };
}

/** What the operator reads; fails when it opens after all. */
async function refusal(url: string): Promise<string> {
  const error = await openPostgresStore({ url }).then(
    async (store) => {
      await store.close();
      throw new Error("it opened");
    },
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(DatabaseError);
  return (error as DatabaseError).message;
}

test("a database that cannot be used is told in a sentence that shows nothing of its address", async () => {
  const url = await clearedDatabase();
  const wrong = (change: (url: URL) => void) => {
    const changed = new URL(url);
    change(changed);
    return changed.href;
  };

  const sentences = [
    await refusal(wrong((to) => Object.assign(to, { password: "s3cr3t" }))),
    await refusal(wrong((to) => Object.assign(to, { username: "s3cr3t" }))),
    await refusal(wrong((to) => Object.assign(to, { pathname: "/s3cr3t" }))),
    await refusal(wrong((to) => Object.assign(to, { port: "1" }))),
    await refusal(wrong((to) => Object.assign(to, { hostname: "s3cr3t.invalid" }))),
    await refusal(`${url}?sslmode=verify-full`),
  ];

  expect(sentences).toEqual([
    expect.stringContaining("refuses its user name or password"),
    expect.stringContaining("refuses its user name or password"),
    expect.stringContaining("There is no database of the name"),
    expect.stringContaining("cannot be reached"),
    expect.stringContaining("cannot be reached"),
    expect.stringContaining("No encrypted connection"),
  ]);
  expect(sentences.join()).not.toMatch(/s3cr3t|asleep|127\.0\.0\.1/);
});

test("a user without the right to make tables is told which right is missing, and needs none when all is there", async () => {
  const url = await freshDatabase();
  const role = `guest_${randomBytes(4).toString("hex")}`;
  const asGuest = Object.assign(new URL(url), { username: role }).href;
  await onDatabase(url, (client) => client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'asleep'`));

  expect(await refusal(asGuest)).toContain("GRANT CREATE ON DATABASE");

  const { notes } = await opened({ url });
  await notes.put("1", { version: 1, text: "hers" });
  await onDatabase(url, (client) =>
    client.query(`GRANT USAGE ON SCHEMA winddown TO ${role}; GRANT ALL ON ALL TABLES IN SCHEMA winddown TO ${role}`),
  );
  expect(await (await opened({ url: asGuest })).notes.get("1")).toMatchObject({ kind: "found" });
});

test("the same table made by two processes at once is one", async () => {
  const url = await clearedDatabase();
  const both = await Promise.all([opened({ url }), opened({ url }), opened({ url })]);

  await Promise.all(both.map(({ notes }, index) => notes.put(`${index}`, { version: 1, text: "mine" })));

  expect(await both[0].notes.count()).toBe(3);
});

test("when the database cuts everybody off, what was in flight fails and soon calls go through again", async () => {
  const url = await clearedDatabase();
  const lost: unknown[] = [];
  const { store, notes } = await opened({ url, onLost: (error) => lost.push(error) });
  await Promise.all(["1", "2", "3"].map((key) => notes.put(key, { version: 1, text: "before" })));

  const cutOff = store.connection.query("SELECT pg_sleep(20)");
  cutOff.catch(() => {});
  await onDatabase(url, (client) =>
    client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`),
  );

  await expect(cutOff).rejects.toThrow();
  await expect.poll(() => lost.length).toBeGreaterThan(0);
  // A connection whose end has not come through yet may be tried once more.
  await vi.waitFor(() => notes.put("4", { version: 1, text: "after" }), { timeout: 60_000 });
  expect(await notes.count()).toBe(4);
});

test("a failure of the database is a StoreError that shows no value", async () => {
  const url = await clearedDatabase();
  const { notes } = await opened({ url });
  await notes.put("1", { version: 1, text: "kept" });
  await onDatabase(url, (client) => client.query("ALTER TABLE winddown.notes ADD CHECK (value NOT LIKE '%s3cr3t%')"));

  const failed = notes.put("1", { version: 1, text: "s3cr3t" });

  await expect(failed).rejects.toThrow(StoreError);
  await expect(failed).rejects.not.toThrow("s3cr3t");
  expect(await notes.get("1")).toMatchObject({ value: { text: "kept" } });
});

test("with a key nothing is kept in the clear, and another key or none opens nothing and changes nothing", async () => {
  const url = await clearedDatabase();
  const keys = { current: randomBytes(32) };
  const clear = await openPostgresStore({ url });
  await clear.collection("notes", Note).put("1", { version: 1, text: "s3cr3t" });
  await clear.close();

  const sealed: number[] = [];
  const { notes, store } = await opened({ url, keys, onSealed: (rows) => sealed.push(rows) });
  await notes.put("2", { version: 1, text: "s3cr3t" });
  expect(sealed).toEqual([2]); // the note, and the row that is written to try
  const values = () => onDatabase(url, async (client) => (await client.query("SELECT value FROM winddown.notes")).rows);
  const before = await values();
  expect(JSON.stringify(before)).not.toContain("s3cr3t");
  await store.close();

  for (const wrong of [undefined, { current: randomBytes(32) }]) {
    await expect(openPostgresStore({ url, keys: wrong })).rejects.toThrow(StoreKeyError);
  }
  expect(await values()).toEqual(before);

  const next = { current: randomBytes(32), old: keys.current };
  expect(await (await opened({ url, keys: next })).notes.get("1")).toMatchObject({ value: { text: "s3cr3t" } });
  await expect(openPostgresStore({ url, keys })).rejects.toThrow(StoreKeyError);
});
