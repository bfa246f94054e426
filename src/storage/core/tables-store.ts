import { z } from "zod";
import { createCollection } from "./collection.ts";
import type { Store } from "./store.ts";
import { StoreError } from "./store-errors.ts";
import type { Table, Tables } from "./table.ts";
import { checkTableName } from "./table-key.ts";

/**
 * The same schema, under which a record keeps what it has besides: a later version may have written it, and whoever goes
 * back to this one neither loses it nor goes without their reminder.
 */
function keepingUnknown<T>(schema: z.ZodType<T>): z.ZodType<T> {
  return schema instanceof z.ZodObject ? (schema.loose() as unknown as z.ZodType<T>) : schema;
}

/** Behind the name of a table: the table of its quarantine. Stores hold tables of that name, so it is never to be changed. */
const QUARANTINE_SUFFIX = "_aside";

/** A store over an engine's tables: one for each name, and one for its quarantine beside it when needed. */
export function createTablesStore(engine: Tables): Store {
  const tables = new Map<string, Table>();
  let isClosed = false;
  let probes = 0;

  function table(name: string): Table {
    if (isClosed) throw new Error("the store is closed");
    const known = tables.get(name);
    if (known) return known;
    const opened = engine.open(name);
    tables.set(name, opened);
    return opened;
  }

  return {
    collection(name, schema) {
      checkTableName(name);
      return createCollection({
        name,
        schema: keepingUnknown(schema),
        table: table(name),
        openQuarantine: () => table(name + QUARANTINE_SUFFIX),
      });
    },

    async transaction(changes) {
      if (changes.length === 0) return;
      try {
        await engine.transaction(changes);
      } catch (error) {
        const names = new Set(changes.map((change) => change.table));
        throw new StoreError([...names].join(" and "), "write", error);
      }
    },

    scrub() {
      if (!isClosed) engine.scrub?.();
    },

    async writable() {
      try {
        await engine.check?.();
        await engine.tryRoom?.();
        // Another value each time: what is written over with itself may need nothing of the disk.
        probes += 1;
        await table("probe").set("writable", String(probes));
        return true;
      } catch {
        return false; // whatever the reason, it is the answer
      }
    },

    async check() {
      await engine.check?.();
    },

    async close() {
      if (isClosed) return;
      isClosed = true;
      const closings = await Promise.allSettled([...tables.values()].map((each) => each.close()));
      await engine.release?.();
      for (const closing of closings) if (closing.status === "rejected") throw closing.reason;
    },
  };
}
