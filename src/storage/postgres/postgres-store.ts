import { checkCanaries, sealAll } from "../core/canary.ts";
import { createSealedTables } from "../core/sealed-tables.ts";
import type { Store } from "../core/store.ts";
import { StoreFormatError, StoreKeyError } from "../core/store-errors.ts";
import { createTablesStore } from "../core/tables-store.ts";
import type { UserLocks } from "../core/user-locks.ts";
import { createSealing, type StoreKeys } from "../sealing/sealing.ts";
import { canariesThere, postgresRows } from "./postgres-canary.ts";
import { openPostgresConnection, type PostgresConnection } from "./postgres-connection.ts";
import { formatThere, noteFormatThere } from "./postgres-format.ts";
import { createPostgresLocks } from "./postgres-locks.ts";
import { checkOwnSessions, connectSession } from "./postgres-pooler.ts";
import { ensureSchema } from "./postgres-schema.ts";
import { createPostgresTables } from "./postgres-table.ts";
import { databaseErrorOf } from "./postgres-trouble.ts";

type Options = {
  /** As in DATABASE_URL. */
  readonly url: string;
  /** Absent: values are stored in the clear. */
  readonly keys?: StoreKeys | undefined;
  /** Told how many rows were sealed when a key is used for the first time. */
  readonly onSealed?: (rows: number) => void;
  /** Told when the database closed a connection that nobody was using. The store goes on by itself. */
  readonly onLost?: (error: unknown) => void;
};

/** A store that several processes may have open at once. */
export type PostgresStore = Store & {
  /** Locks that hold among all of them; see `createPostgresLocks`. */
  userLocks(name: string): UserLocks;
  /** For what is kept beside the tables. */
  readonly connection: PostgresConnection;
};

/**
 * The store in a PostgreSQL database, in a schema of its own.
 *
 * A row that is deleted is gone for every query; the database clears its place away by itself (autovacuum).
 *
 * @throws {StoreKeyError} when `keys` are not those of the store; nothing in it was read for use or changed
 * @throws {StoreFormatError} when another version wrote what this one cannot read; nothing was changed
 * @throws {DatabaseError} when the database cannot be used
 */
export async function openPostgresStore({ url, keys, onSealed, onLost }: Options): Promise<PostgresStore> {
  const connection = openPostgresConnection({ url, onLost });
  try {
    await checkOwnSessions(() => connectSession(url));
    const sealing = keys && createSealing(keys);
    checkCanaries(await canariesThere(connection), sealing);
    await formatThere(connection);
    await ensureSchema(connection);
    await noteFormatThere(connection);
    const tables = createPostgresTables(connection);
    await tables.open("probe").set("writable", "true"); // whether it may be written to is heard of at the start
    const sealed = sealing && (await sealAll(postgresRows(connection), sealing));
    if (sealed !== undefined) onSealed?.(sealed);
    const engine = sealing ? createSealedTables(tables, sealing) : tables;
    const store = createTablesStore({ ...engine, check: async () => void (await formatThere(connection)) });
    return {
      ...store,
      userLocks: (name) => createPostgresLocks(connection, name),
      connection,
    };
  } catch (error) {
    await connection.close();
    throw error instanceof StoreKeyError || error instanceof StoreFormatError ? error : databaseErrorOf(error);
  }
}
