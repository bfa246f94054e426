import { DatabaseSync } from "node:sqlite";
import { checkFormat, FORMAT_KEY, FORMAT_TABLE, type Format, formatAfter, OURS, readFormat } from "../core/format.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";

/**
 * What is noted of the file's format. Asked before anything is read for use or written: the file is left as it is.
 *
 * @throws {StoreFormatError} when this version cannot go on with it
 */
export function formatIn(file: string, ours = OURS): Format | undefined {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const isThere = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(FORMAT_TABLE);
    if (!isThere) return undefined;
    const row = database.prepare(`SELECT value FROM ${FORMAT_TABLE} WHERE key = ?`).get(FORMAT_KEY);
    const noted = readFormat((row as { value: string } | undefined)?.value, ours);
    checkFormat(noted, ours);
    return noted;
  } finally {
    database.close();
  }
}

/** Notes that this version writes to the file. */
export async function noteFormat(connection: SqliteConnection, noted: Format | undefined, ours = OURS): Promise<void> {
  const next = formatAfter(noted, ours);
  if (next === undefined) return;
  await connection.query(`CREATE TABLE IF NOT EXISTS ${FORMAT_TABLE} (key TEXT PRIMARY KEY, value TEXT NOT NULL)`);
  await connection.query(
    `INSERT INTO ${FORMAT_TABLE} (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    FORMAT_KEY,
    JSON.stringify(next),
  );
}
