import { setImmediate as nextTurn } from "node:timers/promises";
import type { z } from "zod";
import type { Read } from "../../rows/rows.ts";
import { keysHolding } from "./keys-holding.ts";
import { createQuarantine, type Quarantine } from "./quarantine.ts";
import { createRecordCodec } from "./record-codec.ts";
import { StoreError, type StoreOperation, UnreadableRowError } from "./store-errors.ts";
import type { RowChange, Table } from "./table.ts";
import { checkKey } from "./table-key.ts";

/** Where a listing starts and ends, and how many rows it reads from the database at once. */
export type Listing = { readonly after?: string | undefined; readonly upTo?: string; readonly pageSize?: number };

/**
 * Records of one kind by key, each checked against a schema on its way in and out.
 *
 * Every method rejects with a StoreError when the database failed: keyv itself answers a failed read
 * with `undefined`, a failed write with `false`, and ends a listing early.
 */
export interface Collection<T> extends Quarantine {
  readonly name: string;
  /** What is found is frozen: it may have been given to somebody else, too. */
  get(key: string): Promise<Read<T>>;
  /** `get` for many in one go, in the order asked for. */
  getMany(keys: readonly string[]): Promise<readonly Read<T>[]>;
  /**
   * Durable when it resolves.
   * @throws {InvalidRecordError} when the value would not be readable again
   * @throws {UnreadableRowError} when the key holds a row that cannot be read: quarantine it first
   */
  put(key: string, value: T): Promise<void>;
  /** `put` for many, in few commits. When it rejects, some may have been written. */
  putMany(entries: readonly (readonly [key: string, value: T])[]): Promise<void>;
  /** Whether there was such a row. */
  delete(key: string): Promise<boolean>;
  /** Deletes the row, readable or not, and all that is in quarantine under its key; false when there was nothing. */
  erase(key: string): Promise<boolean>;
  /**
   * `put` as a part of a transaction. It writes over whatever is there, so whoever asks has read the row and found that it
   * may be replaced.
   * @throws {InvalidRecordError} when the value would not be readable again
   */
  putting(key: string, value: T): RowChange;
  /** `delete` as a part of a transaction. */
  deleting(key: string): RowChange;
  /**
   * In key order, later than `after`, up to and including `upTo`. Rows may be deleted on the way. Between two pages
   * everybody else has a turn, so that going through a million rows keeps nobody waiting.
   */
  entries(listing?: Listing): AsyncIterable<[key: string, read: Read<T>]>;
  /** The keys that hold `part` anywhere. Looks at every key, though at no value, and lets others have their turn. */
  keysHolding(part: string): Promise<readonly string[]>;
  /** How many rows there are; with `upTo`, how many with a key up to and including it. */
  count(upTo?: string): Promise<number>;
}

type Dependencies<T> = {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  readonly table: Table;
  /** Opens the table for rows in quarantine; called when first needed. */
  readonly openQuarantine: () => Table;
};

const usualPageSize = 1_000;

export function createCollection<T>({ name, schema, table, openQuarantine }: Dependencies<T>): Collection<T> {
  /** Runs one step on the database; whatever goes wrong there becomes a StoreError. */
  async function attempt<R>(operation: StoreOperation, step: () => Promise<R>): Promise<R> {
    try {
      return await step();
    } catch (error) {
      throw new StoreError(name, operation, error);
    }
  }

  const codec = createRecordCodec(name, schema);
  const quarantine = createQuarantine({ table, openQuarantine, attempt });

  function refuseUnreadable(key: string, raw: unknown): void {
    const read = codec.decode(key, raw);
    if (read.kind === "unreadable") throw new UnreadableRowError(name, key, read.reason);
  }

  function remove(key: string): Promise<boolean> {
    codec.forget(key);
    return attempt("delete", () => table.delete(key));
  }

  return {
    name,
    ...quarantine,

    async get(key) {
      checkKey(key);
      return codec.decode(key, await attempt("read", () => table.get(key)));
    },

    async getMany(keys) {
      for (const key of keys) checkKey(key);
      const present = await attempt("read", () => table.getMany(keys));
      return keys.map((key, index) => codec.decode(key, present[index]));
    },

    async put(key, value) {
      checkKey(key);
      const text = codec.encode(key, value);
      refuseUnreadable(key, await attempt("read", () => table.get(key)));
      await attempt("write", () => table.set(key, text));
    },

    async putMany(entries) {
      const texts = new Map<string, string>();
      for (const [key, value] of entries) {
        checkKey(key);
        texts.set(key, codec.encode(key, value)); // of a key given twice the last counts, as with put
      }
      const rows = [...texts];
      const present = await attempt("read", () => table.getMany(rows.map(([key]) => key)));
      for (const [index, [key]] of rows.entries()) refuseUnreadable(key, present[index]);
      await attempt("write", () => table.setMany(rows));
    },

    delete: remove,

    async erase(key) {
      const existed = await remove(key);
      const hadQuarantined = (await quarantine.forgetQuarantined(key)) > 0;
      return existed || hadQuarantined;
    },

    putting(key, value) {
      checkKey(key);
      return { table: name, key, text: codec.encode(key, value) };
    },

    deleting(key) {
      codec.forget(key);
      return { table: name, key, text: undefined };
    },

    async *entries({ after, upTo, pageSize = usualPageSize } = {}) {
      let cursor = after;
      for (;;) {
        const page = await attempt("list", () => table.page({ after: cursor, upTo, limit: pageSize }));
        for (const [key, raw] of page) yield [key, codec.list(raw)];
        cursor = page.at(-1)?.[0];
        if (cursor === undefined || page.length < pageSize) return;
        await nextTurn();
      }
    },

    keysHolding: (part) => attempt("list", () => keysHolding(table, part)),

    count: (upTo) => attempt("count", () => table.count(upTo)),
  };
}
