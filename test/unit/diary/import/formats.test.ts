import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diaryCsv } from "../../../../src/diary/csv.ts";
import { ALSO, type DiaryNight, QUALITIES, wallAt } from "../../../../src/diary/diary-night.ts";
import { pleesCsv } from "../../../../src/diary/export/plees.ts";
import { standardJson } from "../../../../src/diary/export/standard.ts";
import { readFile } from "../../../../src/diary/import/read-file.ts";
import { soundNights } from "../../../../src/diary/import/sound-nights.ts";
import { seeded } from "../../../support/seed.ts";
import * as apps from "../../../support/sleep-files/apps.ts";

const NOW = Temporal.Instant.from("2026-03-13T12:00:00Z");

/** What is found in a file that comes in pieces of so many bytes. */
async function read(file: string | Uint8Array, zone = "Europe/Lisbon", piece = 5_000) {
  const bytes = Buffer.from(file);
  const chunks = (async function* () {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  })();
  const about = { zone, firstDate: "2025-02-06", nowMs: NOW.epochMilliseconds };
  const found = await readFile(chunks, bytes.length, about);
  return found && { ...found, ...soundNights(found, NOW) };
}

const nights = apps.someNights(20);
const all = (zone: string) => nights.map((night) => apps.asNight(night, zone));
/** Of who says only when they went to bed and got up. */
const endsOf = (zone: string) =>
  all(zone).map(({ onsetMinutes: _onset, awakeMinutes: _awake, ...night }) => ({ ...night, woke: night.rose }));
/** Of who does not say how long they lay awake in the morning. */
const withoutLying = (zone: string) => all(zone).map((night) => ({ ...night, woke: night.rose }));

describe.each(["Europe/Lisbon", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"])("in %s", (zone) => {
  test.each<[string, string, string | Uint8Array, readonly unknown[]]>([
    ["Plees Tracker", "plees", apps.pleesFile(nights, zone), endsOf(zone)],
    ["the sleep diary standard", "standard", apps.standardFile(nights, zone), all(zone)],
    ["Sleep as Android", "sleep-as-android", apps.sleepAsAndroidFile(nights, zone), endsOf(zone)],
    [
      "Sleep as Android, in its zip",
      "sleep-as-android",
      apps.zipOf({
        "alarms.json": "[]",
        "prefs.xml": "<map/>",
        "sleep-export.csv": apps.sleepAsAndroidFile(nights, zone),
      }),
      endsOf(zone),
    ],
    ["Fitbit", "fitbit", apps.fitbitFile(nights), all(zone)],
    [
      "Fitbit, in the account's zip",
      "fitbit",
      apps.zipOf({
        "Takeout/Fitbit/heart_rate-2026-03-01.json": '[{"dateTime":"03/01/26 00:00:05","value":{"bpm":61}}]',
        "Takeout/Fitbit/sleep-2026-02-21.json": apps.fitbitFile(nights.slice(0, 9)),
        "Takeout/Fitbit/sleep-2026-03-02.json": apps.fitbitFile(nights.slice(9)),
      }),
      all(zone),
    ],
    ["Oura", "oura", apps.ouraFile(nights, zone), withoutLying(zone)],
    ["Oura, the table of trends", "oura", apps.ouraTable(nights, zone), withoutLying(zone)],
    ["Oura, the account's table", "oura", apps.ouraAccountTable(nights, zone), withoutLying(zone)],
    [
      "Apple Health",
      "apple-health",
      apps.zipOf({ "apple_health_export/export.xml": apps.appleHealthFile(nights, zone) }),
      all(zone),
    ],
    ["Apple Health, unzipped", "apple-health", apps.appleHealthFile(nights, zone), all(zone)],
    ["our own table", "winddown-csv", diaryCsv(all(zone)), all(zone)],
    [
      "our own export",
      "winddown-json",
      JSON.stringify({
        about: "",
        userId: "1",
        exportedAt: "",
        diary: { records: [{ version: 1, nights: all(zone) }] },
      }),
      all(zone),
    ],
  ])("%s is known by what is in it, and its times are read", async (_app, format, file, expected) => {
    const found = await read(file, zone);
    expect(found?.formats).toEqual([format]);
    expect(found?.nights).toEqual(expected);
    expect(found?.unreadable.count).toBe(0);
  });
});

test.each(["utf16le", "utf16be", "bom"])("a table in another encoding (%s) is read", async (encoding) => {
  const text = `\uFEFF${apps.pleesFile(nights, "Europe/Lisbon")}`;
  const little = Buffer.from(text, "utf16le");
  const bytes = { utf16le: little, utf16be: Buffer.from(little).swap16(), bom: Buffer.from(text) }[encoding];
  expect((await read(bytes ?? ""))?.nights).toHaveLength(20);
});

test("it makes no difference where a file is cut into pieces", async () => {
  const files = [
    apps.standardFile(nights, "UTC"),
    apps.sleepAsAndroidFile(nights, "UTC"),
    apps.ouraFile(nights, "UTC"),
  ];
  for (const file of files) {
    const whole = await read(file, "UTC", 10_000_000);
    for (const piece of [1_021, 4_093]) expect(await read(file, "UTC", piece)).toEqual(whole);
  }
});

test("times with an offset that is not the person's stay those that the clock showed there", async () => {
  const found = await read(apps.ouraTable(nights, "Asia/Tokyo"), "Europe/Lisbon");
  expect(found?.nights[0]).toMatchObject({
    zone: "Etc/GMT-9",
    inBed: wallAt(nights[0]?.bed ?? 0, nights[0]?.date ?? ""),
  });
});

test("ten years leave the nights that are kept, and say how many are older", async () => {
  const found = await read(apps.fitbitFile(apps.someNights(3_650)));
  expect(found?.nights).toHaveLength(400);
  expect(found?.older).toBe(3_250);
});

test("of what our own files say of a night that cannot be, the entry is named", async () => {
  const [first, second] = all("Europe/Lisbon") as [DiaryNight, DiaryNight];
  const wrong = { ...second, woke: "2026-02-20T01:00", rose: "2026-02-20T01:10" };
  const found = await read(diaryCsv([first, wrong]));
  expect(found?.nights).toEqual([first]);
  expect(found?.unreadable).toEqual({ count: 1, first: [2] });
});

describe("what is exported comes back", () => {
  const minutes = (least: number, most: number) => fc.integer({ min: least, max: most });
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  const zone = fc.constantFrom("Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "UTC");
  const night = (date: string, zone: string) =>
    fc
      .record({
        bed: minutes(480, 800),
        lights: minutes(0, 60),
        onset: maybe(minutes(0, 90)),
        awake: maybe(minutes(0, 60)),
        slept: minutes(200, 500),
        lying: minutes(0, 60),
        awakenings: maybe(minutes(1, 9)),
        quality: maybe(fc.constantFrom(...QUALITIES)),
        also: maybe(fc.subarray([...ALSO])),
        asUsual: maybe(fc.constant(true as const)),
      })
      .map(({ bed, lights, onset, awake, slept, lying, awakenings, quality, also, asUsual }): DiaryNight => {
        const at = (after: number) => wallAt(after, date);
        const woke = bed + lights + (onset ?? 0) + (awake ?? 0) + slept;
        return {
          night: date,
          zone,
          inBed: at(bed),
          tried: at(bed + lights),
          ...(onset !== undefined && { onsetMinutes: onset }),
          ...(awakenings !== undefined && { awakenings }),
          ...(awake !== undefined && { awakeMinutes: awake }),
          woke: at(woke),
          rose: at(woke + lying),
          ...(quality !== undefined && { quality }),
          ...(also !== undefined && { also }),
          ...(asUsual && { asUsual }),
        };
      });
  const dates = Array.from({ length: 12 }, (_, at) =>
    Temporal.PlainDate.from("2025-10-20").add({ days: at }).toString(),
  );
  const diary = zone.chain((where) => fc.tuple(...dates.map((date) => night(date, where))));

  test("from our table and our export: every item", async () => {
    await fc.assert(
      fc.asyncProperty(diary, async (told) => {
        expect((await read(diaryCsv(told)))?.nights).toEqual(told);
        const copy = { about: "", userId: "1", exportedAt: "", diary: { records: [{ version: 1, nights: told }] } };
        expect((await read(JSON.stringify(copy, undefined, 2)))?.nights).toEqual(told);
      }),
      { ...seeded, numRuns: 20 },
    );
  });

  test("from a file that says one thing of the day before a hundred thousand times: once", async () => {
    const told = { night: "2026-03-01", zone: "UTC", also: Array(100_000).fill("nap") };
    const copy = { about: "", userId: "1", exportedAt: "", diary: { records: [{ version: 1, nights: [told] }] } };
    expect((await read(JSON.stringify(copy)))?.nights).toEqual([{ ...told, also: ["nap"] }]);
  });

  test("the standard has a tag on what was noted as usual", () => {
    const usual: DiaryNight = { night: "2026-03-01", zone: "UTC", inBed: "2026-03-01T23:00", rose: "2026-03-02T07:00" };
    expect(standardJson([usual]).text).not.toContain("as usual");
    expect(standardJson([{ ...usual, asUsual: true }]).text).toMatch(/"tags": \[\s*"as usual"/);
  });

  test("from the standard: every time, and what was awake where all of it was said", async () => {
    await fc.assert(
      fc.asyncProperty(diary, async (told) => {
        const found = await read(standardJson(told).text);
        expect(
          found?.nights.map(({ night, zone, inBed, tried, woke, rose }) => ({ night, zone, inBed, tried, woke, rose })),
        ).toEqual(told.map(({ night, zone, inBed, tried, woke, rose }) => ({ night, zone, inBed, tried, woke, rose })));
        for (const [at, one] of told.entries()) {
          if (one.onsetMinutes === undefined || one.awakeMinutes === undefined) continue;
          expect(found?.nights[at]).toMatchObject({ onsetMinutes: one.onsetMinutes, awakeMinutes: one.awakeMinutes });
        }
      }),
      { ...seeded, numRuns: 20 },
    );
  });

  test("from Plees Tracker: trying to sleep and waking, by the person's clock", async () => {
    await fc.assert(
      fc.asyncProperty(diary, async (told) => {
        const here = told.map((one) => ({ ...one, zone: "Europe/Lisbon" }));
        const found = await read(pleesCsv(here).text);
        expect(found?.nights.map(({ night, tried, woke }) => ({ night, tried, woke }))).toEqual(
          here.map(({ night, tried, woke }) => ({ night, tried, woke })),
        );
      }),
      { ...seeded, numRuns: 20 },
    );
  });
});
