import {
  checkFormat,
  FORMAT_KEY,
  FORMAT_TABLE,
  type Format,
  formatAfter,
  OURS_IN_POSTGRES,
  readFormat,
} from "../core/format.ts";
import type { PostgresConnection } from "./postgres-connection.ts";
import { changingSchema, isThere, SCHEMA } from "./postgres-schema.ts";

const AT = `${SCHEMA}.${FORMAT_TABLE}`;

/**
 * What is noted of the database's format. Asked at the start, before anything is read for use or written, and while the
 * bot runs, for another instance may be of a newer version.
 *
 * @throws {StoreFormatError} when this version cannot go on with it
 */
export async function formatThere(
  connection: PostgresConnection,
  ours = OURS_IN_POSTGRES,
): Promise<Format | undefined> {
  if (!(await isThere(connection, AT))) return undefined;
  const { rows } = await connection.query(`SELECT value FROM ${AT} WHERE key = $1`, [FORMAT_KEY]);
  const noted = readFormat((rows[0] as { value: string } | undefined)?.value, ours);
  checkFormat(noted, ours);
  return noted;
}

/** Notes that this version writes to the database. The schema is there. */
export async function noteFormatThere(connection: PostgresConnection, ours = OURS_IN_POSTGRES): Promise<void> {
  if (formatAfter(await formatThere(connection, ours), ours) === undefined) return;
  await changingSchema(connection, async (shared) => {
    await shared.query(`CREATE TABLE IF NOT EXISTS ${AT} (key TEXT PRIMARY KEY, value TEXT NOT NULL)`);
    const { rows } = await shared.query(`SELECT value FROM ${AT} WHERE key = $1`, [FORMAT_KEY]);
    const next = formatAfter(readFormat((rows[0] as { value: string } | undefined)?.value, ours), ours);
    if (next === undefined) return;
    await shared.query(
      `INSERT INTO ${AT} (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      [FORMAT_KEY, JSON.stringify(next)],
    );
  });
}
