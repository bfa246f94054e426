import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { StoreError, StoreFolderError, StoreInUseError } from "../../../../src/storage/core/store-errors.ts";
import { openSqliteConnection } from "../../../../src/storage/sqlite/sqlite-connection.ts";
import { openSqliteStore } from "../../../../src/storage/sqlite/sqlite-store.ts";
import { createSqliteTable } from "../../../../src/storage/sqlite/sqlite-table.ts";
import { tempFolder } from "../../../support/temp-folder.ts";
import { countCommits } from "./wal-commits.ts";

const Row = z.strictObject({ version: z.literal(1), padding: z.string() });
const row = (padding: string) => ({ version: 1 as const, padding });

async function open(folder: string) {
  const store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  return { store, rows: store.collection("rows", Row) };
}

function openFile(folder: string): DatabaseSync {
  const database = new DatabaseSync(join(folder, "winddown.sqlite"));
  onTestFinished(() => database.close());
  return database;
}

function startChild(
  folder: string,
  script = "../../../support/store-child.ts",
): ChildProcessByStdio<null, Readable, Readable> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), folder], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** Kills the child with SIGKILL once it has said `lines` lines; all it said until it was dead. */
async function killAfter(child: ReturnType<typeof startChild>, lines: number): Promise<string[]> {
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
    if (said.split("\n").length > lines) child.kill("SIGKILL");
  });
  await once(child, "close");
  return said.trimEnd().split("\n");
}

test("what was put is there after closing and opening again", async () => {
  const folder = tempFolder();
  const first = await open(folder);
  await first.rows.putMany(Array.from({ length: 1_500 }, (_, index) => [`${index}`, row("x")]));
  await first.rows.delete("7");
  await first.store.close();

  const second = await open(folder);

  expect(await second.rows.count()).toBe(1_499);
  expect(await second.rows.get("8")).toEqual({ kind: "found", value: row("x") });
});

test("what was quarantined is there after closing and opening again", async () => {
  const folder = tempFolder();
  const first = await open(folder);
  await first.rows.put("42", row("x"));
  await first.rows.quarantine("42");
  await first.store.close();

  expect(await (await open(folder)).rows.listQuarantined("42")).toEqual(['{"version":1,"padding":"x"}']);
});

test("the folder is created with those above it, for this account only", async () => {
  const folder = join(tempFolder(), "state", "of", "winddown");

  await open(folder);

  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test("a second opening is refused in a sentence that names the folder and the way out", async () => {
  const folder = tempFolder();
  await open(folder);

  const refusal = await openSqliteStore({ folder }).catch((error: unknown) => error);

  expect(refusal).toBeInstanceOf(StoreInUseError);
  expect(String(refusal)).toContain(`Another Winddown is already using ${folder}.`);
  expect(String(refusal)).toContain("STATE_DIR");
});

test("a second process is refused, and the first goes on undisturbed", async () => {
  const folder = tempFolder();
  const { rows } = await open(folder);
  await rows.put("42", row("x"));

  const child = startChild(folder);
  const [[code], complaint] = await Promise.all([once(child, "close"), text(child.stderr)]);

  expect(code).toBe(1);
  expect(complaint).toContain(`Another Winddown is already using ${folder}.`);
  await rows.put("43", row("y"));
  expect(await rows.count()).toBe(2);
});

test("a folder that was closed can be opened again at once", async () => {
  const folder = tempFolder();
  for (let time = 1; time <= 5; time += 1) {
    const { store, rows } = await open(folder);
    await rows.put(`${time}`, row("x"));
    await store.close();
  }

  expect(await (await open(folder)).rows.count()).toBe(5);
});

test("kill -9 keeps every row that was acknowledged, and frees the folder", async () => {
  const folder = tempFolder();
  let acknowledged = 0;
  for (const lines of [40, 400]) {
    const said = await killAfter(startChild(folder), lines);
    expect(said[0]).toBe("open");
    acknowledged = Math.max(acknowledged, Number(said.at(-1)));
  }

  const { rows } = await open(folder);

  expect(acknowledged).toBeGreaterThanOrEqual(399);
  for (let key = 1; key <= acknowledged; key += 1) {
    expect(await rows.get(String(key).padStart(9, "0"))).toEqual({
      kind: "found",
      value: row("x".repeat(key % 3_000)),
    });
  }
});

test("kill -9 amid fifty writers keeps every row that was acknowledged", async () => {
  const folder = tempFolder();
  const acknowledged: string[] = [];
  for (const lines of [60, 1_000, 3_000]) {
    acknowledged.push(...(await killAfter(startChild(folder, "./many-at-once-child.ts"), lines)));
  }

  const { store, rows } = await open(folder);
  const moreRows = store.collection("more_rows", Row);

  expect(acknowledged.length).toBeGreaterThanOrEqual(4_060);
  for (const key of new Set(acknowledged)) {
    const [writer, nth] = key.split("-").map(Number) as [number, number];
    expect(await (writer % 2 === 0 ? rows : moreRows).get(key)).toEqual({
      kind: "found",
      value: row("x".repeat(nth)),
    });
  }
});

test("a folder in use by a process that is alive is refused, and free once it is killed", async () => {
  const folder = tempFolder();
  const child = startChild(folder);
  await once(child.stdout, "data");

  await expect(openSqliteStore({ folder })).rejects.toThrow(StoreInUseError);
  child.kill("SIGKILL");
  await once(child, "close");

  expect((await (await open(folder)).rows.get("000000001")).kind).not.toBe("unreadable");
});

test("a place that cannot be a folder is named, with the way out", async () => {
  const file = join(tempFolder(), "a-file");
  writeFileSync(file, "");

  for (const folder of [file, join(file, "below")]) {
    const refusal = await openSqliteStore({ folder }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StoreFolderError);
    expect(String(refusal)).toContain(`cannot keep its state in ${folder}`);
    expect(String(refusal)).toContain("STATE_DIR");
  }
});

test.each([
  ["the database is another kind of file", "winddown.sqlite", "file is not a database"],
  ["the lock is another kind of file", "lock.sqlite", "file is not a database"],
])("when %s, it is left as it is and said so", async (_name, name, reason) => {
  const folder = tempFolder();
  writeFileSync(join(folder, name), "a shopping list, long enough to be looked at by SQLite".repeat(100));

  await expect(openSqliteStore({ folder })).rejects.toThrow(StoreFolderError);
  await expect(openSqliteStore({ folder })).rejects.toThrow(reason); // and not "in use": the first attempt let go
});

test("when the database's name is taken by a folder, it says so", async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, "winddown.sqlite"));

  await expect(openSqliteStore({ folder })).rejects.toThrow(StoreFolderError);
});

test("writes on several collections at once do not get in each other's way", async () => {
  const { store } = await open(tempFolder());
  const collections = ["users", "agenda", "claims", "diary"].map((name) => store.collection(name, Row));

  await Promise.all(
    Array.from({ length: 400 }, (_, index) => collections[index % 4]?.put(`${index}`, row("x".repeat(index)))),
  );

  expect(await Promise.all(collections.map((each) => each.count()))).toEqual([100, 100, 100, 100]);
});

test("what is put at once, in whatever collections, is one commit", async () => {
  const folder = tempFolder();
  const { store } = await open(folder);
  const collections = ["users", "agenda", "claims", "diary"].map((name) => store.collection(name, Row));
  await Promise.all(collections.map((each) => each.count()));
  const before = countCommits(join(folder, "winddown.sqlite"));

  await Promise.all(Array.from({ length: 100 }, (_, index) => collections[index % 4]?.put(`${index}`, row("x"))));

  expect(countCommits(join(folder, "winddown.sqlite")) - before).toBe(1);
});

test("a row that the database refuses rejects its own put and no other, whatever is put beside it", async () => {
  const folder = tempFolder();
  const { store, rows } = await open(folder);
  const others = store.collection("others", Row);
  await Promise.all([rows.count(), others.count()]);
  openFile(folder).exec(
    "CREATE TRIGGER moody BEFORE INSERT ON rows WHEN new.key LIKE 'bad%' BEGIN SELECT RAISE(ABORT, 'not today'); END",
  );

  const keys = Array.from({ length: 40 }, (_, index) => `${index % 3 === 0 ? "bad" : "good"}-${index}`);
  const puts = await Promise.allSettled(keys.flatMap((key) => [rows.put(key, row("x")), others.put(key, row("x"))]));

  const expected = keys.flatMap((key) => [key.startsWith("bad") ? "rejected" : "fulfilled", "fulfilled"]);
  expect(puts.map(({ status }) => status)).toEqual(expected);
  for (const put of puts) if (put.status === "rejected") expect(put.reason).toBeInstanceOf(StoreError);
  expect(await rows.count()).toBe(keys.filter((key) => key.startsWith("good")).length);
  expect(await others.count()).toBe(40);
});

test("when SQLite undoes a whole commit, every put in it rejects and none is there; then all goes on", async () => {
  const folder = tempFolder();
  const { store, rows } = await open(folder);
  const others = store.collection("others", Row);
  await Promise.all([rows.put("before", row("x")), others.count()]);
  const other = openFile(folder);
  other.exec(
    "CREATE TRIGGER fatal BEFORE INSERT ON rows WHEN new.key = 'bad' BEGIN SELECT RAISE(ROLLBACK, 'all undone'); END",
  );

  const puts = [others.put("1", row("x")), rows.put("bad", row("x")), rows.put("2", row("x")), others.delete("1")];

  for (const put of await Promise.allSettled(puts)) {
    expect(put).toMatchObject({ status: "rejected", reason: { name: "StoreError" } });
  }
  expect([await rows.count(), await others.count()]).toEqual([1, 0]);
  other.exec("DROP TRIGGER fatal");
  await rows.put("bad", row("x"));
  expect(await rows.count()).toBe(2);
});

test("a full disk rejects what it has no room for, keeps what was there, and takes what fits", async () => {
  const folder = tempFolder();
  const { store, rows } = await open(folder);
  await rows.put("42", row("x"));
  await store.close();
  const connection = openSqliteConnection(join(folder, "winddown.sqlite"));
  onTestFinished(() => connection.close());
  const table = createSqliteTable(connection, "rows");
  await table.get("42");
  await connection.query("PRAGMA max_page_count = 1"); // as small as it is

  const large = "x".repeat(100_000);
  for (const result of await Promise.allSettled([table.set("42", large), table.setMany([["43", large]])])) {
    expect(result).toMatchObject({ status: "rejected", reason: { message: "database or disk is full" } });
  }

  expect(await table.get("42")).toBe('{"version":1,"padding":"x"}');
  expect(await table.get("43")).toBeUndefined();
  await table.set("42", "small");
  expect(await table.get("42")).toBe("small");
});

test("closing waits for what was put in the same turn", async () => {
  const folder = tempFolder();
  const { store, rows } = await open(folder);
  await rows.count();

  const puts = Array.from({ length: 600 }, (_, index) => rows.put(`${index}`, row("x")));
  await store.close();
  await Promise.all(puts);

  expect(await (await open(folder)).rows.count()).toBe(600);
});

test("while another program holds the file, writes reject soon, reads go on, then all goes on", async () => {
  const folder = tempFolder();
  const { store, rows } = await open(folder);
  await rows.put("42", row("before"));
  const other = openFile(folder);
  other.exec("BEGIN IMMEDIATE");

  const started = performance.now();
  await expect(rows.put("42", row("during"))).rejects.toThrow("database is locked");
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(await store.writable()).toBe(false);
  expect(await rows.get("42")).toEqual({ kind: "found", value: row("before") });

  other.exec("ROLLBACK");
  await rows.put("42", row("after"));
  expect(await store.writable()).toBe(true);
  expect(await rows.get("42")).toEqual({ kind: "found", value: row("after") });
});

test("a table that is gone makes its collection reject, and the store says so of itself", async () => {
  const folder = tempFolder();
  const { rows } = await open(folder);
  await rows.put("42", row("x"));

  openFile(folder).exec("DROP TABLE rows");

  await expect(rows.get("42")).rejects.toThrow(StoreError);
  await expect(rows.get("42")).rejects.toThrow("The store could not read rows: no such table: rows");
});

test("rows that are not text are unreadable and can be quarantined", async () => {
  const folder = tempFolder();
  const { rows } = await open(folder);
  await rows.put("42", row("x"));
  openFile(folder).exec("UPDATE rows SET value = x'010203'");

  expect(await rows.get("42")).toEqual({ kind: "unreadable", reason: "it is not text" });
  expect(await Array.fromAsync(rows.entries())).toEqual([["42", { kind: "unreadable", reason: "it is not text" }]]);
  await rows.quarantine("42");

  expect(await rows.listQuarantined("42")).toEqual(["AQID"]);
  expect(await rows.count()).toBe(0);
});

test("a row emptied to NULL is no row, however it is looked for", async () => {
  const folder = tempFolder();
  const { rows } = await open(folder);
  await rows.put("42", row("x"));
  openFile(folder).exec("UPDATE rows SET value = NULL");

  expect(await rows.get("42")).toEqual({ kind: "absent" });
  expect(await Array.fromAsync(rows.entries())).toEqual([]);
  expect(await rows.count()).toBe(0);
});
