import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { checkCanaries, sealAll } from "./canary.ts";
import { lockFolder } from "./folder-lock.ts";
import { createSealedTables } from "./sealed-tables.ts";
import { createSealing, type StoreKeys } from "./sealing.ts";
import { canariesIn, sqliteRows } from "./sqlite-canary.ts";
import { openSqliteConnection, type SqliteConnection } from "./sqlite-connection.ts";
import { createSqliteTable, createSqliteTables } from "./sqlite-table.ts";
import type { Store } from "./store.ts";
import { StoreFolderError, StoreInUseError, StoreKeyError } from "./store-errors.ts";
import { createTablesStore } from "./tables-store.ts";

type Options = {
  readonly folder: string;
  /** Absent: values are stored in the clear. */
  readonly keys?: StoreKeys | undefined;
  /** Told how many rows were sealed when a key is used for the first time. */
  readonly onSealed?: (rows: number) => void;
};

/**
 * The store in `<folder>/winddown.sqlite`, with the folder to itself until it is closed. A folder that
 * is not there yet is created for this account only: what is in it is private.
 *
 * @throws {StoreKeyError} when `keys` are not those of the store; nothing in it was read for use or changed
 * @throws {StoreInUseError} when another process, or this one, has it open
 * @throws {StoreFolderError} when nothing can be kept there
 */
export async function openSqliteStore({ folder, keys, onSealed }: Options): Promise<Store> {
  const home = resolve(folder);
  let unlock: (() => void) | undefined;
  let connection: SqliteConnection | undefined;

  async function release(): Promise<void> {
    try {
      await connection?.close();
    } finally {
      unlock?.();
    }
  }

  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    unlock = lockFolder(home);
    const file = join(home, "winddown.sqlite");
    const sealing = keys && createSealing(keys);
    checkCanaries(canariesIn(file), sealing);
    const opened = openSqliteConnection(file);
    connection = opened;
    await tryOut(opened);
    const sealed = sealing && (await sealAll(sqliteRows(opened), sealing));
    if (sealed !== undefined) onSealed?.(sealed);
    opened.scrub("now");
    const tables = createSqliteTables(opened);
    const scrub = () => opened.scrub("soon");
    return createTablesStore({ ...(sealing ? createSealedTables(tables, sealing) : tables), release, scrub });
  } catch (error) {
    await release();
    throw error instanceof StoreInUseError || error instanceof StoreKeyError
      ? error
      : new StoreFolderError(home, error);
  }
}

/** Writes one row, so that a damaged file or a full disk is heard of at the start and not at the first reminder. */
async function tryOut(connection: SqliteConnection): Promise<void> {
  const table = createSqliteTable(connection, "probe");
  await table.set("writable", "true");
  await table.close();
}
