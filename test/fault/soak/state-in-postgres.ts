import pg from "pg";
import { type State, stateOver } from "./state.ts";

/** What can go wrong with the bot's database, done from outside: in place of a lock, everybody is cut off. */
export async function openStateInPostgres(url: string): Promise<State> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ask = async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows;
  return {
    ...stateOver({
      async read(table, key) {
        const [row] = await ask(`SELECT value FROM winddown.${table} WHERE key = $1`, [key]);
        return row?.value as string | undefined;
      },
      async write(table, key, text) {
        await ask(
          `INSERT INTO winddown.${table} (key, value) VALUES ($1, $2)
           ON CONFLICT (key, COALESCE(namespace, '')) DO UPDATE SET value = excluded.value`,
          [key, text],
        );
      },
    }),
    hasDisk: false,
    async lock() {
      await ask(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`);
    },
    unlock() {},
    fill() {},
    free() {},
    close: () => client.end(),
  };
}
