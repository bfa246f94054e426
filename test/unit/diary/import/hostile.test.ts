import { afterAll, expect, test } from "vitest";
import { MOST_BYTES } from "../../../../src/diary/import/bounds.ts";
import { createFileReader, type GivenFile, MOST_WAITING } from "../../../../src/diary/import/file-reader.ts";
import * as apps from "../../../support/sleep-files/apps.ts";

const ABOUT = { zone: "Europe/Lisbon", firstDate: "2025-02-06", nowMs: Date.parse("2026-03-13T12:00:00Z") };
const readers: ReturnType<typeof createFileReader>[] = [];
const readerOf = () => {
  const reader = createFileReader({ wait: () => new Promise(() => undefined) });
  readers.push(reader);
  return reader;
};
afterAll(async () => {
  for (const reader of readers) await reader.close();
});

function fileOf(bytes: Buffer | string): GivenFile {
  const all = Buffer.from(bytes);
  async function* pieces() {
    for (let at = 0; at < all.length; at += 65_536) yield all.subarray(at, at + 65_536);
  }
  return { size: all.length, open: async () => pieces() };
}

const plees = apps.pleesFile(apps.someNights(3), "Europe/Lisbon");
const pieceOf = (text: string, bytes: number) => text.repeat(Math.ceil(bytes / text.length)).slice(0, bytes);

/** A zip in which one sign comes to 200 MB. */
function bomb(head: string): Buffer {
  return apps.zipOf({ "sleep-export.csv": Buffer.concat([Buffer.from(head), Buffer.alloc(200_000_000, 0x61)]) });
}

const laughs = `<?xml version="1.0"?><!DOCTYPE HealthData [<!ENTITY a "ha">${"bcdefghij"
  .split("")
  .map((name, at) => `<!ENTITY ${name} "${`&${"abcdefghi"[at]};`.repeat(10)}">`)
  .join("")}]><HealthData>&j;<Record type="&j;"/></HealthData>`;

test.each<[string, () => Buffer | string]>([
  ["a zip bomb that looks like a table", () => bomb("Id,Tz,From,To,Sched,Hours\n")],
  ["a zip bomb that looks like nothing", () => bomb("")],
  ["a billion laughs", () => laughs],
  ["one line of 20 MB that begins like a table", () => `sid,start,stop\n${pieceOf("1", 20_000_000)}`],
  ["one text of 20 MB in JSON", () => `{"records":[{"status":"asleep","start":"${pieceOf("1", 20_000_000)}`],
  ["one element of 20 MB", () => `<!DOCTYPE HealthData><HealthData><Record type="${pieceOf("x", 20_000_000)}`],
  ["lists in lists, five million deep", () => `{"records":[{"status":"asleep","start":${"[".repeat(5_000_000)}`],
  ["a record with a million fields", () => `{"records":[{"status":"asleep","start":1${pieceOf(',"k":1', 6_000_000)}`],
  ["zeros", () => Buffer.alloc(1_000_000)],
  ["the end of a zip without its beginning", () => apps.zipOf({ "a.csv": plees }).subarray(20)],
  ["a zip cut off", () => apps.zipOf({ "a.csv": plees }).subarray(0, 60)],
  ["a zip that says another size than it has", () => apps.zipOf({ "a.csv": plees }, 5)],
  ["JSON cut off", () => apps.fitbitFile(apps.someNights(3)).slice(0, -40)],
  ["sleeps without times", () => '{"records":[{"status":"snack","start":1}]}'],
])("%s ends in “I found no sleep in that file”, and the next file is read", async (_what, bytes) => {
  const reader = readerOf();
  expect((await reader.read("1", fileOf(bytes()), ABOUT)).kind).toBe("unknown");
  const next = await reader.read("1", fileOf(plees), ABOUT);
  expect(next).toMatchObject({ kind: "found", found: { formats: ["plees"] } });
});

test("25 MB of garbage is not read to its end", async () => {
  const chunk = Buffer.alloc(65_536, "garbage ");
  let sent = 0;
  async function* pieces() {
    for (; sent < MOST_BYTES; sent += chunk.length) yield chunk;
  }
  const result = await readerOf().read("1", { size: MOST_BYTES, open: async () => pieces() }, ABOUT);
  expect(result.kind).toBe("unknown");
  expect(sent).toBeLessThan(1_000_000);
});

test("names of parts lead nowhere: they are not even read", async () => {
  const zip = apps.zipOf({ "../../../etc/cron.d/x": "root", "/absolute": "x", "C:\\x": "y", "nights\0.csv": plees });
  expect(await readerOf().read("1", fileOf(zip), ABOUT)).toMatchObject({
    kind: "found",
    found: { formats: ["plees"] },
  });
});

test("a part that cannot be read takes no other with it", async () => {
  const zip = apps.zipOf({ "sleep-1.json": apps.fitbitFile(apps.someNights(3)).slice(0, -40), "a.csv": plees });
  expect(await readerOf().read("1", fileOf(zip), ABOUT)).toMatchObject({ kind: "found" });
});

test("what is said to be too large is not fetched, and what grows too large is not read on", async () => {
  const reader = readerOf();
  const unasked = { size: MOST_BYTES + 1, open: () => Promise.reject(new Error("fetched")) };
  expect((await reader.read("1", unasked, ABOUT)).kind).toBe("too-large");
  const row = Buffer.from(`1,1773270000000,1773298800000,0,${"x".repeat(50_000)}\n`);
  async function* endless() {
    yield Buffer.from("sid,start,stop,rating\n");
    for (let sent = 0; sent < 100_000_000; sent += row.length) yield row;
  }
  const result = await reader.read("1", { size: 1_000, open: async () => endless() }, ABOUT);
  expect(result.kind).toBe("too-large");
});

test("a file that does not come is said to, and one that breaks off", async () => {
  const reader = readerOf();
  const gone = { size: 10, open: () => Promise.reject(new Error("404")) };
  expect((await reader.read("1", gone, ABOUT)).kind).toBe("not-fetched");
  async function* broken() {
    yield Buffer.from("sid,start,stop,rating\n");
    throw new Error("reset");
  }
  expect((await reader.read("1", { size: 10, open: async () => broken() }, ABOUT)).kind).toBe("not-fetched");
});

test("a person has one file at a time, and only so many people wait", async () => {
  const reader = readerOf();
  const { promise, resolve } = Promise.withResolvers<void>();
  const slow: GivenFile = {
    size: 10,
    async open() {
      await promise;
      return fileOf(plees).open(AbortSignal.timeout(1));
    },
  };
  const first = reader.read("0", slow, ABOUT);
  expect((await reader.read("0", slow, ABOUT)).kind).toBe("busy");
  const waiting = Array.from({ length: MOST_WAITING }, (_, at) => reader.read(`${at + 1}`, fileOf(plees), ABOUT));
  expect((await reader.read("one more", fileOf(plees), ABOUT)).kind).toBe("full");
  resolve();
  expect((await first).kind).toBe("found");
  for (const one of waiting) expect((await one).kind).toBe("found");
});
