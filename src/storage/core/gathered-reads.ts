import type { Table } from "./table.ts";

type Waiting = {
  readonly key: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
};

/**
 * The same table, whose `get`s of one turn of the event loop are one query. Fifty people who are served at once read
 * their records at the same moment, and a query costs more than a row.
 */
export function gatherReads(table: Table): Table {
  let waiting: Waiting[] = [];

  async function readAll(asked: readonly Waiting[]): Promise<void> {
    const [first, ...others] = asked;
    if (first === undefined) return;
    try {
      const keys = asked.map(({ key }) => key);
      const values = others.length === 0 ? [await table.get(first.key)] : await table.getMany(keys);
      for (const [index, { resolve }] of asked.entries()) resolve(values[index]);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  return {
    ...table,
    get(key) {
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      if (waiting.length === 0) {
        setImmediate(() => {
          const asked = waiting;
          waiting = [];
          void readAll(asked);
        });
      }
      waiting.push({ key, resolve, reject });
      return promise;
    },
  };
}
