import { createSoleLeadership, type Leadership } from "../cluster/leadership.ts";
import type { Config } from "../config/config.ts";
import { firstFailure } from "../errors.ts";
import { monotonicMs } from "../ops/clock.ts";
import { logLeadership } from "../ops/leadership-report.ts";
import type { Log } from "../ops/log.ts";
import { AgendaRow, createStoreAgenda, type StoreAgenda } from "../storage/agenda/store-agenda.ts";
import type { Store } from "../storage/core/store.ts";
import { createUserLocks, type UserLocks } from "../storage/core/user-locks.ts";
import { MigrationError } from "../storage/migration/migration-error.ts";
import { openSqliteStore } from "../storage/sqlite/sqlite-store.ts";

/** All that outlives the process, and what keeps two from changing the same at once. */
export type State = {
  readonly store: Store;
  readonly agenda: StoreAgenda;
  /** Locks of one name are the same in every process that shares the state. */
  userLocks(name: string): UserLocks;
  /** Which of the processes that share the state serves who is due. Closed by itself, before the rest. */
  readonly leadership: Leadership;
  close(): Promise<void>;
};

/**
 * Opens the state where the settings say it is: in a folder, for this process alone, or in a database that several
 * processes share.
 *
 * @throws {StoreInUseError | StoreRefusedError | StoreFolderError | StoreKeyError | DatabaseError | MigrationError} with a sentence for the operator
 */
export function openState(config: Pick<Config, "databaseUrl" | "stateDir" | "storeKeys">, log: Log): Promise<State> {
  if (!config.storeKeys) log.info({}, "the store is not encrypted: set STORE_KEY to encrypt what is kept about people");
  const opening = {
    keys: config.storeKeys,
    onSealed: (rows: number) =>
      log.info({ rows }, "everything in the store is encrypted with STORE_KEY; an old key is done with"),
  };
  return config.databaseUrl === undefined
    ? inFolder({ ...opening, folder: config.stateDir }, log)
    : inDatabase({ ...opening, url: config.databaseUrl }, log);
}

async function inFolder(opening: Parameters<typeof openSqliteStore>[0], log: Log): Promise<State> {
  const store = await openSqliteStore({
    ...opening,
    onMade: () => log.warn({}, "there was no store in STATE_DIR: a new one was made, with nobody's reminder in it"),
    onLoose: () =>
      log.warn({}, "other accounts of this machine may look into STATE_DIR: take their rights away with `chmod 700`"),
  });
  const agenda = createStoreAgenda({
    rows: store.collection("agenda", AgendaRow),
    onUnreadable: logUnreadable(log),
  });
  const locks = new Map<string, UserLocks>();
  return {
    store,
    agenda,
    userLocks(name) {
      const known = locks.get(name) ?? createUserLocks();
      locks.set(name, known);
      return known;
    },
    leadership: createSoleLeadership(),
    close: () => store.close(),
  };
}

function logUnreadable(log: Log) {
  return (_key: string, reason: string) => log.error({ reason }, "an agenda row was unreadable and set aside");
}

/** What a database needs is loaded only here: a folder does without pg and all that it brings. */
async function inDatabase(
  opening: Parameters<typeof import("../storage/postgres/postgres-store.ts").openPostgresStore>[0],
  log: Log,
): Promise<State> {
  const [
    { openPostgresStore },
    { openPostgresAgenda },
    { createPostgresLeadership },
    { migrationStage },
    { databaseErrorOf },
  ] = await Promise.all([
    import("../storage/postgres/postgres-store.ts"),
    import("../storage/agenda/postgres-agenda.ts"),
    import("../cluster/postgres-leadership.ts"),
    import("../storage/postgres/postgres-raw.ts"),
    import("../storage/postgres/postgres-trouble.ts"),
  ]);
  const store = await openPostgresStore({
    ...opening,
    onLost: (error) => log.warn({ error }, "the database closed a connection; the next query opens another"),
  });
  try {
    await using opened = new AsyncDisposableStack();
    opened.defer(() => store.close());
    if ((await migrationStage(store.connection)) === "begun") throw new MigrationError("unfinished");
    const agenda = await openPostgresAgenda({
      store,
      onUnreadable: logUnreadable(log),
      onCarried: (carried) =>
        log.info(
          { ...carried },
          "what is due was carried over from the version before: an instance of that version sends nothing more, stop it",
        ),
    });
    const all = opened.move();
    return {
      store,
      agenda,
      userLocks: (name) => store.userLocks(name),
      leadership: createPostgresLeadership({ url: opening.url, monotonicMs, report: logLeadership(log) }),
      close: () => all.disposeAsync(),
    };
  } catch (error) {
    const failure = firstFailure(error);
    throw failure instanceof MigrationError ? failure : databaseErrorOf(failure);
  }
}
