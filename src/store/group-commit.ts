import type { DatabaseSync } from "node:sqlite";
import { type Outcome, outcomeOf, type RunStatement, type Statement } from "./prepared-statements.ts";

/**
 * Runs statements in one transaction, so that one flush to the disk serves them all. What each came to
 * is told when the transaction is over: a fulfilled outcome is on the disk.
 *
 * A statement that fails, as on a broken constraint or a missing table, undoes its own work and the
 * others go on. Some failures, such as a full disk, make SQLite undo the whole transaction
 * (https://www.sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction); which ones
 * depends on the statement too, so SQLite is asked each time. Then, and when the transaction cannot
 * begin or be committed, nothing of it is kept and that failure is every statement's outcome.
 */
export function createGroupCommit(database: DatabaseSync, run: RunStatement) {
  const begin = database.prepare("BEGIN IMMEDIATE"); // with the file's lock, so that nothing later is refused as busy
  const commit = database.prepare("COMMIT");
  const rollback = database.prepare("ROLLBACK");

  function oneOf(statement: Statement): Outcome {
    const outcome = outcomeOf(run, statement);
    if (outcome.status === "rejected" && !database.isTransaction) throw outcome.reason;
    return outcome;
  }

  return function commitTogether(statements: readonly Statement[]): Outcome[] {
    if (statements.length === 0) return [];
    try {
      begin.run();
      const outcomes = statements.map(oneOf);
      commit.run();
      return outcomes;
    } catch (reason) {
      if (database.isTransaction) rollback.run();
      return statements.map(() => ({ status: "rejected", reason }));
    }
  };
}
