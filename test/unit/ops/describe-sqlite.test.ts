import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { describeError } from "../../../src/ops/describe-error.ts";
import { StoreError, StoreRefusedError } from "../../../src/storage/core/store-errors.ts";

const sqliteError = (errcode: number) => Object.assign(new Error("from SQLite"), { code: "ERR_SQLITE_ERROR", errcode });

test.each([
  [13, "the disk is full"],
  [8, "may only be read"],
  [11, "is damaged"],
  [10, "an I/O error"],
  [3338, "an I/O error"], // SQLITE_IOERR_ACCESS: an extended code, whose lowest eight bits are 10
])("SQLite's own code %i is in the log, with the sentence that belongs to it", (code, sentence) => {
  const described = describeError(new StoreError("reminders", "write", sqliteError(code)));
  expect(described.cause).toMatchObject({ sqlite: code & 0xff });
  expect(described.cause?.means).toContain(sentence);
});

test("what node:sqlite throws has that code", () => {
  const database = new DatabaseSync(":memory:");
  database.exec("CREATE TABLE kept (row TEXT); PRAGMA query_only = ON");
  try {
    database.exec("INSERT INTO kept VALUES ('x')");
    expect.unreachable();
  } catch (error) {
    expect(describeError(error)).toMatchObject({ sqlite: 8 });
  }
});

test("an error that is none of SQLite's has none", () => {
  expect(describeError(new Error("else"))).not.toHaveProperty("sqlite");
});

test("of a store that has gone away it is said what to do", () => {
  const error = new StoreError("reminders", "write", new StoreRefusedError("vanished", "/srv/winddown"));
  expect(describeError(error).cause?.means).toMatch(/in \/srv\/winddown is not there any more.*start the bot again/);
});
