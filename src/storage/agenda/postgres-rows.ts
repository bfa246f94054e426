import type { PostgresConnection } from "../postgres/postgres-connection.ts";
import { ensureTable, isThere, making, SCHEMA } from "../postgres/postgres-schema.ts";

/** What the collection is called, on every engine. */
export const AGENDA = "agenda";

const AT = `${SCHEMA}.${AGENDA}`;
const INDEX = "agenda_person_idx";
/** The person in a key: `<due instant>|<user>|<kind>`. */
const PERSON = "split_part(key, '|', 2)";

/** Makes the table with what it needs beside the others' unless it is there. */
export async function ensureAgenda(connection: PostgresConnection): Promise<void> {
  await ensureTable(connection, AGENDA);
  if (await isThere(connection, `${SCHEMA}.${INDEX}`)) return;
  await making(connection, `CREATE INDEX IF NOT EXISTS ${INDEX} ON ${AT} (${PERSON})`);
}

/** The keys of everything there is for this person, in order. */
export async function keysOfPerson(connection: PostgresConnection, userId: string): Promise<string[]> {
  const { rows } = await connection.query(`SELECT key FROM ${AT} WHERE ${PERSON} = $1 ORDER BY key`, [userId]);
  return (rows as { key: string }[]).map(({ key }) => key);
}
