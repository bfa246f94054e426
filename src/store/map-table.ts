import type { Table } from "./table.ts";

/** What is about to happen to a table. Throwing makes it fail, waiting makes it slow. */
export type BeforeStep = (step: Exclude<keyof Table, "close">) => void | Promise<void>;

/** Rows in a Map, in key order. Forgotten with the process. */
export function createMapTable(before: BeforeStep = () => {}): Table {
  const rows = new Map<string, string>();
  let sortedKeys: string[] | undefined;
  let isClosed = false;

  async function step(name: Parameters<BeforeStep>[0]): Promise<void> {
    if (isClosed) throw new Error("the table is closed");
    await before(name);
  }

  function write(key: string, text: string): void {
    if (!rows.has(key)) sortedKeys = undefined;
    rows.set(key, text);
  }

  return {
    async get(key) {
      await step("get");
      return rows.get(key);
    },

    async getMany(keys) {
      await step("getMany");
      return keys.map((key) => rows.get(key));
    },

    async set(key, text) {
      await step("set");
      write(key, text);
    },

    async setMany(entries) {
      await step("setMany");
      for (const [key, text] of entries) write(key, text);
    },

    async delete(key) {
      await step("delete");
      const existed = rows.delete(key);
      if (existed) sortedKeys = undefined;
      return existed;
    },

    async page({ after, upTo, limit }) {
      await step("page");
      sortedKeys ??= [...rows.keys()].sort();
      const start = after === undefined ? 0 : firstLater(sortedKeys, after);
      const end = upTo === undefined ? sortedKeys.length : firstLater(sortedKeys, upTo);
      return sortedKeys.slice(start, Math.min(end, start + limit)).map((key) => [key, rows.get(key)] as const);
    },

    async count() {
      await step("count");
      return rows.size;
    },

    async close() {
      isClosed = true;
    },
  };
}

/** The index of the first key that sorts after `bound`. */
function firstLater(sortedKeys: readonly string[], bound: string): number {
  let low = 0;
  let high = sortedKeys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sortedKeys[middle] as string) > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}
