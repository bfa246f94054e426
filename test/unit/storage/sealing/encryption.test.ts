import { randomBytes } from "node:crypto";
import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { StoreKeyError } from "../../../../src/storage/core/store-errors.ts";
import { createSealing, type StoreKeys } from "../../../../src/storage/sealing/sealing.ts";
import { openSqliteStore } from "../../../../src/storage/sqlite/sqlite-store.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const Row = z.strictObject({ version: z.literal(1), zone: z.string() });
const lisbon = { version: 1, zone: "Europe/Lisbon" } as const;
const tokyo = { version: 1, zone: "Asia/Tokyo" } as const;
const [KEY, OTHER] = [randomBytes(32), randomBytes(32)];

async function open(folder: string, keys?: StoreKeys) {
  const sealed: number[] = [];
  const store = await openSqliteStore({ folder, keys, onSealed: (rows) => sealed.push(rows) });
  onTestFinished(() => store.close());
  return { store, rows: store.collection("rows", Row), sealed };
}

/** A folder with two rows in it, closed. */
async function filled(keys?: StoreKeys): Promise<string> {
  const folder = tempFolder();
  const { store, rows } = await open(folder, keys);
  await rows.put("42", lisbon);
  await rows.put("43", tokyo);
  await store.close();
  return folder;
}

function inTheFile<R>(folder: string, work: (database: DatabaseSync) => R): R {
  const database = new DatabaseSync(join(folder, "winddown.sqlite"));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

const everything = (folder: string) => readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1"));
const holds = (folder: string, words: string) => everything(folder).some((file) => file.includes(words));

/** What would be lost if a start that refuses touched it. The index of the log (-shm) holds nothing of ours. */
function stateOf(folder: string): Record<string, string> {
  const names = ["winddown.sqlite", "winddown.sqlite-wal"].filter((name) => readdirSync(folder).includes(name));
  const files = names.map((name) => [name, readFileSync(join(folder, name), "base64")] as const);
  return Object.fromEntries(files.filter(([, bytes]) => bytes !== "")); // an empty log is no log
}

async function refusal(folder: string, keys?: StoreKeys): Promise<string> {
  const error = await open(folder, keys).then(
    () => new Error("it was opened"),
    (reason: Error) => reason,
  );
  expect(error).toBeInstanceOf(StoreKeyError);
  return error.message;
}

test("values are read again with the key, and in no file without it; ids stay readable", async () => {
  const folder = tempFolder();
  const { store, rows } = await open(folder, { current: KEY });
  await rows.put("42", lisbon);
  await rows.putMany([["43", tokyo]]);
  await store.transaction([rows.putting("44", lisbon)]);
  for (const words of ["Lisbon", "Tokyo", "version"]) expect(holds(folder, words)).toBe(false);
  expect(await rows.getMany(["42", "43", "44"])).toEqual([lisbon, tokyo, lisbon].map(found));
  expect(await Array.fromAsync(rows.entries())).toHaveLength(3);
  await store.close();

  expect(holds(folder, "Lisbon")).toBe(false);
  expect(inTheFile(folder, (database) => database.prepare("SELECT key FROM rows ORDER BY key").all())).toEqual([
    { key: "42" },
    { key: "43" },
    { key: "44" },
  ]);
  const again = await open(folder, { current: KEY });
  expect(await again.rows.get("44")).toEqual(found(lisbon));
  expect(again.sealed).toEqual([]);
});

test("what was quarantined is encrypted, too", async () => {
  const folder = await filled({ current: KEY });
  inTheFile(folder, (database) => database.prepare("UPDATE rows SET value = 'half a rec' WHERE key = '42'").run());
  const { store, rows } = await open(folder, { current: KEY });
  await rows.quarantine("42");
  store.scrub();
  expect(await rows.listQuarantined("42")).toEqual(["half a rec"]);
  await store.close();
  expect(holds(folder, "half a rec")).toBe(false);
});

describe("a wrong or missing key", () => {
  test.each([
    ["no key", undefined, /STORE_KEY is not set/],
    ["another key", { current: OTHER }, /another key than STORE_KEY/],
    ["a new key without the old one", { current: OTHER, old: randomBytes(32) }, /STORE_KEY_OLD/],
  ] as const)("%s: refuses to open and touches nothing", async (_name, keys, sentence) => {
    const folder = await filled({ current: KEY });
    const before = stateOf(folder);

    const said = await refusal(folder, keys);

    expect(said).toMatch(sentence);
    for (const form of ["hex", "base64", "base64url"] as const)
      for (const key of [KEY, OTHER]) expect(said).not.toContain(key.toString(form));
    expect(stateOf(folder)).toEqual(before);
    expect(await (await open(folder, { current: KEY })).rows.get("42")).toEqual(found(lisbon));
  });

  test("leaves what a killed process had only in its log where it is", async () => {
    const folder = tempFolder();
    const running = await open(folder, { current: KEY });
    await running.rows.put("42", lisbon);
    const copy = tempFolder();
    for (const name of ["winddown.sqlite", "winddown.sqlite-wal"]) copyFileSync(join(folder, name), join(copy, name));
    const before = stateOf(copy);
    expect(Object.keys(before)).toHaveLength(2);

    expect(await refusal(copy)).toContain("STORE_KEY is not set");

    expect(stateOf(copy)).toEqual(before);
    expect(await (await open(copy, { current: KEY })).rows.get("42")).toEqual(found(lisbon));
  });
});

describe("a value is bound to its place", () => {
  test("two people's values that were swapped are unreadable, not each other's", async () => {
    const folder = await filled({ current: KEY });
    inTheFile(folder, (database) => {
      const value = (key: string) => `(SELECT value FROM rows WHERE key = '${key}')`;
      database.exec(`CREATE TEMP TABLE both AS SELECT ${value("42")} AS a, ${value("43")} AS b`);
      database.exec("UPDATE rows SET value = (SELECT b FROM both) WHERE key = '42'");
      database.exec("UPDATE rows SET value = (SELECT a FROM both) WHERE key = '43'");
    });

    const { rows } = await open(folder, { current: KEY });

    const unreadable = { kind: "unreadable", reason: "it cannot be decrypted" };
    expect(await rows.getMany(["42", "43"])).toEqual([unreadable, unreadable]);
  });

  test("nor does it open in another collection, or with a bit changed anywhere", () => {
    const { seal, opens } = createSealing({ current: KEY });
    const sealed = seal("rows", "42", "a text");
    expect(opens("rows", "42", sealed)).toBe(true);
    expect(opens("other", "42", sealed)).toBe(false);
    expect(opens("rows", "4", sealed)).toBe(false);
    const [form = "", by = "", body = ""] = sealed.split(":");
    const bytes = Buffer.from(body, "base64");
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(opens("rows", "42", `${form}:${by}:${changed.toString("base64")}`), `byte ${at}`).toBe(false);
    }
    for (const short of ["", "AAAA", bytes.subarray(0, 27).toString("base64")])
      expect(opens("rows", "42", `${form}:${by}:${short}`)).toBe(false);
    expect(seal("rows", "42", "a text")).not.toBe(sealed);
  });
});

describe("turning it on for a store in the clear", () => {
  test("everything is read as it was, and in no file any more", async () => {
    const folder = await filled();
    expect(holds(folder, "Lisbon")).toBe(true);

    const { store, rows, sealed } = await open(folder, { current: KEY });

    expect(sealed).toEqual([3]); // and the row that was written to try the disk
    expect(holds(folder, "Lisbon")).toBe(false);
    expect(await rows.getMany(["42", "43"])).toEqual([found(lisbon), found(tokyo)]);
    await store.close();
    expect(await refusal(folder)).toContain("STORE_KEY is not set");
  });

  test("a start that was cut short is made good by the next", async () => {
    const folder = await filled();
    const { seal, fingerprints } = createSealing({ current: KEY });
    const [own = ""] = fingerprints;
    inTheFile(folder, (database) => {
      database.exec("CREATE TABLE canary (key TEXT PRIMARY KEY, value TEXT NOT NULL)");
      database.prepare("INSERT INTO canary VALUES (?, ?)").run(own, seal("canary", own, "begun"));
      const half = seal("rows", "42", JSON.stringify(lisbon));
      database.prepare("UPDATE rows SET value = ? WHERE key = '42'").run(half);
    });
    await refusal(folder);

    const { rows, sealed } = await open(folder, { current: KEY });

    expect(sealed).toEqual([2]);
    expect(holds(folder, "Tokyo")).toBe(false);
    expect(await rows.getMany(["42", "43"])).toEqual([found(lisbon), found(tokyo)]);
  });
});

test("a key is changed with one start that has both; then the new one is enough and the old one is not", async () => {
  const folder = await filled({ current: KEY });
  const both = await open(folder, { current: OTHER, old: KEY });
  expect(both.sealed).toEqual([3]);
  expect(await both.rows.get("42")).toEqual(found(lisbon));
  await both.store.close();

  expect(await refusal(folder, { current: KEY })).toContain("another key than STORE_KEY");
  const { rows, sealed } = await open(folder, { current: OTHER });
  expect(sealed).toEqual([]);
  expect(await rows.get("43")).toEqual(found(tokyo));
});

function found(value: unknown) {
  return { kind: "found", value };
}
