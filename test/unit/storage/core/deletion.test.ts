import { randomInt } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { openSqliteStore } from "../../../../src/storage/sqlite/sqlite-store.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const Row = z.strictObject({ version: z.literal(1), note: z.string() });
const patience = { timeout: 60_000, interval: 100 };

async function openRows(folder: string) {
  const store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  return { store, rows: store.collection("rows", Row) };
}

/** Which of these words stand in any file of the folder. */
function foundIn(folder: string, words: readonly string[]): string[] {
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1"));
  return words.filter((word) => files.some((file) => file.includes(word)));
}

/** Which of these ids of 18 digits stand in any file of the folder; for many of them in much. */
function idsFoundIn(folder: string, ids: readonly string[]): string[] {
  const there = new Set<string>();
  for (const name of readdirSync(folder)) {
    for (const [run] of readFileSync(join(folder, name), "latin1").matchAll(/\d{18,}/g)) {
      for (let from = 0; from + 18 <= run.length; from++) there.add(run.slice(from, from + 18));
    }
  }
  return ids.filter((id) => there.has(id));
}

const digits = (count: number) => Array.from({ length: count }, () => randomInt(10)).join("");
const note = (key: string, length: number) => ({ version: 1 as const, note: `note-of-${key} ${"x".repeat(length)}` });

test("of many who were deleted no id and no word is left in any file, and everybody else is there", async () => {
  const folder = tempFolder();
  const { store, rows } = await openRows(folder);
  const live = new Set<string>();
  const gone: string[] = [];
  for (let round = 0; round < 15; round++) {
    const added = Array.from({ length: 200 }, () => digits(18));
    for (const key of added) live.add(key);
    await rows.putMany(added.map((key) => [key, note(key, randomInt(6_000))])); // some longer than a page
    await rows.putMany([...live].filter(() => randomInt(3) === 0).map((key) => [key, note(key, randomInt(3_000))]));
    const leaving = [...live].filter(() => randomInt(5) === 0);
    await Promise.all(leaving.map((key) => rows.delete(key)));
    for (const key of leaving) live.delete(key);
    gone.push(...leaving);
  }
  expect(idsFoundIn(folder, gone).length).toBeGreaterThan(0);

  store.scrub();

  await vi.waitFor(() => expect(idsFoundIn(folder, gone)).toEqual([]), patience);
  expect(await rows.count()).toBe(live.size);
  for (const key of live) expect((await rows.get(key)).kind).toBe("found");
  await store.close();
  expect(idsFoundIn(folder, gone)).toEqual([]);
});

test("while a backup reads the file nobody waits for it, and afterwards what was deleted goes", async () => {
  const folder = tempFolder();
  const { store, rows } = await openRows(folder);
  await rows.put("424242424242424242", note("42", 10));
  const backup = new DatabaseSync(join(folder, "winddown.sqlite"));
  onTestFinished(() => void (backup.isOpen && backup.close()));
  backup.exec("BEGIN");
  backup.prepare("SELECT count(*) FROM rows").all();

  await rows.delete("424242424242424242");
  store.scrub();
  let longestWait = 0;
  const end = performance.now() + 2_000;
  for (let last = performance.now(); last < end; last = performance.now()) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    longestWait = Math.max(longestWait, performance.now() - last);
  }
  expect(longestWait).toBeLessThan(900);
  expect(foundIn(folder, ["424242424242424242"])).not.toEqual([]);

  backup.close();
  await vi.waitFor(() => expect(foundIn(folder, ["424242424242424242", "note-of-42"])).toEqual([]), patience);
});

test("what a killed process had deleted goes at the next start", async () => {
  const folder = tempFolder();
  const { store, rows } = await openRows(folder);
  await rows.put("424242424242424242", note("42", 10));
  await rows.put("1", note("1", 10));
  await rows.delete("424242424242424242");
  store.scrub();
  const copy = tempFolder(); // as the files are at this moment, before anything was done about it
  for (const name of readdirSync(folder)) writeFileSync(join(copy, name), readFileSync(join(folder, name)));
  expect(foundIn(copy, ["note-of-42"])).toEqual(["note-of-42"]);

  const next = await openRows(copy);

  expect(foundIn(copy, ["424242424242424242", "note-of-42"])).toEqual([]);
  expect((await next.rows.get("1")).kind).toBe("found");
});
