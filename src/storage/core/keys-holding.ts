import { setImmediate as nextTurn } from "node:timers/promises";
import type { Table } from "./table.ts";

/** So many keys are looked at in a millisecond or two. */
const KEYS_AT_ONCE = 10_000;

/** Every key of the table that holds `part`; between two looks everybody else has a turn. */
export async function keysHolding(table: Table, part: string): Promise<string[]> {
  const found: string[] = [];
  let after: string | undefined;
  for (;;) {
    const { keys, last } = await table.keysHolding(part, { after, limit: KEYS_AT_ONCE });
    found.push(...keys);
    if (last === undefined) return found;
    after = last;
    await nextTurn();
  }
}
