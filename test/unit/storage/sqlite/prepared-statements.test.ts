import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test, vi } from "vitest";
import { createPreparedStatements } from "../../../../src/storage/sqlite/prepared-statements.ts";

function setUp() {
  const database = new DatabaseSync(":memory:");
  onTestFinished(() => database.close());
  database.exec("CREATE TABLE rows (key TEXT PRIMARY KEY); INSERT INTO rows VALUES ('1'), ('2')");
  const prepare = vi.spyOn(database, "prepare");
  return { database, run: createPreparedStatements(database), timesPrepared: () => prepare.mock.calls.length };
}

test("a statement is prepared once however often it is run", () => {
  const { run, timesPrepared } = setUp();
  const sql = "SELECT key FROM rows WHERE key = ?";

  expect(["1", "2", "3"].map((key) => run({ sql, values: [key] }))).toEqual([[{ key: "1" }], [{ key: "2" }], []]);
  expect(timesPrepared()).toBe(1);
});

test("of many kinds the last 128 used are kept", () => {
  const { run, timesPrepared } = setUp();
  const kind = (nth: number) => ({ sql: `SELECT ${nth} FROM rows WHERE key = ?`, values: ["1"] });
  for (let nth = 1; nth <= 128; nth += 1) run(kind(nth));
  run(kind(1));
  expect(timesPrepared()).toBe(128);

  run(kind(129));
  run(kind(1));
  expect(timesPrepared()).toBe(129);
  run(kind(2));
  expect(timesPrepared()).toBe(130);
});

test("a table changed in between is seen as it is", () => {
  const { database, run } = setUp();
  const all = { sql: "SELECT * FROM rows WHERE key = ?", values: ["1"] };
  const columns = { sql: "PRAGMA table_info(rows)", values: [] };
  expect([run(all), run(columns).length]).toEqual([[{ key: "1" }], 1]);

  database.exec("ALTER TABLE rows ADD COLUMN value TEXT DEFAULT 'x'");

  expect([run(all), run(columns).length]).toEqual([[{ key: "1", value: "x" }], 2]);
});

test("a statement that failed is none the worse for it", () => {
  const { run } = setUp();
  const insert = (key: string) => run({ sql: "INSERT INTO rows VALUES (?)", values: [key] });

  expect(() => insert("1")).toThrow("UNIQUE");

  expect(insert("3")).toEqual([]);
});
