import type { Sealing } from "../sealing/sealing.ts";
import type { Tables } from "./table.ts";

/** The same tables with sealed values; keys stay readable, because pages are asked for by key. */
export function createSealedTables(tables: Tables, { seal, open }: Sealing): Tables {
  return {
    ...tables,

    open(name) {
      const table = tables.open(name);
      return {
        ...table,
        get: async (key) => open(name, key, await table.get(key)),
        async getMany(keys) {
          const stored = await table.getMany(keys);
          return stored.map((one, index) => open(name, keys[index] as string, one));
        },
        set: (key, text) => table.set(key, seal(name, key, text)),
        setMany: (rows) => table.setMany(rows.map(([key, text]) => [key, seal(name, key, text)] as const)),
        async page(bounds) {
          return (await table.page(bounds)).map(([key, stored]) => [key, open(name, key, stored)] as const);
        },
      };
    },

    transaction: (changes) =>
      tables.transaction(
        changes.map(({ table, key, text }) => ({
          table,
          key,
          text: text === undefined ? undefined : seal(table, key, text),
        })),
      ),
  };
}
