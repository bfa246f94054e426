import { writeSync } from "node:fs";
import { z } from "zod";
import { openSqliteStore } from "../../src/storage/sqlite/sqlite-store.ts";

/**
 * A second process for the store's tests: opens the folder named by its argument, says so, then puts
 * one row after the other and says each key once the store has acknowledged it. It ends by being killed.
 */
const store = await openSqliteStore({ folder: process.argv[2] ?? "" });
const rows = store.collection("rows", z.strictObject({ version: z.literal(1), padding: z.string() }));
writeSync(1, "open\n");
for (let key = 1; ; key += 1) {
  await rows.put(String(key).padStart(9, "0"), { version: 1, padding: "x".repeat(key % 3_000) });
  writeSync(1, `${key}\n`);
}
