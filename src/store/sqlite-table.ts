import type { SQLInputValue } from "node:sqlite";
import { KeyvSqlite, type SqliteDriver } from "@keyv/sqlite";
import { createKeyvTable } from "./keyv-table.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import type { Row, Table } from "./table.ts";

/** One table in the file that `connection` is open on. Closing it waits for its work and leaves the connection open. */
export function createSqliteTable(connection: SqliteConnection, name: string): Table {
  const adapter = new KeyvSqlite({ table: name, driver: sharing(connection) });
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

/** What the adapter takes for a connection of its own; left to itself it opens one for each table. */
function sharing({ query, idle }: SqliteConnection): SqliteDriver {
  return {
    name: "custom",
    connect: async () => ({
      query: (sql, ...values) => query(sql, ...(values as SQLInputValue[])), // SQLite refuses what it cannot hold
      close: idle,
    }),
  };
}
