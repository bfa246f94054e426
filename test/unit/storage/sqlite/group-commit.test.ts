import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { createGroupCommit } from "../../../../src/storage/sqlite/group-commit.ts";
import { createPreparedStatements, type Statement } from "../../../../src/storage/sqlite/prepared-statements.ts";
import { tempFolder } from "../../../support/temp-folder.ts";
import { countCommits } from "./wal-commits.ts";

function openFile(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 0 });
  onTestFinished(() => database.close());
  return database;
}

/** Two tables, of which `nights.bedtime` is looked for in `bedtimes` when a transaction is committed. */
function setUp() {
  const file = join(tempFolder(), "rows.sqlite");
  const database = openFile(file);
  database.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE bedtimes (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE nights (key TEXT, bedtime TEXT REFERENCES bedtimes DEFERRABLE INITIALLY DEFERRED);
  `);
  const commitUnits = createGroupCommit(database, createPreparedStatements(database));
  const commitTogether = (statements: readonly Statement[]) => commitUnits(statements.map((one) => [one]));
  const other = openFile(file);
  return {
    file,
    database,
    other,
    commitUnits,
    commitTogether,
    keys: () =>
      other
        .prepare("SELECT key FROM bedtimes ORDER BY key")
        .all()
        .map(({ key }) => key),
  };
}

const put = (key: string, value: string | null = "22:30") => ({
  sql: "INSERT INTO bedtimes VALUES (?, ?)",
  values: [key, value],
});

const statuses = (outcomes: readonly PromiseSettledResult<unknown>[]) => outcomes.map(({ status }) => status);
const reasons = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.map((outcome) => (outcome.status === "rejected" ? String(outcome.reason) : "none"));

test("many statements are one commit, and each gives its own rows", () => {
  const { file, commitTogether, keys } = setUp();
  const before = countCommits(file);

  const outcomes = commitTogether([
    put("1"),
    put("2"),
    { sql: "DELETE FROM bedtimes WHERE key = ? RETURNING key", values: ["1"] },
    { sql: "DELETE FROM bedtimes WHERE key = ? RETURNING key", values: ["9"] },
  ]);

  expect(outcomes.map((outcome) => outcome.status === "fulfilled" && outcome.value)).toEqual([
    [],
    [],
    [{ key: "1" }],
    [],
  ]);
  expect(countCommits(file) - before).toBe(1);
  expect(keys()).toEqual(["2"]);
});

test("no statements are no commit", () => {
  const { file, commitTogether } = setUp();
  const before = countCommits(file);

  expect(commitTogether([])).toEqual([]);

  expect(countCommits(file)).toBe(before);
});

test.each([
  ["breaks a constraint", put("bad", null), "NOT NULL"],
  ["names a table that is not there", { sql: "INSERT INTO naps VALUES (?)", values: ["bad"] }, "no such table: naps"],
  ["binds more than it has room for", { sql: "DELETE FROM bedtimes WHERE key = ?", values: ["bad", "2"] }, "range"],
])("a statement that %s fails alone", (_name, bad, reason) => {
  const { commitTogether, keys } = setUp();

  const outcomes = commitTogether([put("1"), bad, put("2")]);

  expect(reasons(outcomes)).toEqual(["none", expect.stringContaining(reason), "none"]);
  expect(keys()).toEqual(["1", "2"]);
});

test("a statement of many rows that fails at the last of them writes none", () => {
  const { commitTogether, keys } = setUp();

  const outcomes = commitTogether([
    put("1"),
    { sql: "INSERT INTO bedtimes VALUES (?, ?), (?, ?)", values: ["2", "22:30", "1", "23:00"] },
  ]);

  expect(statuses(outcomes)).toEqual(["fulfilled", "rejected"]);
  expect(keys()).toEqual(["1"]);
});

test("a statement that undoes the whole transaction makes all of them fail, those after it too", () => {
  const { commitTogether, keys } = setUp();
  commitTogether([put("1")]);

  const outcomes = commitTogether([
    put("2"),
    { sql: "INSERT OR ROLLBACK INTO bedtimes VALUES (?, ?)", values: ["1", "23:00"] },
    put("3"),
  ]);

  expect(reasons(outcomes)).toEqual(Array(3).fill(expect.stringContaining("UNIQUE")));
  expect(keys()).toEqual(["1"]);
});

test("a commit that fails makes all of them fail and leaves nothing half-written, and the next succeeds", () => {
  const { database, commitTogether, keys } = setUp();

  const outcomes = commitTogether([
    put("1"),
    { sql: "INSERT INTO nights VALUES (?, ?)", values: ["1", "of nobody"] },
    put("2"),
  ]);

  expect(reasons(outcomes)).toEqual(Array(3).fill(expect.stringContaining("FOREIGN KEY")));
  expect(database.isTransaction).toBe(false);
  expect(keys()).toEqual([]);
  expect(statuses(commitTogether([put("1"), put("2")]))).toEqual(["fulfilled", "fulfilled"]);
  expect(keys()).toEqual(["1", "2"]);
});

test("while another program writes, all of them fail, and the next succeeds", () => {
  const { other, commitTogether, keys } = setUp();
  other.exec("BEGIN IMMEDIATE");

  expect(reasons(commitTogether([put("1"), put("2")]))).toEqual(Array(2).fill("Error: database is locked"));

  other.exec("ROLLBACK");
  expect(statuses(commitTogether([put("1"), put("2")]))).toEqual(["fulfilled", "fulfilled"]);
  expect(keys()).toEqual(["1", "2"]);
});

test("on a full disk exactly what was fulfilled is there, and it goes on when there is room", () => {
  const { database, commitTogether, keys } = setUp();
  database.exec("PRAGMA max_page_count = 12");

  const outcomes = commitTogether([put("1"), put("2", "x".repeat(100_000)), put("3")]);

  expect(reasons(outcomes)).toContain("Error: database or disk is full");
  expect(keys()).toEqual(["1", "2", "3"].filter((_key, index) => outcomes[index]?.status === "fulfilled"));
  database.exec("PRAGMA max_page_count = 1000");
  expect(statuses(commitTogether([put("4"), put("5", "x".repeat(100_000))]))).toEqual(["fulfilled", "fulfilled"]);
});

describe("units of several statements", () => {
  test("are one commit, each whole, with the rows of its last statement", () => {
    const { file, commitUnits, keys } = setUp();
    const before = countCommits(file);

    const outcomes = commitUnits([
      [put("1"), put("2"), { sql: "DELETE FROM bedtimes WHERE key = ? RETURNING key", values: ["1"] }],
      [put("3")],
    ]);

    expect(outcomes).toEqual([
      { status: "fulfilled", value: [{ key: "1" }] },
      { status: "fulfilled", value: [] },
    ]);
    expect(countCommits(file) - before).toBe(1);
    expect(keys()).toEqual(["2", "3"]);
  });

  test.each([
    ["first", [put("bad", null), put("a"), put("b")]],
    ["second", [put("a"), put("bad", null), put("b")]],
    ["last", [put("a"), put("b"), put("bad", null)]],
  ])("one that fails at its %s leaves nothing of itself, and the others are whole", (_which, bad) => {
    const { file, commitUnits, keys } = setUp();
    const before = countCommits(file);

    const outcomes = commitUnits([[put("1"), put("2")], bad, [put("3")], [put("4"), put("5")], [put("6", null)]]);

    const [fine, refused] = ["none", expect.stringContaining("NOT NULL")];
    expect(reasons(outcomes)).toEqual([fine, refused, fine, fine, refused]);
    expect(keys()).toEqual(["1", "2", "3", "4", "5"]);
    expect(countCommits(file) - before).toBe(1);
  });

  test("several that fail fail alone, and what comes after them in the same transaction can still be undone", () => {
    const { commitUnits, keys } = setUp();

    const outcomes = commitUnits([
      [put("1"), put("1")],
      [put("2"), put("3")],
      [put("3"), put("4")],
      [put("5"), put("2")],
    ]);

    expect(statuses(outcomes)).toEqual(["rejected", "fulfilled", "rejected", "rejected"]);
    expect(keys()).toEqual(["2", "3"]);
  });

  test("one that undoes the whole transaction makes all of them fail", () => {
    const { commitUnits, keys } = setUp();
    const rollsBack = { sql: "INSERT OR ROLLBACK INTO bedtimes VALUES (?, ?)", values: ["1", "23:00"] };

    const outcomes = commitUnits([
      [put("1"), put("2")],
      [put("3"), rollsBack],
      [put("4"), put("5")],
    ]);

    expect(reasons(outcomes)).toEqual(Array(3).fill(expect.stringContaining("UNIQUE")));
    expect(keys()).toEqual([]);
  });

  test("one without statements is nothing", () => {
    const { commitUnits, keys } = setUp();

    expect(statuses(commitUnits([[], [put("1")]]))).toEqual(["fulfilled", "fulfilled"]);
    expect(keys()).toEqual(["1"]);
  });
});
