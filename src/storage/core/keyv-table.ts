import { AsyncLocalStorage } from "node:async_hooks";
import { Keyv, type KeyvStorageAdapter } from "keyv";
import type { Table } from "./table.ts";

/**
 * What keyv has no way to ask for: part of the keys, in order, and how many there are. And many at once, for which it
 * makes a promise for each and a statement for each number of them.
 */
export type Ranges = Pick<Table, "getMany" | "page" | "keysHolding" | "count">;

/**
 * A table over one keyv adapter of its own: two Keyv on one adapter share the last one's namespace.
 *
 * keyv reports a failure as an `error` event and answers `undefined` or `false` as if nothing had been
 * there. The event is raised inside the call that failed, so the call's own context tells whose it is,
 * and that call rejects, whatever it answered and whatever else runs beside it.
 */
export function createKeyvTable(adapter: KeyvStorageAdapter, ranges: Ranges): Table {
  const keyv = new Keyv<string>({ store: adapter, serialization: textAsItIs, checkExpired: false });
  const calls = new AsyncLocalStorage<{ failure?: unknown }>();
  keyv.on("error", (error: unknown) => {
    const call = calls.getStore(); // none: a connection lost while idle, which the next call will meet
    if (call !== undefined) call.failure ??= error;
  });

  async function call<R>(work: () => Promise<R>): Promise<R> {
    const state: { failure?: unknown } = {};
    const result = await calls.run(state, work);
    if (state.failure !== undefined) throw state.failure;
    return result;
  }

  return {
    ...ranges,
    get: async (key) => textOf(await call(() => keyv.getRaw(key))),

    async set(key, text) {
      if (!(await call(() => keyv.set(key, text)))) throw new Error("keyv did not write the row");
    },

    async setMany(rows) {
      const written = await call(() => keyv.setMany(rows.map(([key, value]) => ({ key, value }))));
      if (!written.every(Boolean)) throw new Error("keyv did not write every row");
    },

    delete: (key) => call(() => keyv.delete(key)),
    close: () => call(() => keyv.disconnect()),
  };
}

/** Rows hold our JSON and nothing of keyv's, so that any tool can read them and a bad row reaches us. */
const textAsItIs = {
  stringify: (envelope: unknown) => (envelope as { value: string }).value,
  parse: <T>(text: string) => ({ value: text }) as T,
};

/** What the row held. What is not text keyv hands over bare, without an envelope. */
function textOf(envelope: unknown): unknown {
  if (typeof envelope !== "object" || envelope === null) return envelope;
  return "value" in envelope ? envelope.value : envelope;
}
