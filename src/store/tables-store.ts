import { createCollection } from "./collection.ts";
import type { Store } from "./store.ts";
import type { Table } from "./table.ts";
import { checkTableName } from "./table-key.ts";

type Parts = {
  readonly openTable: (name: string) => Table;
  /** Lets go of what the tables stood on, after the last of them is closed. */
  readonly release?: () => void | Promise<void>;
};

/** A store over whatever opens tables: one table for each name, and `<name>_aside` beside it when needed. */
export function createTablesStore({ openTable, release }: Parts): Store {
  const tables = new Map<string, Table>();
  let isClosed = false;

  function table(name: string): Table {
    if (isClosed) throw new Error("the store is closed");
    const known = tables.get(name);
    if (known) return known;
    const opened = openTable(name);
    tables.set(name, opened);
    return opened;
  }

  return {
    collection(name, schema) {
      checkTableName(name);
      return createCollection({ name, schema, table: table(name), openAside: () => table(`${name}_aside`) });
    },

    async writable() {
      try {
        await table("probe").set("writable", "true");
        return true;
      } catch {
        return false; // whatever the reason, it is the answer
      }
    },

    async close() {
      if (isClosed) return;
      isClosed = true;
      const closings = await Promise.allSettled([...tables.values()].map((each) => each.close()));
      await release?.();
      for (const closing of closings) if (closing.status === "rejected") throw closing.reason;
    },
  };
}
