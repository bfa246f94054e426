import type { PostgresConnection } from "./postgres-connection.ts";
import type { SharedTransaction } from "./postgres-turn.ts";

/** Where our tables are, apart from everything else in the database. */
export const SCHEMA = "winddown";

/** Makes the schema unless it is there: the right to make one is asked for only when it is needed. */
export async function ensureSchema(connection: PostgresConnection): Promise<void> {
  const { rows } = await connection.query(`SELECT 1 FROM pg_namespace WHERE nspname = '${SCHEMA}'`);
  if (rows.length === 0) await making(connection, `CREATE SCHEMA IF NOT EXISTS ${SCHEMA}`);
}

/**
 * Makes a table of the form that @keyv/postgres reads, unless it is there. Keys are in the order of their bytes, as on
 * the other engines, whatever the database's language; and its pages have room, so that a row that is written anew
 * stays in its page and its index is left alone (https://www.postgresql.org/docs/current/storage-hot.html).
 */
export async function ensureTable(connection: PostgresConnection, name: string): Promise<void> {
  const at = `${SCHEMA}."${name}"`;
  if (await isThere(connection, at)) return;
  await making(
    connection,
    `CREATE TABLE IF NOT EXISTS ${at} (key VARCHAR(255) COLLATE "C" NOT NULL, value TEXT,
      namespace VARCHAR(255) DEFAULT NULL, expires BIGINT DEFAULT NULL) WITH (fillfactor = 70);
    CREATE UNIQUE INDEX IF NOT EXISTS "${name}_key_namespace_idx" ON ${at} (key, COALESCE(namespace, ''))`,
  );
}

/** Whether there is a table or an index of that name, its schema before it. */
export async function isThere({ query }: Pick<PostgresConnection, "query">, name: string): Promise<boolean> {
  const { rows } = await query("SELECT to_regclass($1) IS NOT NULL AS found", [name]);
  return (rows[0] as { found: boolean }).found;
}

/** Runs a statement that makes something `IF NOT EXISTS`. */
export async function making(connection: PostgresConnection, sql: string): Promise<void> {
  await changingSchema(connection, async (shared) => void (await shared.query(sql)));
}

/** One process at a time: IF NOT EXISTS alone does not keep two from making the same at once. */
export async function changingSchema(
  connection: PostgresConnection,
  work: (shared: SharedTransaction) => Promise<void>,
): Promise<void> {
  await connection.transaction(async (shared) => {
    await shared.query("SELECT pg_advisory_xact_lock(hashtextextended('winddown schema', 0))");
    await work(shared);
  });
}
