import { describe, expect, test } from "vitest";
import { z } from "zod";
import { InvalidRecordError, StoreError } from "../../src/storage/core/store-errors.ts";
import { engines } from "./engines.ts";

const Bedtime = z.strictObject({ version: z.literal(1), at: z.iso.time() });
const AT_TEN = { version: 1, at: "22:00:00" } as const;
const AT_ELEVEN = { version: 1, at: "23:00:00" } as const;

describe.each(engines)("what a store on $name does together", ({ open }) => {
  async function openTwo() {
    const harness = await open();
    const { store } = harness;
    const bedtimes = store.collection("bedtimes", Bedtime);
    const naps = store.collection("naps", Bedtime);
    await Promise.all([bedtimes.count(), naps.count()]); // their tables are there from here on
    const keys = async () => {
      const lists = await Promise.all([bedtimes, naps].map((one) => Array.fromAsync(one.entries())));
      return lists.map((list) => list.map(([key]) => key));
    };
    return { ...harness, bedtimes, naps, keys };
  }

  test("is all done: written, replaced and deleted, in several collections", async () => {
    const { store, bedtimes, naps, keys } = await openTwo();
    await bedtimes.put("1", AT_TEN);
    await naps.put("old", AT_TEN);

    await store.transaction([bedtimes.putting("1", AT_ELEVEN), naps.putting("new", AT_TEN), naps.deleting("old")]);

    expect(await keys()).toEqual([["1"], ["new"]]);
    expect(await bedtimes.get("1")).toEqual({ kind: "found", value: AT_ELEVEN });
  });

  test("may be the first that is done with a collection", async () => {
    const { store } = await open();
    const bedtimes = store.collection("bedtimes", Bedtime);

    await store.transaction([bedtimes.putting("1", AT_TEN)]);

    expect(await bedtimes.get("1")).toEqual({ kind: "found", value: AT_TEN });
  });

  test("may be nothing, or delete what is not there", async () => {
    const { store, bedtimes, keys } = await openTwo();

    await store.transaction([]);
    await store.transaction([bedtimes.deleting("1")]);

    expect(await keys()).toEqual([[], []]);
  });

  test("is none of it done when one collection fails, and others at the same time are not touched by that", async () => {
    const { store, bedtimes, naps, breakTable, mendTable } = await openTwo();
    await bedtimes.put("1", AT_TEN);
    const others = store.collection("others", Bedtime);
    await others.count();
    await breakTable("naps");

    const [failed, fine] = await Promise.allSettled([
      store.transaction([bedtimes.putting("1", AT_ELEVEN), bedtimes.putting("2", AT_TEN), naps.putting("1", AT_TEN)]),
      store.transaction([others.putting("1", AT_TEN), others.putting("2", AT_TEN)]),
    ]);
    await mendTable("naps");

    expect(failed).toMatchObject({ status: "rejected", reason: { name: "StoreError", operation: "write" } });
    expect(String(failed.status === "rejected" && failed.reason)).toContain("could not write bedtimes and naps");
    expect(fine.status).toBe("fulfilled");
    expect(await bedtimes.get("1")).toEqual({ kind: "found", value: AT_TEN });
    expect(await bedtimes.count()).toBe(1);
    expect(await others.count()).toBe(2);
  });

  test("is refused before anything is written when a value could not be read again", async () => {
    const { bedtimes, keys } = await openTwo();

    expect(() => bedtimes.putting("1", { version: 1, at: "bedtime!" })).toThrow(InvalidRecordError);
    expect(() => bedtimes.putting("a b", AT_TEN)).toThrow(RangeError);

    expect(await keys()).toEqual([[], []]);
  });

  test("a row that a later version wrote is written over: whoever asks has read it", async () => {
    const { store, bedtimes, writeRaw } = await openTwo();
    await writeRaw("bedtimes", "1", '{"version":2}');

    await store.transaction([bedtimes.putting("1", AT_TEN)]);

    expect(await bedtimes.get("1")).toEqual({ kind: "found", value: AT_TEN });
  });

  test("rejects once the store is closed", async () => {
    const { store, bedtimes } = await openTwo();
    const change = bedtimes.putting("1", AT_TEN);
    await store.close();

    await expect(store.transaction([change])).rejects.toThrow(StoreError);
  });
});
