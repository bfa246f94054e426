import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { StoredUptime } from "../../../../src/delivery/uptime.ts";
import { StoredDiary } from "../../../../src/diary/diary.ts";
import { CheckIn, Reminder } from "../../../../src/nights/reminder.ts";
import { StoredPerson } from "../../../../src/preferences/people.ts";
import { openPostgresAgenda } from "../../../../src/storage/agenda/postgres-agenda.ts";
import { AgendaRow } from "../../../../src/storage/agenda/store-agenda.ts";
import type { Store } from "../../../../src/storage/core/store.ts";
import { openPostgresStore } from "../../../../src/storage/postgres/postgres-store.ts";
import { openSqliteStore } from "../../../../src/storage/sqlite/sqlite-store.ts";
import { personOf } from "../../../support/earlier-stores/scenario.ts";
import { createEvening } from "../../../support/one-person.ts";
import { clearedDatabase, onDatabase } from "../../../support/postgres/fresh-database.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const SCHEMAS = {
  reminders: Reminder,
  check_ins: CheckIn,
  diary: StoredDiary,
  people: StoredPerson,
  agenda: AgendaRow,
  uptime: StoredUptime,
};
type Rows = Readonly<Record<string, Readonly<Record<string, string>>>>;

const FORMAT_TABLE = "CREATE TABLE format (key TEXT PRIMARY KEY, value TEXT NOT NULL)";
/** As keyv's adapter makes them. */
const tableOfKeyv = (name: string) =>
  `CREATE TABLE "${name}" (key VARCHAR(255) NOT NULL, value TEXT, namespace VARCHAR(255) NOT NULL DEFAULT '', expires BIGINT DEFAULT NULL, UNIQUE (key, namespace))`;

/** A folder as the version of that format left it. */
function folderOf(format: number): { folder: string; rows: Rows } {
  const file = join(import.meta.dirname, `../../../support/earlier-stores/format-${format}.json`);
  const rows = JSON.parse(readFileSync(file, "utf8")) as Rows;
  const folder = tempFolder();
  const database = new DatabaseSync(join(folder, "winddown.sqlite"));
  for (const [table, entries] of Object.entries(rows)) {
    database.exec(table === "format" ? FORMAT_TABLE : tableOfKeyv(table));
    const insert = database.prepare(`INSERT INTO "${table}" (key, value) VALUES (?, ?)`);
    for (const [key, value] of Object.entries(entries)) insert.run(key, value);
  }
  database.close();
  return { folder, rows };
}

async function open(folder: string): Promise<Store> {
  const store = await openSqliteStore({ folder });
  onTestFinished(() => store.close());
  return store;
}

async function unreadableIn(store: Store): Promise<string[]> {
  const found: string[] = [];
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    for await (const [key, read] of store.collection<unknown>(name, schema).entries())
      if (read.kind !== "found") found.push(`${name} ${key}`);
  }
  return found;
}

/** A database as the version of format 3 left it, whose plans were jobs of pg-boss. */
async function openDatabase(): Promise<Store> {
  const url = await clearedDatabase();
  const dump = join(import.meta.dirname, "../../../support/earlier-stores/postgres-format-3.sql");
  await onDatabase(url, (client) => client.query(readFileSync(dump, "utf8")));
  const store = await openPostgresStore({ url });
  onTestFinished(() => store.close());
  await openPostgresAgenda({ store, onUnreadable: () => {} });
  return store;
}

const STORES = [
  ...[0, 1, 2, 3].map((format) => ({
    name: `a folder of format ${format}`,
    open: () => open(folderOf(format).folder),
  })),
  { name: "a database of format 3", open: openDatabase },
];

test.each([0, 1, 2, 3])("the folder of format %i that is tried here has a row of each kind", (format) => {
  expect(Object.keys(folderOf(format).rows)).toEqual(expect.arrayContaining(Object.keys(SCHEMAS)));
});

describe.each(STORES)("$name", ({ open }) => {
  test("is read whole", async () => {
    const store = await open();
    expect(await unreadableIn(store)).toEqual([]);
    expect(await store.collection("reminders", Reminder).count()).toBe(8);
    expect(await store.collection("agenda", AgendaRow).count()).toBe(7);
  });

  test("is gone on with: who was in the middle of a message has it, and who is due that night", async () => {
    const store = await open();
    const { beatAt, coach, discord } = createEvening({ store });
    await beatAt("2026-01-12T21:47:00Z"); // two minutes after it was cut off
    await beatAt("2026-01-12T21:49:00Z");
    expect([1, 6, 8].map((nth) => discord.nights(personOf(nth)))).toEqual([
      ["2026-01-12"],
      ["2026-01-12"],
      ["2026-01-12"],
    ]);
    await beatAt("2026-01-12T23:25:00Z");
    expect(discord.nights(personOf(2))).toEqual(["2026-01-12"]);
    await coach.reminders.sweep();
    expect(await unreadableIn(store)).toEqual([]);
  });
});
