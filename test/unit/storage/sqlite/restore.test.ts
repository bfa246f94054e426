import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { refusalOf } from "../../../../src/ops/refusal.ts";
import { backUp } from "../../../../src/storage/sqlite/backup.ts";
import { restore } from "../../../../src/storage/sqlite/restore.ts";
import { openSqliteStore } from "../../../../src/storage/sqlite/sqlite-store.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const Row = z.strictObject({ note: z.string() });
const NOW = Temporal.Instant.from("2026-03-12T21:45:00Z");
const KEYS = { current: Buffer.alloc(32, 7), old: undefined };

async function open(stateDir: string, keys?: typeof KEYS) {
  const store = await openSqliteStore({ folder: stateDir, keys });
  onTestFinished(() => store.close());
  return { store, rows: store.collection("reminders", Row) };
}

/** A store with one row in its backup, and another one since. */
async function backedUp(keys?: typeof KEYS) {
  const stateDir = tempFolder();
  const { store, rows } = await open(stateDir, keys);
  await rows.put("42", { note: "in the backup" });
  const { file } = backUp({ stateDir, folder: tempFolder(), keys, now: NOW });
  await rows.put("43", { note: "since" });
  return { stateDir, store, file };
}

const told = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    return refusalOf(error);
  }
  throw new Error("it was restored after all");
};

test("a backup is the store again, and what was there is beside it, its log with it", async () => {
  const { stateDir, store, file } = await backedUp();
  // A bot that was killed leaves its log behind: beside another file it would damage that.
  const killed = tempFolder();
  for (const name of ["winddown.sqlite", "winddown.sqlite-wal"]) copyFileSync(join(stateDir, name), join(killed, name));
  await store.close();

  const { rows, aside, encryption } = restore({ file, stateDir: killed, keys: undefined, now: NOW });

  expect([rows.reminders, encryption]).toEqual([1, "none"]);
  expect(aside).toBe(join(killed, "before-restore-2026-03-12T21-45-00Z"));
  expect(readdirSync(aside ?? "").toSorted()).toEqual(["winddown.sqlite", "winddown.sqlite-wal"]);
  expect(statSync(join(killed, "winddown.sqlite")).mode & 0o777).toBe(0o600);
  const again = await open(killed);
  expect((await again.rows.get("42")).kind).toBe("found");
  expect((await again.rows.get("43")).kind).toBe("absent");
});

test("into an empty folder it is a store like any other", async () => {
  const { file } = await backedUp();
  const stateDir = join(tempFolder(), "new");
  expect(restore({ file, stateDir, keys: undefined, now: NOW }).aside).toBeUndefined();
  expect((await (await open(stateDir)).rows.get("42")).kind).toBe("found");
});

test("while a bot uses the folder nothing is touched", async () => {
  const { stateDir, file } = await backedUp();
  expect(told(() => restore({ file, stateDir, keys: undefined, now: NOW }))).toContain("already using");
  expect(existsSync(join(stateDir, "before-restore-2026-03-12T21-45-00Z"))).toBe(false);
});

test.each([
  [
    "that is damaged",
    (file: string) => {
      const bytes = readFileSync(file);
      bytes.fill(0xa5, 4_096, 12_288);
      writeFileSync(file, bytes);
    },
  ],
  ["that is no database", (file: string) => writeFileSync(file, "a shopping list ".repeat(1_000))],
])("a backup %s is refused, and the store stays", async (_name, spoil) => {
  const { stateDir, store, file } = await backedUp();
  await store.close();
  spoil(file);
  const before = readFileSync(join(stateDir, "winddown.sqlite"));

  expect(told(() => restore({ file, stateDir, keys: undefined, now: NOW }))).toContain("Nothing was restored");
  expect(readFileSync(join(stateDir, "winddown.sqlite")).equals(before)).toBe(true);
  expect(readdirSync(stateDir).filter((name) => /part|before/.test(name))).toEqual([]);
});

test("a backup that another key opens is refused; without a key it is restored, unread", async () => {
  const { stateDir, store, file } = await backedUp(KEYS);
  await store.close();
  const other = { current: Buffer.alloc(32, 8), old: undefined };
  expect(told(() => restore({ file, stateDir, keys: other, now: NOW }))).toContain("STORE_KEY");
  expect(restore({ file, stateDir, keys: undefined, now: NOW }).encryption).toBe("not tried");
});

test("a folder that was migrated to a database is not brought back to life", async () => {
  const { stateDir, store, file } = await backedUp();
  store.noteMigrated();
  await store.close();
  expect(told(() => restore({ file, stateDir, keys: undefined, now: NOW }))).toContain("DATABASE_URL");
});

test.each([
  ["a name that is nobody's", (stateDir: string) => join(stateDir, "no-such.sqlite")],
  ["the store itself", (stateDir: string) => join(stateDir, "winddown.sqlite")],
])("%s is said to be the wrong one", async (_name, file) => {
  const { stateDir, store } = await backedUp();
  await store.close();
  expect(told(() => restore({ file: file(stateDir), stateDir, keys: undefined, now: NOW }))).toContain("name");
});
