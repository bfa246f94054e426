import { expect, test } from "vitest";
import { gatherReads } from "../../../../src/storage/core/gathered-reads.ts";
import { createMapTables } from "../../../../src/storage/core/map-table.ts";
import type { Table } from "../../../../src/storage/core/table.ts";

/** A table of numbered rows that notes each query. */
function setUp(failing = false) {
  const queries: string[] = [];
  const read = <R>(query: string, answer: R): Promise<R> => {
    queries.push(query);
    return failing ? Promise.reject(new Error("the disk is gone")) : Promise.resolve(answer);
  };
  const rows: Table = {
    ...createMapTables().open("rows"),
    get: (key) => read(`get ${key}`, `row ${key}`),
    getMany: (keys) =>
      read(
        `getMany ${keys}`,
        keys.map((key) => `row ${key}`),
      ),
  };
  return { table: gatherReads(rows), queries };
}

test("reads of one turn are one query, and each gets its own row", async () => {
  const { table, queries } = setUp();

  const rows = await Promise.all(["1", "2", "1"].map((key) => table.get(key)));

  expect(rows).toEqual(["row 1", "row 2", "row 1"]);
  expect(queries).toEqual(["getMany 1,2,1"]);
});

test("a read by itself stays one", async () => {
  const { table, queries } = setUp();

  expect(await table.get("1")).toBe("row 1");
  expect(await table.get("2")).toBe("row 2");
  expect(queries).toEqual(["get 1", "get 2"]);
});

test("a query that fails fails for all who asked, and not for who asks later", async () => {
  const { table, queries } = setUp(true);

  const outcomes = await Promise.allSettled([table.get("1"), table.get("2")]);
  await expect(table.get("3")).rejects.toThrow("the disk is gone");

  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(queries).toEqual(["getMany 1,2", "get 3"]);
});
