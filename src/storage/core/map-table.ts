import type { Table, Tables } from "./table.ts";

/**
 * What is about to happen to a table; `together` comes once for each table that has a part in it, before anything
 * is changed. Throwing makes it fail, waiting makes it slow.
 */
export type BeforeStep = (
  table: string,
  step: Exclude<keyof Table, "close"> | Extract<keyof Tables, "transaction">,
) => void | Promise<void>;

type MapTable = Table & {
  about(step: Parameters<BeforeStep>[1]): Promise<void>;
  /** At once and without fail, so that several are one. */
  apply(key: string, text: string | undefined): void;
};

/** Tables in Maps. Forgotten with the process. */
export function createMapTables(before: BeforeStep = () => {}): Tables {
  const tables = new Map<string, MapTable>();

  return {
    open(name) {
      const table = createMapTable((step) => before(name, step));
      tables.set(name, table);
      return table;
    },

    async transaction(changes) {
      for (const name of new Set(changes.map(({ table }) => table))) await tables.get(name)?.about("transaction");
      for (const { table, key, text } of changes) tables.get(table)?.apply(key, text);
    },
  };
}

/** Rows in a Map, in key order. */
function createMapTable(before: (step: Parameters<BeforeStep>[1]) => void | Promise<void>): MapTable {
  const rows = new Map<string, string>();
  let sortedKeys: string[] | undefined;
  let isClosed = false;

  async function step(name: Parameters<BeforeStep>[1]): Promise<void> {
    if (isClosed) throw new Error("the table is closed");
    await before(name);
  }

  function write(key: string, text: string): void {
    if (!rows.has(key)) sortedKeys = undefined;
    rows.set(key, text);
  }

  function remove(key: string): boolean {
    const existed = rows.delete(key);
    if (existed) sortedKeys = undefined;
    return existed;
  }

  return {
    about: step,

    apply(key, text) {
      if (text === undefined) remove(key);
      else write(key, text);
    },

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
      return remove(key);
    },

    async page({ after, upTo, limit }) {
      await step("page");
      sortedKeys ??= [...rows.keys()].sort();
      const start = after === undefined ? 0 : firstLater(sortedKeys, after);
      const end = upTo === undefined ? sortedKeys.length : firstLater(sortedKeys, upTo);
      return sortedKeys.slice(start, Math.min(end, start + limit)).map((key) => [key, rows.get(key)] as const);
    },

    async keysHolding(part, { after, limit }) {
      await step("keysHolding");
      sortedKeys ??= [...rows.keys()].sort();
      const start = after === undefined ? 0 : firstLater(sortedKeys, after);
      const keys = sortedKeys.slice(start, start + limit);
      return { keys: keys.filter((key) => key.includes(part)), last: keys.length < limit ? undefined : keys.at(-1) };
    },

    async count(upTo) {
      await step("count");
      if (upTo === undefined) return rows.size;
      sortedKeys ??= [...rows.keys()].sort();
      return firstLater(sortedKeys, upTo);
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
