import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { onTestFinished } from "vitest";
import { createMapTables } from "../../src/storage/core/map-table.ts";
import type { Store } from "../../src/storage/core/store.ts";
import { createTablesStore } from "../../src/storage/core/tables-store.ts";
import { openPostgresStore } from "../../src/storage/postgres/postgres-store.ts";
import type { StoreKeys } from "../../src/storage/sealing/sealing.ts";
import { openSqliteStore } from "../../src/storage/sqlite/sqlite-store.ts";
import { clearedDatabase, onDatabase } from "../support/postgres/fresh-database.ts";
import { tempFolder } from "../support/temp-folder.ts";

/** A store together with what can go wrong behind its back. */
export type Harness = {
  readonly store: Store;
  /** Puts a value into a row as another program or an older version would. */
  writeRaw(table: string, key: string, text: string): Promise<void>;
  /** From now on every call on this table fails, until it is mended. */
  breakTable(table: string): Promise<void>;
  mendTable(table: string): Promise<void>;
};

export const engines: readonly { readonly name: string; open(): Promise<Harness> }[] = [
  { name: "Map", open: openOnMaps },
  { name: "SQLite", open: () => openOnSqlite() },
  { name: "SQLite, encrypted", open: () => openOnSqlite({ current: randomBytes(32) }) },
  { name: "PostgreSQL", open: () => openOnPostgres() },
  { name: "PostgreSQL, encrypted", open: () => openOnPostgres({ current: randomBytes(32) }) },
];

async function openOnMaps(): Promise<Harness> {
  const broken = new Set<string>();
  const tables = createMapTables((table) => {
    if (broken.has(table)) throw new Error("the table is broken");
  });
  const store = createTablesStore(tables);
  onTestFinished(() => store.close());
  return {
    store,
    writeRaw: (table, key, text) => tables.transaction([{ table, key, text }]),
    breakTable: async (table) => void broken.add(table),
    mendTable: async (table) => void broken.delete(table),
  };
}

async function openOnSqlite(keys?: StoreKeys): Promise<Harness> {
  const folder = tempFolder();
  const store = await openSqliteStore({ folder, keys });
  onTestFinished(() => store.close());

  function onTheFile(work: (database: DatabaseSync) => void): void {
    const database = new DatabaseSync(join(folder, "winddown.sqlite"), { timeout: 1_000 });
    work(database);
    database.close();
  }
  return {
    store,
    writeRaw: async (table, key, text) =>
      onTheFile((database) =>
        database
          .prepare(`INSERT INTO "${table}" (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`)
          .run(key, text),
      ),
    breakTable: async (table) =>
      onTheFile((database) => database.exec(`ALTER TABLE "${table}" RENAME TO "${table}_gone"`)),
    mendTable: async (table) =>
      onTheFile((database) => database.exec(`ALTER TABLE "${table}_gone" RENAME TO "${table}"`)),
  };
}

async function openOnPostgres(keys?: StoreKeys): Promise<Harness> {
  const url = await clearedDatabase();
  const store = await openPostgresStore({ url, keys });
  onTestFinished(() => store.close());
  const inDatabase = (sql: string, values: string[] = []) =>
    onDatabase(url, async (client) => void (await client.query(sql, values)));
  return {
    store,
    writeRaw: (table, key, text) =>
      inDatabase(
        `INSERT INTO winddown."${table}" (key, value) VALUES ($1, $2)
        ON CONFLICT (key, COALESCE(namespace, '')) DO UPDATE SET value = excluded.value`,
        [key, text],
      ),
    breakTable: (table) => inDatabase(`ALTER TABLE winddown."${table}" RENAME TO "${table}_gone"`),
    mendTable: (table) => inDatabase(`ALTER TABLE winddown."${table}_gone" RENAME TO "${table}"`),
  };
}
