// `npm run migrate`: copies the store in STATE_DIR to the database in DATABASE_URL.

import { readMigrationConfig } from "../config/config.ts";
import { takeEnvFile } from "../config/load-env.ts";
import { firstFailure } from "../errors.ts";
import { createLog } from "../ops/log.ts";
import { refusalOf } from "../ops/refusal.ts";
import { type Migrated, migrate } from "../storage/migration/migrate.ts";
import { MigrationError } from "../storage/migration/migration-error.ts";
import { rawPostgres } from "../storage/postgres/postgres-raw.ts";
import { openPostgresStore } from "../storage/postgres/postgres-store.ts";
import { databaseErrorOf } from "../storage/postgres/postgres-trouble.ts";
import { hasSqliteStore, openRawSqlite } from "../storage/sqlite/sqlite-raw.ts";
import { openSqliteStore } from "../storage/sqlite/sqlite-store.ts";

process.umask(0o077); // what is kept about people is for this account alone

try {
  takeEnvFile();
  const config = readMigrationConfig(process.env);
  if (!hasSqliteStore(config.stateDir)) throw new MigrationError("no-store");
  console.log(`Copying ${config.stateDir} to the database. It may be cut off and started again at any time.`);
  console.log(outcome(await copy(config), config.stateDir));
} catch (error) {
  const trouble = databaseErrorOf(firstFailure(error));
  const refusal = refusalOf(error) ?? (trouble.trouble === "other" ? undefined : trouble.message);
  if (refusal === undefined) createLog("fatal").fatal({ error }, "the migration failed, and this is a bug");
  else console.error(refusal);
  process.exit(1);
}

/** With the folder to itself, so that no bot changes what is being copied. */
async function copy(config: ReturnType<typeof readMigrationConfig>): Promise<Migrated | undefined> {
  await using opened = new AsyncDisposableStack();
  const source = await openSqliteStore({ folder: config.stateDir, keys: config.storeKeys, mayBeMigrated: true });
  opened.defer(() => source.close());
  const from = openRawSqlite(config.stateDir);
  opened.defer(() => from.close());
  const store = await openPostgresStore({ url: config.databaseUrl, keys: config.storeKeys });
  opened.defer(() => store.close());
  const to = rawPostgres(store.connection);
  const migrated = await migrate({ from, to, tell: (line) => console.log(line) });
  source.noteMigrated();
  return migrated;
}

function outcome(migrated: Migrated | undefined, stateDir: string): string {
  if (migrated === undefined) return "This was done before, so nothing was changed: the bot can be started.";
  const { rows, leftBehind } = migrated;
  return [
    `Done: ${rows} rows are in the database, each compared with what it was copied from.`,
    ...(leftBehind > 0 ? [`Left behind, because the bot could not read them either: ${leftBehind}.`] : []),
    `Start the bot with DATABASE_URL set. With ${stateDir} alone it does not start any more: two bots would both send.`,
    `What is in ${stateDir} is as it was. It holds the same about people, so delete it once you are sure.`,
  ].join("\n");
}
