import { KeyvSqlite } from "@keyv/sqlite";
import { createKeyvTable } from "./keyv-table.ts";
import type { Row, Table } from "./table.ts";

/**
 * How long a statement waits for another program, such as a backup, to let go of the file. The whole
 * process waits with it, and Discord wants an answer within 3 seconds, so it is kept short.
 */
const busyTimeoutMilliseconds = 1_000;

/** One table in a SQLite file. */
export function createSqliteTable(file: string, name: string): Table {
  const adapter = openSqliteAdapter(file, name);
  const from = `FROM "${adapter.table}" WHERE namespace = '' AND value IS NOT NULL`;
  return createKeyvTable(adapter, {
    async page({ after, upTo, limit }) {
      const conditions = [from];
      const values: unknown[] = [];
      if (after !== undefined) {
        conditions.push("key > ?");
        values.push(after);
      }
      if (upTo !== undefined) {
        conditions.push("key <= ?");
        values.push(upTo);
      }
      const sql = `SELECT key, value ${conditions.join(" AND ")} ORDER BY key LIMIT ?`;
      const rows = (await adapter.query(sql, ...values, limit)) as { key: string; value: unknown }[];
      return rows.map(({ key, value }): Row => [key, value]);
    },

    async count() {
      const [row] = (await adapter.query(`SELECT count(*) AS rows ${from}`)) as { rows: number }[];
      return row?.rows ?? 0;
    },
  });
}

/**
 * keyv's adapter, on a connection of its own: it is made that way. Connections of one process do not
 * collide, as each statement runs to its end before the next begins.
 *
 * A write is on the disk when it resolves: WAL with `synchronous = FULL`
 * (https://www.sqlite.org/pragma.html#pragma_synchronous); the adapter sets the first only.
 */
export function openSqliteAdapter(file: string, table: string): KeyvSqlite {
  const adapter = new KeyvSqlite({
    uri: `sqlite://${file}`,
    table,
    driver: "node:sqlite",
    wal: true,
    busyTimeout: busyTimeoutMilliseconds,
  });
  // First in the adapter's queue, so it is in force before anything is written. It fails only when the
  // connection does, and then every call that follows says so.
  adapter.query("PRAGMA synchronous = FULL").catch(() => {});
  return adapter;
}
