import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { CANARY_TABLE, type Canary, type SealableRows } from "../core/canary.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";

/**
 * The canaries of a file, asked before anything is read for use or written: the file is opened for reading only and
 * left as it is.
 */
export function canariesIn(file: string): Canary[] {
  if (!existsSync(file)) return [];
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const isThere = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(CANARY_TABLE);
    return isThere ? (database.prepare(`SELECT key, value FROM ${CANARY_TABLE}`).all() as Canary[]) : [];
  } finally {
    database.close();
  }
}

export function sqliteRows(connection: SqliteConnection): SealableRows {
  const write = ({ key, value }: Canary) => ({
    sql: `INSERT INTO ${CANARY_TABLE} (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    values: [key, value],
  });

  return {
    async canaries() {
      await connection.query(`CREATE TABLE IF NOT EXISTS ${CANARY_TABLE} (key TEXT PRIMARY KEY, value TEXT NOT NULL)`);
      return (await connection.query(`SELECT key, value FROM ${CANARY_TABLE}`)) as Canary[];
    },

    writeCanary: (canary) => connection.transaction([write(canary)]),

    async keepOnlyCanary(canary) {
      const others = { sql: `DELETE FROM ${CANARY_TABLE} WHERE key <> ?`, values: [canary.key] };
      await connection.transaction([write(canary), others]);
      connection.scrub("mark"); // what was there in the clear is to leave the file, too
    },

    /** The tables that keyv made. */
    async tables() {
      const sql = `SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%namespace%'`;
      return ((await connection.query(sql)) as { name: string }[]).map(({ name }) => name);
    },

    async rowsWithout(prefix, table, after, limit) {
      const sql = `SELECT key, value FROM "${table}"
        WHERE namespace = '' AND key > ? AND typeof(value) = 'text' AND substr(value, 1, ?) <> ? ORDER BY key LIMIT ?`;
      return (await connection.query(sql, after, prefix.length, prefix, limit)) as Canary[];
    },

    rewrite: (table, rows) =>
      connection.transaction(
        rows.map(({ key, value }) => ({
          sql: `UPDATE "${table}" SET value = ? WHERE key = ? AND namespace = ''`,
          values: [value, key],
        })),
      ),
  };
}
