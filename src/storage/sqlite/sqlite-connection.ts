import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import { createScrub } from "../core/scrub.ts";
import { StoreRefusedError } from "../core/store-errors.ts";
import { createGroupCommit, type Unit } from "./group-commit.ts";
import { createPreparedStatements, type Outcome } from "./prepared-statements.ts";
import { presenceOf } from "./sqlite-folder.ts";

/**
 * The one connection to a SQLite file, for all its tables.
 *
 * Writes of one turn of the event loop are committed together. A write that resolved is on the disk,
 * one that rejected was undone. Anything else, such as a read, runs at once: it sees every write that has
 * resolved, and none that has not. Behind the writes it would split one commit into many, as fifty people at once
 * each read before they write.
 */
export type SqliteConnection = {
  /** Rejects with SQLite's own error. */
  query(sql: string, ...values: SQLInputValue[]): Promise<unknown[]>;
  /** Writes that are made all or not at all, in the commit of their turn. Rejects with SQLite's own error. */
  transaction(statements: Unit): Promise<void>;
  /**
   * Sees to it that what was deleted leaves the files, too: soon, or now where a start has not begun to serve.
   * "mark" only notes that it is to be done.
   */
  scrub(when: "soon" | "now" | "mark"): void;
  /** Resolves when everything asked for until then, or begun in this turn, is over. */
  idle(): Promise<void>;
  /** Waits like `idle`; afterwards every query rejects. Closing twice is fine. */
  close(): Promise<void>;
};

/**
 * How long a transaction waits for another program, such as a backup, to let go of the file. The whole
 * process waits with it, and Discord wants an answer within 3 seconds, so it is kept short.
 */
const busyTimeoutMilliseconds = 1_000;

/**
 * So long after the last commit what is in the log goes into the file itself, of which a careless copy is then nearly
 * complete. It is not waited for, and readers are left alone ("passive").
 */
const idleBeforeCheckpointMilliseconds = 2_000;

/** How much goes into one transaction: 250 rows of four columns, some milliseconds in which nobody is answered. */
const mostValuesTogether = 1_000;

type Waiting = { readonly unit: Unit; readonly settle: (outcome: Outcome) => void };

/** @throws SQLite's own error, such as when the file is not a database */
export function openSqliteConnection(file: string): SqliteConnection {
  const database = openDatabase(file);
  const isThere = presenceOf(file);
  const run = createPreparedStatements(database);
  const commitTogether = createGroupCommit(database, run);
  const scrub = createScrub(database);
  const waiting: Waiting[] = [];
  let checkpoint: NodeJS.Timeout | undefined;
  let lastToWait: Promise<unknown> = Promise.resolve();

  /** Runs what has waited longest, in one transaction. */
  function runWaiting(): void {
    const window = waiting.splice(0, windowLength(waiting));
    if (waiting.length > 0) setImmediate(runWaiting);
    const outcomes = isThere() ? commitTogether(window.map(({ unit }) => unit)) : window.map(() => vanished(file));
    for (const [index, outcome] of outcomes.entries()) window[index]?.settle(outcome);
    checkpointWhenIdle();
  }

  function checkpointWhenIdle(): void {
    clearTimeout(checkpoint);
    checkpoint = setTimeout(() => {
      if (!database.isOpen) return;
      try {
        database.exec("PRAGMA wal_checkpoint(PASSIVE)");
      } catch {
        // Locked, or no room on the disk: all of it is in the log, and there is a next time.
      }
    }, idleBeforeCheckpointMilliseconds).unref();
  }

  function wait(unit: Unit): Promise<unknown[]> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown[]>();
    if (waiting.length === 0) setImmediate(runWaiting);
    waiting.push({
      unit,
      settle: (outcome) => (outcome.status === "fulfilled" ? resolve(outcome.value) : reject(outcome.reason)),
    });
    lastToWait = promise;
    return promise;
  }

  async function idle(): Promise<void> {
    await nextTurn();
    await Promise.allSettled([lastToWait]);
  }

  return {
    async query(sql, ...values) {
      if (!database.isOpen) throw new Error("the database is closed");
      const statement = { sql, values };
      return changesRows(sql) ? wait([statement]) : run(statement);
    },

    async transaction(statements) {
      if (!database.isOpen) throw new Error("the database is closed");
      await wait(statements);
    },

    scrub(when) {
      if (!database.isOpen) return;
      if (when === "soon") scrub.soon();
      else if (when === "mark") scrub.mark();
      else scrub.atStart();
    },

    idle,

    async close() {
      await idle();
      clearTimeout(checkpoint);
      const reason = new Error("the database is closed");
      for (const late of waiting.splice(0)) late.settle({ status: "rejected", reason });
      if (!database.isOpen) return;
      scrub.atEnd();
      database.close();
    },
  };
}

/**
 * WAL with `synchronous = FULL`: a commit is on the disk (https://www.sqlite.org/pragma.html#pragma_synchronous).
 * With `secure_delete`, deleted rows are overwritten with zeros; see `scrub` for the rest.
 */
function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: busyTimeoutMilliseconds });
  try {
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function vanished(file: string): Outcome {
  return { status: "rejected", reason: new StoreRefusedError("vanished", dirname(file)) };
}

/** What changes rows. What changes tables is left out: it needs the file's lock only when there is something to change. */
function changesRows(sql: string): boolean {
  return /^\s*(INSERT|UPDATE|DELETE)\b/i.test(sql);
}

function windowLength(waiting: readonly Waiting[]): number {
  let values = 0;
  const beyond = waiting.findIndex(({ unit }) => {
    for (const statement of unit) values += statement.values.length;
    return values > mostValuesTogether;
  });
  return beyond === -1 ? waiting.length : Math.max(beyond, 1);
}
