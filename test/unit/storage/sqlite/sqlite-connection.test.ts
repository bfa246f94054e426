import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { openSqliteConnection } from "../../../../src/storage/sqlite/sqlite-connection.ts";
import { tempFolder } from "../../../support/temp-folder.ts";
import { countCommits } from "./wal-commits.ts";

const fullSync = 2; // https://www.sqlite.org/pragma.html#pragma_synchronous

/** A connection, its commits counted, and what another program sees of its rows at this moment. */
async function open() {
  const file = join(tempFolder(), "rows.sqlite");
  const connection = openSqliteConnection(file);
  onTestFinished(() => connection.close());
  await connection.query("CREATE TABLE rows (key TEXT PRIMARY KEY, at TEXT NOT NULL, zone TEXT, note TEXT)");

  const other = new DatabaseSync(file);
  onTestFinished(() => other.close());
  const select = other.prepare("SELECT key FROM rows ORDER BY key");
  const commitsBefore = countCommits(file);
  return {
    connection,
    other,
    put: (key: string, at: string | null = "22:30") =>
      connection.query("INSERT INTO rows VALUES (?, ?, ?, ?)", key, at, "Europe/Lisbon", null),
    count: () => connection.query("SELECT count(*) AS rows FROM rows"),
    keysOnDisk: () => select.all().map(({ key }) => key),
    commits: () => countCommits(file) - commitsBefore,
  };
}

test("it flushes every commit to a write-ahead log, and waits one second for a busy file", async () => {
  const { connection } = await open();

  expect(await connection.query("PRAGMA synchronous")).toEqual([{ synchronous: fullSync }]);
  expect(await connection.query("PRAGMA journal_mode")).toEqual([{ journal_mode: "wal" }]);
  expect(await connection.query("PRAGMA busy_timeout")).toEqual([{ timeout: 1_000 }]);
});

test("writes of one turn are one commit", async () => {
  const { put, commits, keysOnDisk } = await open();

  await Promise.all(["1", "2", "3", "4", "5"].map((key) => put(key)));

  expect(commits()).toBe(1);
  expect(keysOnDisk()).toEqual(["1", "2", "3", "4", "5"]);
});

test("a write that waits for another is in the next commit", async () => {
  const { put, commits } = await open();

  await Promise.all([put("1").then(() => put("3")), put("2").then(() => put("4"))]);

  expect(commits()).toBe(2);
});

test("thousands of writes of one turn are a few commits, each of at most 250 rows", async () => {
  const { put, commits, keysOnDisk } = await open();

  await Promise.all(Array.from({ length: 2_501 }, (_, index) => put(`${index}`)));

  expect(commits()).toBe(11);
  expect(keysOnDisk()).toHaveLength(2_501);
});

test("one statement larger than a commit's measure goes alone", async () => {
  const { connection, put, commits, keysOnDisk } = await open();
  const keys = Array.from({ length: 1_500 }, (_, index) => `many ${index}`);

  await Promise.all([
    put("1"),
    connection.query(`INSERT INTO rows (key, at) VALUES ${keys.map(() => "(?, '22:30')").join(", ")}`, ...keys),
    put("2"),
  ]);

  expect(commits()).toBe(3);
  expect(keysOnDisk()).toHaveLength(1_502);
});

test("a write resolves only after its commit: the first to hear of it finds all of them on the disk", async () => {
  const { put, keysOnDisk } = await open();
  const keys = ["1", "2", "3"];
  const seen: unknown[] = [];

  const writes = keys.map((key) => put(key).then(() => seen.push(keysOnDisk())));
  await new Promise((resolve) => process.nextTick(resolve));
  expect([seen, keysOnDisk()]).toEqual([[], []]);
  await Promise.all(writes);

  expect(seen).toEqual([keys, keys, keys]);
});

test("a write that fails rejects alone", async () => {
  const { put, commits, keysOnDisk } = await open();

  const writes = await Promise.allSettled([put("1"), put("2", null), put("3"), put("1")]);

  expect(writes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "rejected"]);
  expect(commits()).toBe(1);
  expect(keysOnDisk()).toEqual(["1", "3"]);
});

test("when the commit fails every write of the turn rejects, nothing is written, and the next is", async () => {
  const { connection, put, keysOnDisk } = await open();
  await connection.query(
    "CREATE TABLE nights (of TEXT REFERENCES rows DEFERRABLE INITIALLY DEFERRED)", // looked at when it is committed
  );

  const writes = await Promise.allSettled([
    put("1"),
    connection.query("INSERT INTO nights VALUES (?)", "nobody"),
    put("2"),
  ]);

  expect(writes.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(keysOnDisk()).toEqual([]);
  await put("1");
  expect(keysOnDisk()).toEqual(["1"]);
});

test("a read sees every write that has resolved, and none that has not", async () => {
  const { put, count } = await open();

  await put("1");
  expect(await count()).toEqual([{ rows: 1 }]);
  const [, read] = await Promise.all([put("2"), count(), put("3")]);
  expect(read).toEqual([{ rows: 1 }]);
  expect(await count()).toEqual([{ rows: 3 }]);
});

test("writes that each follow a read are one commit all the same", async () => {
  const { put, count, commits } = await open();
  const readAndPut = async (key: string) => {
    await count();
    await put(key);
  };

  await Promise.all(["1", "2", "3"].map(readAndPut));

  expect(commits()).toBe(1);
});

test("a read beside writes that could not be committed sees nothing of them", async () => {
  const { connection, put, count } = await open();
  await connection.query("CREATE TABLE nights (of TEXT REFERENCES rows DEFERRABLE INITIALLY DEFERRED)");

  const writes = Promise.allSettled([put("1"), connection.query("INSERT INTO nights VALUES (?)", "nobody")]);

  expect(await count()).toEqual([{ rows: 0 }]);
  await writes;
});

test("a read that fails beside writes rejects alone", async () => {
  const { connection, put, keysOnDisk } = await open();

  const calls = await Promise.allSettled([put("1"), connection.query("SELECT * FROM naps"), put("2")]);

  expect(calls.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(keysOnDisk()).toEqual(["1", "2"]);
});

test("while another program writes, many writes are refused after one second together", async () => {
  const { put, other, count, keysOnDisk } = await open();
  other.exec("BEGIN IMMEDIATE");

  const started = performance.now();
  const writes = await Promise.allSettled(Array.from({ length: 100 }, (_, index) => put(`${index}`)));

  expect(performance.now() - started).toBeLessThan(20_000); // one after the other it would be a hundred seconds
  expect(new Set(writes.map((write) => write.status === "rejected" && String(write.reason)))).toEqual(
    new Set(["Error: database is locked"]),
  );
  expect(await count()).toEqual([{ rows: 0 }]);
  other.exec("ROLLBACK");
  await put("1");
  expect(keysOnDisk()).toEqual(["1"]);
});

test("setting up what is there already does not wait for another program that writes", async () => {
  const { connection, other } = await open();
  other.exec("BEGIN IMMEDIATE");

  expect(await connection.query("CREATE TABLE IF NOT EXISTS rows (key TEXT)")).toEqual([]);
});

test("closing waits for what was asked for before, however much, and what comes later rejects", async () => {
  const { connection, put, count, keysOnDisk } = await open();
  const writes = Array.from({ length: 1_000 }, (_, index) => put(`${index}`));

  await Promise.all([connection.close(), connection.close()]);

  await Promise.all(writes);
  expect(keysOnDisk()).toHaveLength(1_000);
  await expect(put("late")).rejects.toThrow("the database is closed");
  await expect(count()).rejects.toThrow("the database is closed");
  await connection.close();
});

test("closing ends though writes keep coming, and each of those is either written or rejects", async () => {
  const { connection, put, keysOnDisk } = await open();
  const written: string[] = [];
  async function keepWriting(name: string): Promise<unknown> {
    for (let nth = 1; ; nth += 1) {
      try {
        await put(`${name}${nth}`);
      } catch (error) {
        return error;
      }
      written.push(`${name}${nth}`);
    }
  }
  const writers = ["a", "b", "c"].map(keepWriting);

  await connection.close();

  expect((await Promise.all(writers)).map(String)).toEqual(Array(3).fill("Error: the database is closed"));
  expect(keysOnDisk()).toEqual(written.toSorted());
});
