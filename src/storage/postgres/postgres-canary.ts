import { CANARY_TABLE, type Canary, type SealableRows } from "../core/canary.ts";
import type { PostgresConnection } from "./postgres-connection.ts";
import { ensureTable, isThere, SCHEMA } from "./postgres-schema.ts";

const CANARIES = `${SCHEMA}.${CANARY_TABLE}`;

/** The canaries in the database, asked before anything else: nothing is made or written for it. */
export async function canariesThere(connection: PostgresConnection): Promise<readonly Canary[]> {
  if (!(await isThere(connection, CANARIES))) return [];
  return (await connection.query(`SELECT key, value FROM ${CANARIES}`)).rows;
}

export function postgresRows(connection: PostgresConnection): SealableRows {
  const write = ({ key, value }: Canary) =>
    connection.query(
      `INSERT INTO ${CANARIES} (key, value) VALUES ($1, $2)
      ON CONFLICT (key, COALESCE(namespace, '')) DO UPDATE SET value = excluded.value`,
      [key, value],
    );

  return {
    async canaries() {
      await ensureTable(connection, CANARY_TABLE);
      return canariesThere(connection);
    },

    async writeCanary(canary) {
      await write(canary);
    },

    async keepOnlyCanary(canary) {
      await connection.transaction(async () => {
        await write(canary);
        await connection.query(`DELETE FROM ${CANARIES} WHERE key <> $1`, [canary.key]);
      });
    },

    async tables() {
      const sql =
        "SELECT table_name AS name FROM information_schema.columns WHERE table_schema = $1 AND column_name = 'namespace'";
      const { rows } = await connection.query(sql, [SCHEMA]);
      return (rows as { name: string }[]).map(({ name }) => name).filter((name) => name !== CANARY_TABLE);
    },

    async rowsWithout(prefix, table, after, limit) {
      const sql = `SELECT key, value FROM ${SCHEMA}."${table}" WHERE COALESCE(namespace, '') = ''
        AND key > $1 AND NOT starts_with(value, $2) ORDER BY key LIMIT $3`;
      return (await connection.query(sql, [after, prefix, limit])).rows;
    },

    async rewrite(table, rows) {
      const sql = `UPDATE ${SCHEMA}."${table}" AS kept SET value = sealed.value
        FROM unnest($1::text[], $2::text[], $3::text[]) AS sealed (key, before, value)
        WHERE kept.key = sealed.key AND COALESCE(kept.namespace, '') = '' AND kept.value = sealed.before`;
      const [keys, befores, values] = [
        rows.map(({ key }) => key),
        rows.map(({ before }) => before),
        rows.map(({ value }) => value),
      ];
      await connection.query(sql, [keys, befores, values]);
    },
  };
}
