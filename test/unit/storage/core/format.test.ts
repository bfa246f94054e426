import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { refusalOf } from "../../../../src/ops/refusal.ts";
import { checkFormat, type Format, formatAfter, OURS, OURS_IN_POSTGRES } from "../../../../src/storage/core/format.ts";
import { openPostgresStore } from "../../../../src/storage/postgres/postgres-store.ts";
import { openSqliteStore } from "../../../../src/storage/sqlite/sqlite-store.ts";
import { clearedDatabase, onDatabase } from "../../../support/postgres/fresh-database.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const later = (by: Partial<Format> = {}): Format => ({ writes: 9, readers: 9, by: "7.1.0", ...by });

describe("two versions", () => {
  test("a store that needs a newer reader is refused, and both versions are named", () => {
    expect(() => checkFormat(later())).toThrow(
      `Winddown 7.1.0 (format 9), and this is Winddown ${OURS.by} (format ${OURS.writes})`,
    );
  });

  test("a store that a newer version wrote for this one to read is gone on with, and stays that version's", () => {
    const noted = later({ readers: OURS.writes });
    checkFormat(noted);
    expect(formatAfter(noted)).toBeUndefined();
  });

  test("a store that is too old for this version is refused, with the way out", () => {
    const ours = { ...OURS, writes: 12, oldest: 10 };
    expect(() => checkFormat(later(), ours)).toThrow("Start a version in between first");
  });

  test("the version before does not start on what this one wrote, and names both", () => {
    const before = { writes: 2, readers: 1, oldest: 0, by: "0.0.9" };
    expect(() => checkFormat(OURS, before)).toThrow(
      `Winddown ${OURS.by} (format ${OURS.writes}), and this is Winddown 0.0.9 (format 2)`,
    );
  });

  test("the version whose plans were jobs goes on with a folder, and is refused by a database", () => {
    const before = { writes: 3, readers: 3, oldest: 0, by: "0.1.0" };
    checkFormat(OURS, before);
    expect(() => checkFormat(OURS_IN_POSTGRES, before)).toThrow("and this is Winddown 0.1.0 (format 3)");
  });
});

const engines = {
  "in a folder": async () => {
    const folder = tempFolder();
    const inFile = <T>(work: (database: DatabaseSync) => T): T => {
      const database = new DatabaseSync(join(folder, "winddown.sqlite"));
      try {
        return work(database);
      } finally {
        database.close();
      }
    };
    return {
      ours: OURS,
      open: () => openSqliteStore({ folder }),
      note: async (text: string) =>
        void inFile((database) => database.prepare("UPDATE format SET value = ?").run(text)),
      noted: async () => String(inFile((database) => database.prepare("SELECT value FROM format").get())?.value),
      all: async () => readFileSync(join(folder, "winddown.sqlite")).toString("hex"),
    };
  },
  "in PostgreSQL": async () => {
    const url = await clearedDatabase();
    const ask = (sql: string, values: string[] = []) =>
      onDatabase(url, async (client) => (await client.query(sql, values)).rows);
    return {
      ours: OURS_IN_POSTGRES,
      open: () => openPostgresStore({ url }),
      note: async (text: string) => void (await ask("UPDATE winddown.format SET value = $1", [text])),
      noted: async () => String((await ask("SELECT value FROM winddown.format"))[0]?.value),
      all: async () => JSON.stringify(await ask("SELECT * FROM winddown.rows ORDER BY key")),
    };
  },
};

describe.each(Object.entries(engines))("%s", (_name, prepare) => {
  const Row = z.strictObject({ note: z.string() });

  test("the format is noted from the first start on, and a newer one is refused with nothing changed", async () => {
    const { ours, open, note, noted, all } = await prepare();
    const store = await open();
    await store.collection("rows", Row).put("42", { note: "kept" });
    await store.close();
    expect(JSON.parse(await noted())).toEqual({ writes: ours.writes, readers: ours.readers, by: ours.by });

    await note(JSON.stringify(later()));
    const before = await all();
    const refusal = refusalOf(await open().catch((error: unknown) => error));
    expect(refusal).toContain("Winddown 7.1.0 (format 9)");
    expect(refusal).toContain("Updating and rolling back");
    expect(await all()).toBe(before);

    await note("of another kind");
    expect(refusalOf(await open().catch((error: unknown) => error))).toContain("of which nothing is known");
  });

  test("a field that a later version added is kept by this one, and costs nobody their record", async () => {
    const { open } = await prepare();
    const store = await open();
    onTestFinished(() => store.close());
    const Later = z.strictObject({ note: z.string(), mood: z.string() });
    await store.collection("rows", Later).put("42", { note: "first", mood: "new here" });

    const rows = store.collection("rows", Row);
    const read = await rows.get("42");
    if (read.kind !== "found") throw new Error("it cannot be read");
    await rows.put("42", { ...read.value, note: "second" });

    expect(await store.collection("rows", Later).get("42")).toEqual({
      kind: "found",
      value: { note: "second", mood: "new here" },
    });
  });
});

test("an instance that runs while a newer one notes its format serves nobody any more", async () => {
  const { open, note } = await engines["in PostgreSQL"]();
  const store = await open();
  onTestFinished(() => store.close());
  await store.check();
  await note(JSON.stringify(later()));
  await expect(store.check()).rejects.toThrow("Winddown 7.1.0 (format 9)");
});
