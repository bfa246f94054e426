import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { lockFolder } from "./folder-lock.ts";
import { openSqliteConnection, type SqliteConnection } from "./sqlite-connection.ts";
import { createSqliteTable, createSqliteTables } from "./sqlite-table.ts";
import type { Store } from "./store.ts";
import { StoreFolderError, StoreInUseError } from "./store-errors.ts";
import { createTablesStore } from "./tables-store.ts";

/**
 * The store in `<folder>/winddown.sqlite`, with the folder to itself until it is closed. A folder that
 * is not there yet is created for this account only: what is in it is private.
 *
 * @throws {StoreInUseError} when another process, or this one, has it open
 * @throws {StoreFolderError} when nothing can be kept there
 */
export async function openSqliteStore({ folder }: { readonly folder: string }): Promise<Store> {
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
    const opened = openSqliteConnection(join(home, "winddown.sqlite"));
    connection = opened;
    await tryOut(opened);
    opened.scrub("now");
    return createTablesStore({ ...createSqliteTables(opened), release, scrub: () => opened.scrub("soon") });
  } catch (error) {
    await release();
    throw error instanceof StoreInUseError ? error : new StoreFolderError(home, error);
  }
}

/** Writes one row, so that a damaged file or a full disk is heard of at the start and not at the first reminder. */
async function tryOut(connection: SqliteConnection): Promise<void> {
  const table = createSqliteTable(connection, "probe");
  await table.set("writable", "true");
  await table.close();
}
