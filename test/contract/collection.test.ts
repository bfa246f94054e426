import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Collection } from "../../src/storage/core/collection.ts";
import { InvalidRecordError, StoreError, UnreadableRowError } from "../../src/storage/core/store-errors.ts";
import { engines } from "./engines.ts";

const Bedtime = z.strictObject({ version: z.literal(1), at: z.iso.time(), note: z.string().optional() });

async function keysOf<T>(collection: Collection<T>, listing?: Parameters<Collection<T>["entries"]>[0]) {
  return (await Array.fromAsync(collection.entries(listing))).map(([key]) => key);
}

describe.each(engines)("a collection on $name", ({ open }) => {
  async function openBedtimes() {
    const harness = await open();
    const bedtimes = harness.store.collection("bedtimes", Bedtime);
    await bedtimes.count(); // its table is there from here on, for writeRaw and breakTable
    return { ...harness, bedtimes };
  }

  test("gives back what was put", async () => {
    const { bedtimes } = await openBedtimes();

    await bedtimes.put("42", { version: 1, at: "22:30:00", note: ":bigint:7 – “quoted”\n🌙" });

    expect(await bedtimes.get("42")).toEqual({
      kind: "found",
      value: { version: 1, at: "22:30:00", note: ":bigint:7 – “quoted”\n🌙" },
    });
  });

  test("finds the keys that hold a part, among many", async () => {
    const { bedtimes } = await openBedtimes();
    const keys = Array.from({ length: 20_100 }, (_, index) => `${String(index).padStart(6, "0")}|${index % 10_050}|x`);
    const value = { version: 1, at: "22:30:00" } as const;
    await bedtimes.putMany(keys.map((key) => [key, value]));

    expect(await bedtimes.keysHolding("|7|")).toEqual(["000007|7|x", "010057|7|x"]);
    expect(await bedtimes.keysHolding("|%|")).toEqual([]);
    expect(await bedtimes.keysHolding("|10049|")).toEqual(["010049|10049|x", "020099|10049|x"]);
  });

  test("gives many in the order asked for, with what is absent and what is unreadable in its place", async () => {
    const { bedtimes, writeRaw } = await openBedtimes();
    await bedtimes.put("1", { version: 1, at: "22:30:00" });
    await writeRaw("bedtimes", "2", "not JSON");

    const reads = await bedtimes.getMany(["3", "2", "1", "1"]);

    const first = { kind: "found", value: { version: 1, at: "22:30:00" } };
    expect(reads).toEqual([{ kind: "absent" }, { kind: "unreadable", reason: "it is not JSON" }, first, first]);
    expect(await bedtimes.getMany([])).toEqual([]);
  });

  test("says absent for a key that was never put", async () => {
    const { bedtimes } = await openBedtimes();

    expect(await bedtimes.get("42")).toEqual({ kind: "absent" });
  });

  test("holds the last value put under a key", async () => {
    const { bedtimes } = await openBedtimes();
    await bedtimes.put("42", { version: 1, at: "22:30:00" });

    await bedtimes.put("42", { version: 1, at: "23:00:00" });

    expect(await bedtimes.get("42")).toEqual({ kind: "found", value: { version: 1, at: "23:00:00" } });
    expect(await bedtimes.count()).toBe(1);
  });

  test("keeps its own copy: changing a value after putting it changes nothing", async () => {
    const { bedtimes } = await openBedtimes();
    const value = { version: 1 as const, at: "22:30:00" };
    await bedtimes.put("42", value);

    value.at = "03:00:00";

    expect(await bedtimes.get("42")).toEqual({ kind: "found", value: { version: 1, at: "22:30:00" } });
  });

  test("says whether there was anything to delete", async () => {
    const { bedtimes } = await openBedtimes();
    await bedtimes.put("42", { version: 1, at: "22:30:00" });

    expect(await bedtimes.delete("42")).toBe(true);
    expect(await bedtimes.delete("42")).toBe(false);
    expect(await bedtimes.get("42")).toEqual({ kind: "absent" });
  });

  test("keeps apart from the collection beside it", async () => {
    const { store, bedtimes } = await openBedtimes();
    const naps = store.collection("naps", Bedtime);

    await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        await bedtimes.put(`${index}`, { version: 1, at: "22:30:00" });
        await naps.put(`${index}`, { version: 1, at: "13:00:00" });
      }),
    );
    await naps.delete("7");

    expect(await bedtimes.count()).toBe(50);
    expect(await naps.count()).toBe(49);
    expect(await bedtimes.get("7")).toEqual({ kind: "found", value: { version: 1, at: "22:30:00" } });
    expect(await naps.get("8")).toEqual({ kind: "found", value: { version: 1, at: "13:00:00" } });
  });

  test("opened twice under one name shows the same rows", async () => {
    const { store, bedtimes } = await openBedtimes();
    await bedtimes.put("42", { version: 1, at: "22:30:00" });

    expect(await store.collection("bedtimes", Bedtime).count()).toBe(1);
  });

  test("lists more than a thousand rows in key order, each once", async () => {
    const { bedtimes } = await openBedtimes();
    const keys = Array.from({ length: 2_345 }, (_, index) => String((index * 7_919) % 2_345).padStart(5, "0"));
    await bedtimes.putMany(keys.map((key) => [key, { version: 1, at: "22:30:00" }]));

    expect(await keysOf(bedtimes)).toEqual(keys.toSorted());
    expect(await bedtimes.count()).toBe(2_345);
    expect(await bedtimes.count("01199")).toBe(1_200); // that key included
    expect(await bedtimes.count("~")).toBe(2_345);
    expect(await bedtimes.count("!")).toBe(0);
  });

  test.each([1, 2, 3, 4, 1_000])(
    "lists from after one key up to and including another, %i rows a page",
    async (pageSize) => {
      const { bedtimes } = await openBedtimes();
      await bedtimes.putMany(["a", "b", "b|1", "c", "c~", "d"].map((key) => [key, { version: 1, at: "22:30:00" }]));

      expect(await keysOf(bedtimes, { after: "a", upTo: "c~", pageSize })).toEqual(["b", "b|1", "c", "c~"]);
      expect(await keysOf(bedtimes, { after: "b~", pageSize })).toEqual(["c", "c~", "d"]);
      expect(await keysOf(bedtimes, { upTo: "0", pageSize })).toEqual([]);
    },
  );

  test("sorts keys as text, capital letters before small ones", async () => {
    const { bedtimes } = await openBedtimes();
    await bedtimes.putMany(["a", "B", "10", "9", "~", "!"].map((key) => [key, { version: 1, at: "22:30:00" }]));

    expect(await keysOf(bedtimes)).toEqual(["!", "10", "9", "B", "a", "~"]);
  });

  test("lets others have a turn between two pages", async () => {
    const { bedtimes } = await openBedtimes();
    await bedtimes.putMany(["1", "2", "3", "4", "5"].map((key) => [key, { version: 1, at: "22:30:00" }]));

    const happened: string[] = [];
    for await (const [key] of bedtimes.entries({ pageSize: 2 })) {
      if (key === "2" || key === "4") setImmediate(() => happened.push(`after ${key}`));
      happened.push(key);
    }

    expect(happened).toEqual(["1", "2", "after 2", "3", "4", "after 4", "5"]);
  });

  test("rows deleted while it is listed make it skip nothing else", async () => {
    const { bedtimes } = await openBedtimes();
    await bedtimes.putMany(["1", "2", "3", "4", "5"].map((key) => [key, { version: 1, at: "22:30:00" }]));

    const seen: string[] = [];
    for await (const [key] of bedtimes.entries({ pageSize: 2 })) {
      seen.push(key);
      await bedtimes.delete(key);
    }

    expect(seen).toEqual(["1", "2", "3", "4", "5"]);
    expect(await bedtimes.count()).toBe(0);
  });

  test("of a key put twice in one go keeps the last value", async () => {
    const { bedtimes } = await openBedtimes();

    await bedtimes.putMany([
      ["42", { version: 1, at: "22:30:00" }],
      ["42", { version: 1, at: "23:00:00" }],
    ]);

    expect(await bedtimes.get("42")).toEqual({ kind: "found", value: { version: 1, at: "23:00:00" } });
  });

  test.each(["", " ", "a b", "naïve", "x".repeat(241)])("refuses the key “%s”", async (key) => {
    const { bedtimes } = await openBedtimes();

    await expect(bedtimes.put(key, { version: 1, at: "22:30:00" })).rejects.toThrow(RangeError);
    await expect(bedtimes.putMany([[key, { version: 1, at: "22:30:00" }]])).rejects.toThrow(RangeError);
    await expect(bedtimes.get(key)).rejects.toThrow(RangeError);
  });

  test.each(["", "bed-times", "Bedtimes", "bed times", 'x"; DROP TABLE bedtimes; --'])(
    "cannot be called “%s”",
    async (name) => {
      const { store } = await open();

      expect(() => store.collection(name, Bedtime)).toThrow(RangeError);
    },
  );

  test("writes nothing that it could not read again", async () => {
    const { store, bedtimes } = await openBedtimes();
    await bedtimes.put("42", { version: 1, at: "22:30:00" });
    const numbers = store.collection("numbers", z.number());

    await expect(bedtimes.put("42", { version: 1, at: "bedtime!" })).rejects.toThrow(InvalidRecordError);
    await expect(numbers.put("42", Number.NaN)).rejects.toThrow(InvalidRecordError);
    await expect(numbers.put("42", undefined as unknown as number)).rejects.toThrow(InvalidRecordError);

    expect(await bedtimes.get("42")).toEqual({ kind: "found", value: { version: 1, at: "22:30:00" } });
    expect(await numbers.get("42")).toEqual({ kind: "absent" });
  });

  test("says what is wrong with a refused value without saying what was in it", async () => {
    const { bedtimes } = await openBedtimes();

    const refusal = await bedtimes.put("42", { version: 1, at: "secret" }).catch((error: Error) => error.message);

    expect(refusal).toContain("at: invalid_format");
    expect(refusal).not.toContain("secret");
  });

  describe("with a row it cannot read", () => {
    test.each([
      ["cut short", '{"version":1,"at":"22:3', "it is not JSON"],
      ["empty", "", "it is not JSON"],
      ["from a later version", '{"version":2,"at":"22:30:00"}', "it does not fit the schema (version: invalid_value)"],
    ])("%s, says unreadable and why", async (_name, text, reason) => {
      const { bedtimes, writeRaw } = await openBedtimes();
      await writeRaw("bedtimes", "42", text);

      expect(await bedtimes.get("42")).toEqual({ kind: "unreadable", reason });
    });

    test("lists it among the others", async () => {
      const { bedtimes, writeRaw } = await openBedtimes();
      await bedtimes.putMany(["41", "43"].map((key) => [key, { version: 1, at: "22:30:00" }]));
      await writeRaw("bedtimes", "42", "not JSON");

      const listed = await Array.fromAsync(bedtimes.entries());

      expect(listed.map(([key, read]) => [key, read.kind])).toEqual([
        ["41", "found"],
        ["42", "unreadable"],
        ["43", "found"],
      ]);
      expect(await bedtimes.count()).toBe(3);
    });

    test("does not write over it", async () => {
      const { bedtimes, writeRaw } = await openBedtimes();
      await writeRaw("bedtimes", "42", "not JSON");

      const value = { version: 1 as const, at: "22:30:00" };
      await expect(bedtimes.put("42", value)).rejects.toThrow(UnreadableRowError);
      await expect(
        bedtimes.putMany([
          ["41", value],
          ["42", value],
        ]),
      ).rejects.toThrow(UnreadableRowError);

      expect((await bedtimes.get("42")).kind).toBe("unreadable");
      expect(await bedtimes.get("41")).toEqual({ kind: "absent" });
    });

    test("quarantines it word for word, and the key is free again", async () => {
      const { bedtimes, writeRaw } = await openBedtimes();
      await writeRaw("bedtimes", "42", "not JSON");

      await bedtimes.quarantine("42");
      await bedtimes.put("42", { version: 1, at: "22:30:00" });

      expect(await bedtimes.listQuarantined("42")).toEqual(["not JSON"]);
      expect(await bedtimes.get("42")).toEqual({ kind: "found", value: { version: 1, at: "22:30:00" } });
      expect(await bedtimes.count()).toBe(1);
    });

    test("keeps every text ever quarantined under a key, and the same text once", async () => {
      const { bedtimes, writeRaw } = await openBedtimes();
      for (const text of ["first", "second", "first"]) {
        await writeRaw("bedtimes", "42", text);
        await bedtimes.quarantine("42");
      }
      await bedtimes.quarantine("42");

      expect(await bedtimes.listQuarantined("42")).toEqual(["first", "second"]);
      expect(await bedtimes.listQuarantined("4")).toEqual([]);
    });

    test("tells it word for word, with what was quarantined before it behind it", async () => {
      const { bedtimes, writeRaw } = await openBedtimes();
      for (const text of ["first", "second"]) {
        await writeRaw("bedtimes", "42", text);
        await bedtimes.quarantine("42");
      }
      await writeRaw("bedtimes", "42", "third");
      await writeRaw("bedtimes", "142", "another person's");
      await bedtimes.quarantine("142");

      expect(await bedtimes.wordForWord("42")).toEqual(["third", "first", "second"]);
      expect(await bedtimes.wordForWord("4")).toEqual([]);
      expect(await bedtimes.keysQuarantined("42")).toEqual(["142", "42"]);
      expect(await bedtimes.keysQuarantined("142")).toEqual(["142"]);
    });

    test("forgets what was quarantined under a key when told to, and nothing else", async () => {
      const { bedtimes, writeRaw } = await openBedtimes();
      for (const [key, text] of [
        ["42", "first"],
        ["42", "second"],
        ["43", "another person's"],
      ] as const) {
        await writeRaw("bedtimes", key, text);
        await bedtimes.quarantine(key);
      }

      expect(await bedtimes.forgetQuarantined("42")).toBe(2);

      expect(await bedtimes.listQuarantined("42")).toEqual([]);
      expect(await bedtimes.listQuarantined("43")).toEqual(["another person's"]);
    });

    test("erases the row and what was quarantined under its key, and says whether there was anything", async () => {
      const { bedtimes, writeRaw } = await openBedtimes();
      for (const key of ["41", "42", "43"]) {
        await writeRaw("bedtimes", key, "not JSON");
        await bedtimes.quarantine(key);
      }
      await writeRaw("bedtimes", "42", "not JSON either");
      await bedtimes.put("44", { version: 1, at: "22:30:00" });

      for (const key of ["41", "42", "44"]) expect(await bedtimes.erase(key), key).toBe(true);

      for (const key of ["41", "42", "44"]) {
        expect(await bedtimes.wordForWord(key)).toEqual([]);
        expect(await bedtimes.erase(key), key).toBe(false);
      }
      expect(await bedtimes.wordForWord("43")).toEqual(["not JSON"]);
    });

    test("loses nothing when it cannot be quarantined", async () => {
      const { store, bedtimes, writeRaw, breakTable, mendTable } = await openBedtimes();
      store.collection("bedtimes_aside", z.unknown());
      await writeRaw("bedtimes", "42", "not JSON");
      await bedtimes.listQuarantined("42");

      await breakTable("bedtimes_aside");
      await expect(bedtimes.quarantine("42")).rejects.toThrow(StoreError);
      await mendTable("bedtimes_aside");

      expect((await bedtimes.get("42")).kind).toBe("unreadable");
    });
  });

  describe("when the database fails", () => {
    test("rejects every call, and never says absent, false or nothing", async () => {
      const { bedtimes, breakTable } = await openBedtimes();
      await bedtimes.put("42", { version: 1, at: "22:30:00" });
      await breakTable("bedtimes");

      const value = { version: 1 as const, at: "23:00:00" };
      await expect(bedtimes.get("42")).rejects.toThrow(StoreError);
      await expect(bedtimes.put("42", value)).rejects.toThrow(StoreError);
      await expect(bedtimes.putMany([["42", value]])).rejects.toThrow(StoreError);
      await expect(bedtimes.delete("42")).rejects.toThrow(StoreError);
      await expect(bedtimes.erase("42")).rejects.toThrow(StoreError);
      await expect(bedtimes.quarantine("42")).rejects.toThrow(StoreError);
      await expect(keysOf(bedtimes)).rejects.toThrow(StoreError);
      await expect(bedtimes.count()).rejects.toThrow(StoreError);
    });

    test("has kept what it held, and goes on once the database does", async () => {
      const { bedtimes, breakTable, mendTable } = await openBedtimes();
      await bedtimes.put("42", { version: 1, at: "22:30:00" });
      await breakTable("bedtimes");
      await bedtimes.put("42", { version: 1, at: "23:00:00" }).catch(() => {});
      await mendTable("bedtimes");

      expect(await bedtimes.get("42")).toEqual({ kind: "found", value: { version: 1, at: "22:30:00" } });
    });

    test("a listing that breaks off between two pages throws and does not just end", async () => {
      const { bedtimes, breakTable } = await openBedtimes();
      await bedtimes.putMany(["1", "2", "3"].map((key) => [key, { version: 1, at: "22:30:00" }]));

      const seen: string[] = [];
      async function list() {
        for await (const [key] of bedtimes.entries({ pageSize: 2 })) {
          seen.push(key);
          if (seen.length === 2) await breakTable("bedtimes");
        }
      }

      await expect(list()).rejects.toThrow(StoreError);
      expect(seen).toEqual(["1", "2"]);
    });

    test("the collection beside it goes on", async () => {
      const { store, bedtimes, breakTable } = await openBedtimes();
      const naps = store.collection("naps", Bedtime);
      await bedtimes.count();
      await breakTable("bedtimes");

      const [failed, written] = await Promise.allSettled([
        bedtimes.get("42"),
        naps.put("42", { version: 1, at: "13:00:00" }),
      ]);

      expect([failed.status, written.status]).toEqual(["rejected", "fulfilled"]);
      expect(await naps.count()).toBe(1);
    });
  });

  test("a store that is open is writable; a closed one is not, and its collections reject", async () => {
    const { store, bedtimes } = await openBedtimes();
    await bedtimes.put("42", { version: 1, at: "22:30:00" });
    expect(await store.writable()).toBe(true);

    await store.close();
    await store.close();

    expect(await store.writable()).toBe(false);
    await expect(bedtimes.get("42")).rejects.toThrow(StoreError);
    await expect(bedtimes.put("42", { version: 1, at: "22:30:00" })).rejects.toThrow(StoreError);
    await expect(bedtimes.delete("42")).rejects.toThrow(StoreError);
    await expect(keysOf(bedtimes)).rejects.toThrow(StoreError);
    await expect(bedtimes.listQuarantined("42")).rejects.toThrow(StoreError);
  });
});
