import type { DatabaseSync } from "node:sqlite";
import { type Outcome, outcomeOf, type RunStatement, type Statement } from "./prepared-statements.ts";

/** Statements that are carried out all or not at all. Its outcome's rows are those of the last. */
export type Unit = readonly Statement[];

/**
 * Runs units of statements in one transaction, so that one flush to the disk serves them all. What each came to
 * is told when the transaction is over: a fulfilled outcome is on the disk.
 *
 * A unit that fails, as on a broken constraint or a missing table, undoes its own work and the
 * others go on. Some failures, such as a full disk, make SQLite undo the whole transaction
 * (https://www.sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction); which ones
 * depends on the statement too, so SQLite is asked each time. Then, and when the transaction cannot
 * begin or be committed, nothing of it is kept and that failure is every unit's outcome.
 */
export function createGroupCommit(database: DatabaseSync, run: RunStatement) {
  const begin = database.prepare("BEGIN IMMEDIATE"); // with the file's lock, so that nothing later is refused as busy
  const commit = database.prepare("COMMIT");
  const rollback = database.prepare("ROLLBACK");
  const savepoint = database.prepare("SAVEPOINT unit");
  const release = database.prepare("RELEASE unit");
  const backToSavepoint = database.prepare("ROLLBACK TO unit");

  /** A single statement undoes its own work when it fails; of several, the first may have been carried out. */
  function outcomeOfUnit(unit: Unit, isGuarded: boolean): Outcome {
    if (isGuarded) savepoint.run();
    let outcome: Outcome = { status: "fulfilled", value: [] };
    for (const [index, statement] of unit.entries()) {
      outcome = outcomeOf(run, statement);
      if (outcome.status === "fulfilled") continue;
      if (!database.isTransaction) throw outcome.reason;
      if (isGuarded) backToSavepoint.run();
      else if (index > 0) throw halfDone;
      break;
    }
    if (isGuarded) release.run();
    return outcome;
  }

  /** All units in one transaction; undefined when one was left half done, and nothing of them is kept. */
  function transact(units: readonly Unit[], isGuarded: boolean): Outcome[] | undefined {
    try {
      begin.run();
      const outcomes = units.map((unit) => outcomeOfUnit(unit, isGuarded && unit.length > 1));
      commit.run();
      return outcomes;
    } catch (reason) {
      if (database.isTransaction) rollback.run();
      return reason === halfDone ? undefined : units.map(() => ({ status: "rejected", reason }));
    }
  }

  return function commitTogether(units: readonly Unit[]): Outcome[] {
    if (units.length === 0) return [];
    // Savepoints make SQLite keep a copy of every page they may have to restore, and hardly any unit ever fails.
    return transact(units, false) ?? transact(units, true) ?? [];
  };
}

/** Thrown when a unit without a savepoint fails behind its first statement. */
const halfDone = new Error("a unit was left half done");
