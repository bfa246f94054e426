import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { createRecent } from "../core/recent.ts";

/** One statement as it was asked for. */
export type Statement = { readonly sql: string; readonly values: readonly SQLInputValue[] };

/** Runs a statement to its end; the rows it gives, if it gives any. */
export type RunStatement = (statement: Statement) => unknown[];

/** What came of a statement. */
export type Outcome = PromiseSettledResult<unknown[]>;

export function outcomeOf(run: RunStatement, statement: Statement): Outcome {
  try {
    return { status: "fulfilled", value: run(statement) };
  } catch (reason) {
    return { status: "rejected", reason };
  }
}

/** Enough for a dozen tables: each has a read, a write, a delete and four kinds of page. */
const mostKept = 128;

/**
 * Runs statements that are prepared once and kept, the last used of them.
 *
 * What binds no values is prepared for one use: it sets up tables, and keeping it would keep
 * `PRAGMA table_info` as the table was.
 */
export function createPreparedStatements(database: DatabaseSync): RunStatement {
  const kept = createRecent<StatementSync>(mostKept);

  function prepared(sql: string): StatementSync {
    const statement = kept.get(sql) ?? database.prepare(sql);
    kept.set(sql, statement);
    return statement;
  }

  return ({ sql, values }) => (values.length === 0 ? database.prepare(sql).all() : prepared(sql).all(...values));
}
