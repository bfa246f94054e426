import type { SQLInputValue } from "node:sqlite";
import { KeyvSqlite, type SqliteDriver } from "@keyv/sqlite";
import { gatherReads } from "../core/gathered-reads.ts";
import { createKeyvTable } from "../core/keyv-table.ts";
import type { Row, RowChange, Table, Tables } from "../core/table.ts";
import type { Statement } from "./prepared-statements.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";

/** The tables in the file that `connection` is open on. */
export function createSqliteTables(connection: SqliteConnection): Tables {
  const ready = new Map<string, Promise<void>>();
  return {
    open(name) {
      const { table, isThere } = openTable(connection, name);
      ready.set(name, isThere);
      return table;
    },

    /** keyv knows one key of one table at a time, so these are statements of our own on the rows it reads. */
    async transaction(changes) {
      for (const { table } of changes) await ready.get(table);
      await connection.transaction(changes.map(statementFor));
    },
  };
}

/** One table in the file that `connection` is open on. Closing it waits for its work and leaves the connection open. */
export function createSqliteTable(connection: SqliteConnection, name: string): Table {
  return openTable(connection, name).table;
}

function openTable(connection: SqliteConnection, name: string): { table: Table; isThere: Promise<void> } {
  const adapter = new KeyvSqlite({ table: name, driver: sharing(connection) });
  const from = `FROM "${adapter.table}" WHERE namespace = '' AND value IS NOT NULL`;
  const table = createKeyvTable(adapter, {
    async getMany(keys) {
      const sql = `SELECT key, value ${from} AND key IN (SELECT value FROM json_each(?))`;
      const rows = (await adapter.query(sql, JSON.stringify(keys))) as { key: string; value: unknown }[];
      const found = new Map(rows.map(({ key, value }) => [key, value]));
      return keys.map((key) => found.get(key));
    },

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

    async keysHolding(part, { after = "", limit }) {
      // One statement: what is found, how many were looked at and where it ended. No key has a line break in it.
      const sql = `SELECT group_concat(CASE WHEN instr(key, ?) > 0 THEN key END, char(10)) AS keys, count(*) AS looked,
        max(key) AS last FROM (SELECT key ${from} AND key > ? ORDER BY key LIMIT ?)`;
      const [row] = (await adapter.query(sql, part, after, limit)) as KeysRow[];
      return {
        keys: row?.keys?.split("\n") ?? [],
        last: row && row.looked === limit ? (row.last ?? undefined) : undefined,
      };
    },

    async count(upTo) {
      const bounded = upTo === undefined ? from : `${from} AND key <= ?`;
      const values = upTo === undefined ? [] : [upTo];
      const [row] = (await adapter.query(`SELECT count(*) AS rows ${bounded}`, ...values)) as { rows: number }[];
      return row?.rows ?? 0;
    },
  });
  return { table: gatherReads(table), isThere: adapter.ready };
}

type KeysRow = { readonly keys: string | null; readonly looked: number; readonly last: string | null };

function statementFor({ table, key, text }: RowChange): Statement {
  if (text === undefined) return { sql: `DELETE FROM "${table}" WHERE key = ? AND namespace = ''`, values: [key] };
  const sql = `INSERT INTO "${table}" (key, value) VALUES (?, ?)
    ON CONFLICT (key, namespace) DO UPDATE SET value = excluded.value, expires = NULL`;
  return { sql, values: [key, text] };
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
