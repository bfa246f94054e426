import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { firstFailure } from "../../errors.ts";
import { checkCanaries, sealAll } from "../core/canary.ts";
import { createSealedTables } from "../core/sealed-tables.ts";
import type { Store } from "../core/store.ts";
import {
  StoreFolderError,
  StoreFormatError,
  StoreInUseError,
  StoreKeyError,
  StoreRefusedError,
} from "../core/store-errors.ts";
import { createTablesStore } from "../core/tables-store.ts";
import { createSealing, type StoreKeys } from "../sealing/sealing.ts";
import { lockFolder } from "./folder-lock.ts";
import { canariesIn, sqliteRows } from "./sqlite-canary.ts";
import { openSqliteConnection, type SqliteConnection } from "./sqlite-connection.ts";
import { checkWhole, hasStore, keepPrivate, presenceOf, storeFile, tryRoom } from "./sqlite-folder.ts";
import { formatIn, noteFormat } from "./sqlite-format.ts";
import { createSqliteTable, createSqliteTables } from "./sqlite-table.ts";

type Options = {
  readonly folder: string;
  /** Absent: values are stored in the clear. */
  readonly keys?: StoreKeys | undefined;
  /** Told how many rows were sealed when a key is used for the first time. */
  readonly onSealed?: (rows: number) => void;
  /** Told that there was no store, so that this one is new and empty. */
  readonly onMade?: () => void;
  /** Told that other accounts may look into the folder. */
  readonly onLoose?: () => void;
  /** Whether a folder is opened that was migrated to a database. Default: it is refused. */
  readonly mayBeMigrated?: boolean;
};

export type SqliteStore = Store & {
  /** Notes in the folder that its rows are in a database now, and that nobody may go on with it. */
  noteMigrated(): void;
};

/**
 * The store in `<folder>/winddown.sqlite`, with the folder to itself until it is closed. A folder that
 * is not there yet is created for this account only: what is in it is private.
 *
 * @throws {StoreKeyError} when `keys` are not those of the store; nothing in it was read for use or changed
 * @throws {StoreFormatError} when another version wrote what this one cannot read; nothing was changed
 * @throws {StoreRefusedError} when there was a store and it is gone, or the folder was migrated to a database
 * @throws {StoreInUseError} when another process, or this one, has it open
 * @throws {StoreFolderError} when nothing can be kept there
 */
export async function openSqliteStore({ folder, keys, ...options }: Options): Promise<SqliteStore> {
  const { onSealed, onMade, onLoose, mayBeMigrated = false } = options;
  const home = resolve(folder);
  try {
    await using opened = new AsyncDisposableStack();
    await mkdir(home, { recursive: true, mode: 0o700 });
    const lock = lockFolder(home);
    opened.defer(() => lock.unlock());
    const file = storeFile(home);
    const isNew = !hasStore(home);
    if (isNew && lock.has("store-made")) throw new StoreRefusedError("gone", home);
    if (lock.has("migrated") && !mayBeMigrated) throw new StoreRefusedError("migrated", home);
    if (keepPrivate(home)) onLoose?.();
    if (!isNew) checkWhole(file);
    const noted = isNew ? undefined : formatIn(file);
    const sealing = keys && createSealing(keys);
    checkCanaries(canariesIn(file), sealing);
    const connection = openSqliteConnection(file);
    opened.defer(() => connection.close());
    await tryOut(connection);
    await noteFormat(connection, noted);
    lock.note("store-made");
    if (isNew) onMade?.();
    const sealed = sealing && (await sealAll(sqliteRows(connection), sealing));
    if (sealed !== undefined) onSealed?.(sealed);
    connection.scrub("now");
    const tables = createSqliteTables(connection);
    const scrub = () => connection.scrub("soon");
    const isThere = presenceOf(file);
    const check = () => {
      if (!isThere()) throw new StoreRefusedError("vanished", home);
    };
    const all = opened.move();
    const release = () => all.disposeAsync();
    const engine = { ...(sealing ? createSealedTables(tables, sealing) : tables), release, scrub, check };
    const store = createTablesStore({ ...engine, tryRoom: () => tryRoom(home) });
    return { ...store, noteMigrated: () => lock.note("migrated") };
  } catch (thrown) {
    const error = firstFailure(thrown);
    const isTold = [StoreFormatError, StoreInUseError, StoreKeyError, StoreRefusedError].some(
      (kind) => error instanceof kind,
    );
    throw isTold ? error : new StoreFolderError(home, error);
  }
}

/** Writes one row, so that a damaged file or a full disk is heard of at the start and not at the first reminder. */
async function tryOut(connection: SqliteConnection): Promise<void> {
  const table = createSqliteTable(connection, "probe");
  await table.set("writable", "true");
  await table.close();
}
