import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSqliteAdapter } from "../../../src/store/sqlite-table.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const fullSync = 2; // https://www.sqlite.org/pragma.html#pragma_synchronous

test("each connection flushes every write to a write-ahead log, and waits one second for a busy file", async () => {
  const adapter = openSqliteAdapter(join(tempFolder(), "winddown.sqlite"), "rows");
  onTestFinished(() => adapter.disconnect());

  expect(await adapter.query("PRAGMA synchronous")).toEqual([{ synchronous: fullSync }]);
  expect(await adapter.query("PRAGMA journal_mode")).toEqual([{ journal_mode: "wal" }]);
  expect(await adapter.query("PRAGMA busy_timeout")).toEqual([{ timeout: 1_000 }]);
});
