import { writeSync } from "node:fs";
import { z } from "zod";
import { openSqliteStore } from "../../../../src/storage/sqlite/sqlite-store.ts";

/**
 * A second process for the store's tests: fifty writers at once, each putting one row after the other
 * and saying its key as soon as the store has acknowledged it. It ends by being killed.
 */
const store = await openSqliteStore({ folder: process.argv[2] ?? "" });
const Row = z.strictObject({ version: z.literal(1), padding: z.string() });
const collections = [store.collection("rows", Row), store.collection("more_rows", Row)] as const;

async function write(writer: number): Promise<never> {
  for (let nth = 1; ; nth += 1) {
    await collections[writer % 2 === 0 ? 0 : 1].put(`${writer}-${nth}`, { version: 1, padding: "x".repeat(nth) });
    writeSync(1, `${writer}-${nth}\n`);
  }
}

await Promise.all(Array.from({ length: 50 }, (_, writer) => write(writer)));
