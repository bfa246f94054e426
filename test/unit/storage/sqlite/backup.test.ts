import { spawn } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { refusalOf } from "../../../../src/ops/refusal.ts";
import { backUp } from "../../../../src/storage/sqlite/backup.ts";
import { openSqliteStore } from "../../../../src/storage/sqlite/sqlite-store.ts";
import { endsWithTest } from "../../../support/ends-with-test.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const Row = z.strictObject({ version: z.literal(1), note: z.string() });
const NOW = Temporal.Instant.from("2026-03-12T21:45:00Z");
const KEYS = { current: Buffer.alloc(32, 7) };
const OTHER_KEYS = { current: Buffer.alloc(32, 8) };

async function openRows(folder: string, keys?: { current: Buffer }) {
  const store = await openSqliteStore({ folder, keys });
  onTestFinished(() => store.close());
  return { store, rows: store.collection("rows", Row) };
}

const note = (text: string) => ({ version: 1 as const, note: text });

/** What the operator is told when there is no backup. */
function refusal(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    return refusalOf(error);
  }
  throw new Error("there was a backup after all");
}

/** A folder to start from, as docs/backup-and-restore.md says. */
function restored(file: string): string {
  const folder = tempFolder();
  copyFileSync(file, join(folder, "winddown.sqlite"));
  return folder;
}

test("a backup of a store in use is private, checked, and is the store when it is put back", async () => {
  const stateDir = tempFolder();
  const { store, rows } = await openRows(stateDir);
  await rows.put("42", note("the last word is still in the write-ahead log"));
  const folder = join(tempFolder(), "not", "there", "yet");
  const backup = backUp({ stateDir, folder, keys: undefined, now: NOW });

  expect(backup).toMatchObject({
    file: join(folder, "winddown-2026-03-12T21-45-00Z.sqlite"),
    rows: { rows: 1 },
    encryption: "none",
  });
  expect(readdirSync(folder)).toEqual(["winddown-2026-03-12T21-45-00Z.sqlite"]);
  expect([statSync(backup.file).mode & 0o777, statSync(folder).mode & 0o777]).toEqual([0o600, 0o700]);
  await rows.put("43", note("later")); // the bot goes on
  await store.close();
  const again = await openRows(restored(backup.file));
  expect(await again.rows.get("42")).toMatchObject({ kind: "found" });
  expect(await again.rows.get("43")).toEqual({ kind: "absent" });
});

test("an encrypted store stays so, and a key that does not open it is heard of now and not when it is needed", async () => {
  const stateDir = tempFolder();
  const { rows } = await openRows(stateDir, KEYS);
  await rows.put("42", note("a secret word"));
  const folder = tempFolder();
  const backup = backUp({ stateDir, folder, keys: KEYS, now: NOW });
  expect(backup.encryption).toBe("opens with STORE_KEY");
  expect(readFileSync(backup.file, "latin1")).not.toContain("a secret word");
  expect(backUp({ stateDir, folder, keys: undefined, now: NOW.add({ seconds: 1 }) }).encryption).toBe("not tried");

  const later = NOW.add({ seconds: 2 });
  expect(refusal(() => backUp({ stateDir, folder, keys: OTHER_KEYS, now: later }))).toMatch(
    /another key than STORE_KEY/,
  );
  expect(readdirSync(folder)).toHaveLength(2);
  expect((await (await openRows(restored(backup.file), KEYS)).rows.get("42")).kind).toBe("found");
});

test("what was deleted is in no byte of a later backup, also before the store has been scrubbed", async () => {
  const stateDir = tempFolder();
  const { rows } = await openRows(stateDir);
  await rows.putMany(Array.from({ length: 400 }, (_, index) => [`${index}`, note(`word-${index}-${"x".repeat(500)}`)]));
  for (let index = 0; index < 400; index += 2) await rows.delete(`${index}`);
  const bytes = readFileSync(backUp({ stateDir, folder: tempFolder(), keys: undefined, now: NOW }).file, "latin1");
  const found = Array.from({ length: 400 }, (_, index) => index).filter((index) => bytes.includes(`word-${index}-`));
  expect(found).toEqual(Array.from({ length: 200 }, (_, index) => 2 * index + 1));
});

test("while a bot writes without a pause, the copy is of one moment, and no write fails", async () => {
  const stateDir = tempFolder();
  const { store, rows } = await openRows(stateDir);
  const others = store.collection("others", Row);
  await rows.putMany(Array.from({ length: 20_000 }, (_, index) => [`fill-${index}`, note("x".repeat(500))]));
  const folder = tempFolder();
  const { PATH } = process.env;
  const child = spawn(process.execPath, ["src/bin/backup.ts", folder], {
    cwd: join(import.meta.dirname, "../../../.."),
    env: { PATH, STATE_DIR: stateDir },
  });
  endsWithTest(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = new Promise<number | null>((resolve) => child.once("close", resolve));
  let isOver = false;
  void code.then(() => {
    isOver = true;
  });
  for (let count = 0; !isOver; count++) {
    const same = note(String(count));
    await store.transaction([rows.putting("pair", same), others.putting("pair", same)]);
  }

  expect([await code, said]).toEqual([0, expect.stringContaining("Backed up and checked")]);
  const copy = await openRows(restored(join(folder, readdirSync(folder)[0] ?? "")));
  const pair = [await copy.rows.get("pair"), await copy.store.collection("others", Row).get("pair")];
  expect(pair[0]).toEqual(pair[1]);
  expect(await copy.rows.count()).toBe(20_000 + (pair[0]?.kind === "found" ? 1 : 0));
});

test("no store, a damaged one, and a place that cannot be written are one sentence each, and leave nothing behind", async () => {
  const empty = tempFolder();
  expect(refusal(() => backUp({ stateDir: empty, folder: empty, keys: undefined, now: NOW }))).toMatch(
    /check STATE_DIR/,
  );

  const damaged = tempFolder();
  writeFileSync(join(damaged, "winddown.sqlite"), "This is no database.".repeat(500));
  const folder = join(damaged, "backups");
  expect(refusal(() => backUp({ stateDir: damaged, folder, keys: undefined, now: NOW }))).toMatch(
    /There is no backup: .*not a database/,
  );
  expect(readdirSync(folder)).toEqual([]);

  const { store } = await openRows(empty);
  writeFileSync(join(damaged, "a-file"), "");
  const nowhere = join(damaged, "a-file", "backups");
  expect(refusal(() => backUp({ stateDir: empty, folder: nowhere, keys: undefined, now: NOW }))).toMatch(
    /There is no backup: .*The store itself was not touched/,
  );
  await store.close();
});

test("a store whose pages do not fit together is found out", async () => {
  const stateDir = tempFolder();
  const { store, rows } = await openRows(stateDir);
  await rows.putMany(Array.from({ length: 500 }, (_, index) => [`${index}`, note("x".repeat(300))]));
  await store.close();
  const file = join(stateDir, "winddown.sqlite");
  const bytes = readFileSync(file);
  bytes.fill(0xff, 5 * 4_096, 9 * 4_096);
  chmodSync(file, 0o600);
  writeFileSync(file, bytes);
  const folder = tempFolder();
  expect(refusal(() => backUp({ stateDir, folder, keys: undefined, now: NOW }))).toMatch(/There is no backup/);
  expect(readdirSync(folder)).toEqual([]);
});

test("a backup is never written over another", async () => {
  const stateDir = tempFolder();
  await openRows(stateDir);
  const folder = tempFolder();
  mkdirSync(folder, { recursive: true });
  backUp({ stateDir, folder, keys: undefined, now: NOW });
  expect(refusal(() => backUp({ stateDir, folder, keys: undefined, now: NOW }))).toMatch(/is there already/);
  const [only = ""] = readdirSync(folder);
  new DatabaseSync(join(folder, only), { readOnly: true }).close();
});
