import { FORMAT_TABLE } from "../core/format.ts";
import type { PostgresConnection } from "./postgres-connection.ts";
import { ensureTable, isThere, SCHEMA } from "./postgres-schema.ts";
import { textArray } from "./postgres-text-array.ts";

/** How far a migration into this database has come. */
export type MigrationStage = "none" | "begun" | "done";

type TextRow = { readonly key: string; readonly value: string };

/** The rows of the database as they are kept, sealed or not, for a migration. */
export type RawPostgres = {
  stage(): Promise<MigrationStage>;
  setStage(stage: Exclude<MigrationStage, "none">): Promise<void>;
  /** Whether a table of ours has any row: `probe` has one as soon as anybody was here. */
  isEmpty(): Promise<boolean>;
  /** Writes the rows whose keys are not there yet; how many these were. */
  insertAbsent(table: string, rows: readonly TextRow[]): Promise<number>;
  /** Of these rows, the keys that are not there word for word. */
  differing(table: string, rows: readonly TextRow[]): Promise<readonly string[]>;
};

const MARK = "migration";
const OUR_OWN = [MARK, "probe", "canary", FORMAT_TABLE];

export function rawPostgres(connection: PostgresConnection): RawPostgres {
  const run = async <R>(sql: string, values: readonly unknown[]): Promise<R[]> =>
    (await connection.query(sql, values)).rows;
  const columns = (rows: readonly TextRow[]) => [
    textArray(rows.map(({ key }) => key)),
    textArray(rows.map(({ value }) => value)),
  ];

  async function insertAbsent(table: string, rows: readonly TextRow[]): Promise<number> {
    await ensureTable(connection, table);
    const sql = `INSERT INTO ${SCHEMA}."${table}" (key, value) SELECT * FROM unnest($1::text[], $2::text[])
      ON CONFLICT (key, COALESCE(namespace, '')) DO NOTHING RETURNING 1`;
    return (await run(sql, columns(rows))).length;
  }

  return {
    insertAbsent,

    stage: () => migrationStage(connection),

    async setStage(stage) {
      await insertAbsent(MARK, [{ key: "sqlite", value: stage }]);
      await run(`UPDATE ${SCHEMA}.${MARK} SET value = $1 WHERE key = 'sqlite'`, [stage]);
    },

    async isEmpty() {
      const tables = await run<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1`,
        [SCHEMA],
      );
      for (const { name } of tables.filter((table) => !OUR_OWN.includes(table.name))) {
        if ((await run(`SELECT 1 FROM ${SCHEMA}."${name}" LIMIT 1`, [])).length > 0) return false;
      }
      return true;
    },

    async differing(table, rows) {
      const sql = `SELECT ours.key FROM unnest($1::text[], $2::text[]) AS ours (key, value)
        LEFT JOIN ${SCHEMA}."${table}" AS theirs ON theirs.key = ours.key AND COALESCE(theirs.namespace, '') = ''
        WHERE theirs.value IS DISTINCT FROM ours.value`;
      return (await run<{ key: string }>(sql, columns(rows))).map(({ key }) => key);
    },
  };
}

/** Asked at each start, too: with half of the people there, the bot would do without the others. */
export async function migrationStage(connection: PostgresConnection): Promise<MigrationStage> {
  if (!(await isThere(connection, `${SCHEMA}.${MARK}`))) return "none";
  const { rows } = await connection.query(`SELECT value FROM ${SCHEMA}.${MARK} WHERE key = 'sqlite'`);
  return (rows[0] as { value: MigrationStage } | undefined)?.value ?? "none";
}
