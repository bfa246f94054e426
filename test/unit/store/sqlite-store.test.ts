import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { openSqliteStore } from "../../../src/store/sqlite-store.ts";
import { StoreError, StoreFolderError, StoreInUseError } from "../../../src/store/store-errors.ts";
import { tempFolder } from "../../support/temp-folder.ts";

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

function startChild(folder: string): ChildProcessByStdio<null, Readable, Readable> {
  const script = join(import.meta.dirname, "../../support/store-child.ts");
  const child = spawn(process.execPath, [script, folder], { stdio: ["ignore", "pipe", "pipe"] });
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

test("what was set aside is there after closing and opening again", async () => {
  const folder = tempFolder();
  const first = await open(folder);
  await first.rows.put("42", row("x"));
  await first.rows.setAside("42");
  await first.store.close();

  expect(await (await open(folder)).rows.listAside("42")).toEqual(['{"version":1,"padding":"x"}']);
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

test("while another program holds the file, writes reject within two seconds, reads go on, then all goes on", async () => {
  const folder = tempFolder();
  const { store, rows } = await open(folder);
  await rows.put("42", row("before"));
  const other = openFile(folder);
  other.exec("BEGIN IMMEDIATE");

  const started = performance.now();
  await expect(rows.put("42", row("during"))).rejects.toThrow("database is locked");
  expect(performance.now() - started).toBeLessThan(2_000);
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

test("rows that are not text are unreadable and can be set aside", async () => {
  const folder = tempFolder();
  const { rows } = await open(folder);
  await rows.put("42", row("x"));
  openFile(folder).exec("UPDATE rows SET value = x'010203'");

  expect(await rows.get("42")).toEqual({ kind: "unreadable", reason: "it is not text" });
  expect(await Array.fromAsync(rows.entries())).toEqual([["42", { kind: "unreadable", reason: "it is not text" }]]);
  await rows.setAside("42");

  expect(await rows.listAside("42")).toEqual(["AQID"]);
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
