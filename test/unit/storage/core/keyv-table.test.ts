import { EventEmitter } from "node:events";
import { KeyvSqlite } from "@keyv/sqlite";
import type { KeyvStorageAdapter } from "keyv";
import { expect, onTestFinished, test } from "vitest";
import { createKeyvTable, type Ranges } from "../../../../src/storage/core/keyv-table.ts";

const noRanges: Ranges = {
  getMany: async () => [],
  page: async () => [],
  keysHolding: async () => ({ keys: [], last: undefined }),
  count: async () => 0,
};

/** An adapter on a Map whose calls on the key "bad" fail: by throwing, or as @keyv/sqlite's `set` does, by event. */
function createMoodyAdapter(): KeyvStorageAdapter & EventEmitter {
  const rows = new Map<string, unknown>();
  const events = new EventEmitter();
  const refuse = async (key: string) => {
    await new Promise(setImmediate);
    if (key === "bad") throw new Error(`no ${key} today`);
  };
  return Object.assign(events, {
    capabilities: { expires: true },
    async get(key: string) {
      await refuse(key);
      return rows.get(key);
    },
    async set(key: string, value: unknown) {
      try {
        await refuse(key);
      } catch (error) {
        events.emit("error", error);
        return false;
      }
      rows.set(key, value);
      return true;
    },
    async setMany(entries: { key: string; value: unknown }[]) {
      const written: boolean[] = [];
      for (const { key, value } of entries) written.push(await this.set(key, value));
      return written;
    },
    async delete(key: string) {
      await refuse(key);
      return rows.delete(key);
    },
    deleteMany: async () => [],
    clear: async () => {},
    has: async (key: string) => rows.has(key),
    hasMany: async (keys: string[]) => keys.map((key) => rows.has(key)),
  }) as unknown as KeyvStorageAdapter & EventEmitter;
}

test("a failed call rejects with the adapter's own error", async () => {
  const table = createKeyvTable(createMoodyAdapter(), noRanges);

  await expect(table.get("bad")).rejects.toThrow("no bad today");
  await expect(table.set("bad", "1")).rejects.toThrow("no bad today");
  await expect(table.setMany([["bad", "1"]])).rejects.toThrow("no bad today");
  await expect(table.delete("bad")).rejects.toThrow("no bad today");
});

test("of many written at once, one that fails is enough to reject", async () => {
  const table = createKeyvTable(createMoodyAdapter(), noRanges);

  await expect(
    table.setMany([
      ["good", "1"],
      ["bad", "2"],
      ["fine", "3"],
    ]),
  ).rejects.toThrow("no bad today");
});

test("a call that fails beside others fails alone", async () => {
  const table = createKeyvTable(createMoodyAdapter(), noRanges);
  await table.set("good", "1");

  const calls = Array.from({ length: 40 }, (_, index) => {
    const key = index % 2 === 0 ? "good" : "bad";
    return index % 4 < 2 ? table.get(key) : table.set(key, "1");
  });

  const expected = calls.map((_, index) => (index % 2 === 0 ? "fulfilled" : "rejected"));
  expect((await Promise.allSettled(calls)).map(({ status }) => status)).toEqual(expected);
});

test("an adapter that answers false without a word has not written", async () => {
  const adapter = Object.assign(createMoodyAdapter(), { set: async () => false, setMany: async () => [true, false] });
  const table = createKeyvTable(adapter, noRanges);

  await expect(table.set("good", "1")).rejects.toThrow("did not write");
  await expect(
    table.setMany([
      ["good", "1"],
      ["fine", "2"],
    ]),
  ).rejects.toThrow("did not write");
});

test("an error while nothing is asked ends nothing", async () => {
  const adapter = createMoodyAdapter();
  const table = createKeyvTable(adapter, noRanges);
  await table.set("good", "1");

  adapter.emit("error", new Error("an idle connection was lost"));

  expect(await table.get("good")).toBe("1");
});

test("text is kept as it is, without keyv's envelope", async () => {
  const adapter = createMoodyAdapter();
  const table = createKeyvTable(adapter, noRanges);

  await table.set("good", '{"version":1}');

  expect(await adapter.get("good")).toBe('{"version":1}');
});

test("what is not text is handed over and not taken for nothing", async () => {
  const adapter = createMoodyAdapter();
  const table = createKeyvTable(adapter, noRanges);
  await adapter.set("blob", new Uint8Array([1, 2, 3]));

  expect(await table.get("blob")).toEqual(new Uint8Array([1, 2, 3]));
});

test("a full disk makes writes reject and leaves reads and what was there alone", async () => {
  const adapter = new KeyvSqlite({ uri: "sqlite://:memory:", driver: "node:sqlite" });
  const table = createKeyvTable(adapter, noRanges);
  onTestFinished(() => table.close());
  await table.set("42", "small");
  await adapter.query("PRAGMA max_page_count = 8");

  const large = "x".repeat(100_000);
  await expect(table.set("42", large)).rejects.toThrow("database or disk is full");
  await expect(table.setMany([["43", large]])).rejects.toThrow("database or disk is full");

  expect(await table.get("42")).toBe("small");
  expect(await table.get("43")).toBeUndefined();
});
