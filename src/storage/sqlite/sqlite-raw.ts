import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** A row as it is kept, sealed or not; undefined for what is not text or holds what PostgreSQL calls no text. */
export type RawRow = { readonly key: string; readonly value: string | undefined };

/** The rows of a folder's store, for reading only and as they are kept. */
export type RawSqlite = {
  /** The tables that keyv made, with the number of their rows. */
  tables(): readonly { readonly name: string; readonly rows: number }[];
  /** In key order, later than `after`. */
  page(table: string, after: string, limit: number): readonly RawRow[];
  close(): void;
};

/** Whether there is a store in the folder. */
export function hasSqliteStore(folder: string): boolean {
  return existsSync(join(folder, "winddown.sqlite"));
}

/** To be opened while the store itself is open, so that nobody else changes it. */
export function openRawSqlite(folder: string): RawSqlite {
  const database = new DatabaseSync(join(folder, "winddown.sqlite"), { readOnly: true, timeout: 5_000 });
  const where = "namespace = '' AND value IS NOT NULL";
  return {
    tables() {
      const sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%namespace%' ORDER BY name";
      return (database.prepare(sql).all() as { name: string }[]).map(({ name }) => {
        const row = database.prepare(`SELECT count(*) AS rows FROM "${name}" WHERE ${where}`).get();
        return { name, rows: (row as { rows: number }).rows };
      });
    },

    page(table, after, limit) {
      const sql = `SELECT key, value FROM "${table}" WHERE ${where} AND key > ? ORDER BY key LIMIT ?`;
      const rows = database.prepare(sql).all(after, limit) as { key: string; value: unknown }[];
      return rows.map(({ key, value }) => ({
        key,
        value: typeof value === "string" && !value.includes("\0") ? value : undefined,
      }));
    },

    close: () => database.close(),
  };
}
