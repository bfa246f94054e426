import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Sealing } from "./sealing.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { StoreKeyError } from "./store-errors.ts";

/** One row for each key that may have sealed something here, named by its fingerprint and sealed with it. */
const TABLE = "canary";
const ROWS_AT_ONCE = 250;

type Canary = { readonly key: string; readonly value: string };

/** `begun`: rows of before may still be as they were. `done`: everything is sealed with this key. */
type Stage = "begun" | "done";

/**
 * Whether these keys open what is in the file, asked before anything is read for use or written: the file is opened
 * for reading only and left as it is.
 *
 * @throws {StoreKeyError} when a key is missing or another one
 */
export function checkCanaries(file: string, sealing: Sealing | undefined): void {
  if (!existsSync(file)) return;
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const isThere = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(TABLE);
    const canaries = isThere ? (database.prepare(`SELECT key, value FROM ${TABLE}`).all() as Canary[]) : [];
    if (canaries.length === 0) return;
    if (sealing === undefined) throw new StoreKeyError("missing");
    if (!canaries.every(({ key, value }) => sealing.opens(TABLE, key, value))) throw new StoreKeyError("wrong");
  } finally {
    database.close();
  }
}

/**
 * Seals what is not sealed with the current key yet: at the first start with a key everything, after a change of
 * keys what the old one sealed. A start that was cut short is made good by the next. At every other start it does
 * nothing.
 *
 * @returns how many rows were sealed; undefined when there was nothing to be done
 */
export async function sealAll(connection: SqliteConnection, sealing: Sealing): Promise<number | undefined> {
  await connection.query(`CREATE TABLE IF NOT EXISTS ${TABLE} (key TEXT PRIMARY KEY, value TEXT NOT NULL)`);
  const canaries = (await connection.query(`SELECT key, value FROM ${TABLE}`)) as Canary[];
  const [own = ""] = sealing.fingerprints;
  const stageOf = ({ key, value }: Canary) => sealing.open(TABLE, key, value) as Stage;
  if (canaries.length === 1 && canaries.every((one) => one.key === own && stageOf(one) === "done")) return undefined;

  const write = (stage: Stage) => ({
    sql: `INSERT INTO ${TABLE} (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    values: [own, sealing.seal(TABLE, own, stage)],
  });
  await connection.together([write("begun")]);
  let sealed = 0;
  for (const table of await tablesIn(connection)) sealed += await sealTable(connection, sealing, table);
  await connection.together([write("done"), { sql: `DELETE FROM ${TABLE} WHERE key <> ?`, values: [own] }]);
  connection.scrub("mark"); // what was there in the clear is to leave the file, too
  return sealed;
}

/** The tables that keyv made. */
async function tablesIn(connection: SqliteConnection): Promise<string[]> {
  const sql = `SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%namespace%'`;
  return ((await connection.query(sql)) as { name: string }[]).map(({ name }) => name);
}

async function sealTable(connection: SqliteConnection, sealing: Sealing, table: string): Promise<number> {
  const { currentPrefix } = sealing;
  const select = `SELECT key, value FROM "${table}"
    WHERE namespace = '' AND key > ? AND typeof(value) = 'text' AND substr(value, 1, ?) <> ? ORDER BY key LIMIT ?`;
  let sealed = 0;
  let after = "";
  for (;;) {
    const rows = (await connection.query(select, after, currentPrefix.length, currentPrefix, ROWS_AT_ONCE)) as Canary[];
    await connection.together(
      rows.map(({ key, value }) => ({
        sql: `UPDATE "${table}" SET value = ? WHERE key = ? AND namespace = ''`,
        values: [sealing.seal(table, key, sealing.open(table, key, value) as string), key],
      })),
    );
    sealed += rows.length;
    if (rows.length < ROWS_AT_ONCE) return sealed;
    after = rows.at(-1)?.key ?? after;
    await nextTurn();
  }
}
