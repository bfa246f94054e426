// Opens a store and says for each line it is sent whether it can be written.
import { createInterface } from "node:readline";
import { openSqliteStore } from "../../../../src/storage/sqlite/sqlite-store.ts";

const store = await openSqliteStore({ folder: process.argv[2] ?? "" });
console.log(await store.writable());
for await (const _line of createInterface({ input: process.stdin })) console.log(await store.writable());
await store.close();
