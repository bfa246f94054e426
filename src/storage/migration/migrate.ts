import { setImmediate as nextTurn } from "node:timers/promises";
import type { RawPostgres } from "../postgres/postgres-raw.ts";
import type { RawSqlite } from "../sqlite/sqlite-raw.ts";
import { MigrationError } from "./migration-error.ts";

const ROWS_AT_ONCE = 1_000;
/** How often the operator is told how far it is, in rows. */
const TELL_EVERY = 20_000;

/** It says only that the folder could be written to. */
const LEFT_OUT = ["probe"];

type Dependencies = {
  readonly from: RawSqlite;
  readonly to: RawPostgres;
  readonly tell: (line: string) => void;
};

export type Migrated = {
  readonly rows: number;
  /** Rows that are no text: they mean nothing to the bot and stay where they are. */
  readonly leftBehind: number;
};

/**
 * Copies everything, then compares every row with its copy. Cut off anywhere, it goes on where it was when it is
 * started again: what is there already is not written again. Once it is done it is never done again, because what was
 * deleted in the database since would come back.
 *
 * @returns undefined when it was done before
 * @throws {MigrationError} when the database has somebody's records already, or a copy is not what it was made of
 */
export async function migrate(dependencies: Dependencies): Promise<Migrated | undefined> {
  const { from, to, tell } = dependencies;
  const stage = await to.stage();
  if (stage === "done") return undefined;
  if (stage === "none" && !(await to.isEmpty())) throw new MigrationError("not-empty");
  if (stage === "begun") tell("Going on with a migration that was cut off.");
  await to.setStage("begun");

  const tables = from.tables().filter(({ name }) => !LEFT_OUT.includes(name));
  const total = { rows: 0, leftBehind: 0 };
  for (const [what, pass] of [
    ["copied", copyPage],
    ["compared", comparePage],
  ] as const) {
    for (const { name, rows } of tables) {
      const done = await eachPage(dependencies, name, rows, what, pass);
      if (what === "copied") total.leftBehind += done.leftBehind;
      else total.rows += done.kept;
    }
  }
  await to.setStage("done");
  return total;
}

type Row = { readonly key: string; readonly value: string };
type Pass = (dependencies: Dependencies, table: string, rows: readonly Row[]) => Promise<void>;

async function eachPage({ from, ...rest }: Dependencies, table: string, rows: number, what: string, pass: Pass) {
  const done = { kept: 0, leftBehind: 0 };
  let told = 0;
  for (let after = ""; ; ) {
    const page = from.page(table, after, ROWS_AT_ONCE);
    const kept = page.flatMap(({ key, value }) => (value === undefined ? [] : [{ key, value }]));
    if (kept.length > 0) await pass({ from, ...rest }, table, kept);
    done.kept += kept.length;
    done.leftBehind += page.length - kept.length;
    after = page.at(-1)?.key ?? after;
    if (page.length < ROWS_AT_ONCE) break;
    if (done.kept - told >= TELL_EVERY) {
      told = done.kept;
      rest.tell(`  ${table}: ${done.kept} of ${rows} ${what}`);
    }
    await nextTurn();
  }
  rest.tell(`  ${table}: ${done.kept} ${what}`);
  return done;
}

async function copyPage({ to }: Dependencies, table: string, rows: readonly Row[]): Promise<void> {
  await to.insertAbsent(table, rows);
}

async function comparePage({ to }: Dependencies, table: string, rows: readonly Row[]): Promise<void> {
  if ((await to.differing(table, rows)).length > 0) throw new MigrationError("differs");
}
