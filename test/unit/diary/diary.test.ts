import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createDiary, NIGHTS_APART, StoredDiary } from "../../../src/diary/diary.ts";
import { DiaryNight, wallAt } from "../../../src/diary/diary-night.ts";
import { NO_NIGHTS, nightsInText } from "../../../src/diary/nights-text.ts";
import { openMapStore } from "../../../src/storage/core/map-store.ts";
import { createUserLocks } from "../../../src/storage/core/user-locks.ts";

const TYPED = { bed: "25:00", onset: "", awake: "", rise: "7", quality: "fair" };
const night = (date: string, more: Partial<DiaryNight> = {}): DiaryNight => ({
  night: date,
  zone: "UTC",
  quality: "fair",
  ...more,
});

function house(start = "2026-03-13T08:00:00Z") {
  const clock = { now: Temporal.Instant.from(start) };
  const problems: unknown[] = [];
  const rows = openMapStore().collection("diary", StoredDiary);
  const diary = createDiary({
    rows,
    locks: createUserLocks(),
    now: () => clock.now,
    onUnreadable: (error) => problems.push(error),
  });
  return { clock, diary, rows, problems };
}

test("nights are kept in order, one for each evening, and somebody else's apart", async () => {
  const { diary } = house();
  expect(await diary.find("1")).toBeUndefined();
  await Promise.all(["2026-03-12", "2026-03-10", "2026-03-11"].map((date) => diary.keepNight("1", night(date))));
  await diary.keepNight("1", night("2026-03-10", { quality: "good" }));
  await diary.keepNight("2", night("2026-03-01"));
  expect((await diary.find("1"))?.nights.map((one) => [one.night, one.quality])).toEqual([
    ["2026-03-10", "good"],
    ["2026-03-11", "fair"],
    ["2026-03-12", "fair"],
  ]);
  expect(await diary.dropNight("1", "2026-03-11")).toBe(true);
  expect(await diary.dropNight("1", "2026-03-11")).toBe(false);
  expect((await diary.find("1"))?.nights).toHaveLength(2);
  expect((await diary.find("2"))?.nights).toHaveLength(1);
});

test("what was typed wrongly is kept for a day, or until the form is right", async () => {
  const { diary, clock } = house();
  await diary.keepDraft("1", "2026-03-12", "UTC", TYPED);
  expect((await diary.find("1"))?.draft).toEqual({
    ...TYPED,
    night: "2026-03-12",
    zone: "UTC",
    at: "2026-03-13T08:00:00Z",
  });
  clock.now = clock.now.add({ hours: 24 });
  expect(await diary.find("1")).toBeUndefined();

  await diary.keepDraft("1", "2026-03-12", "UTC", TYPED);
  await diary.keepNight("1", night("2026-03-12"));
  expect(await diary.find("1")).toEqual({ version: 1, nights: [night("2026-03-12")] });
});

test("what the day before had stays with its night, also when the night is told anew, and goes with it", async () => {
  const { diary, rows } = house();
  expect(await diary.keepAlso("1", "2026-03-12", ["nap"])).toBe(false);
  expect(await diary.askAlso("1", true)).toBe(false);
  expect(await diary.find("1")).toBeUndefined();

  await diary.keepNight("1", night("2026-03-12"));
  await diary.keepNight("1", night("2026-03-13", { also: ["alcohol"] }));
  expect(await diary.keepAlso("1", "2026-03-12", [])).toBe(true);
  expect(await diary.askAlso("1", true)).toBe(true);
  await diary.keepNight("1", night("2026-03-12", { quality: "good" }));
  expect(await diary.find("1")).toEqual({
    version: 1,
    nights: [night("2026-03-12", { quality: "good", also: [] }), night("2026-03-13", { also: ["alcohol"] })],
    asksAlso: true,
  });

  await diary.askAlso("1", false);
  await diary.dropNight("1", "2026-03-13");
  await diary.dropNight("1", "2026-03-12");
  await diary.keepNight("1", night("2026-03-12"));
  expect(await rows.get("1")).toEqual({ kind: "found", value: { version: 1, nights: [night("2026-03-12")] } });
});

describe("as usual", () => {
  const usual = (date: string, bed = "23:00"): DiaryNight => ({
    night: date,
    zone: "UTC",
    inBed: `${date}T${bed}`,
    tried: `${date}T23:20`,
    onsetMinutes: 20,
    awakenings: 1,
    awakeMinutes: 10,
    woke: `${Temporal.PlainDate.from(date).add({ days: 1 })}T06:30`,
    rose: `${Temporal.PlainDate.from(date).add({ days: 1 })}T07:00`,
    quality: "good",
  });
  const nights = ["2026-03-07", "2026-03-08", "2026-03-09", "2026-03-10", "2026-03-11"];

  test("notes the median of the last weeks once, though pressed twice, and can be undone", async () => {
    const { diary, rows } = house();
    for (const [index, date] of nights.entries()) await diary.keepNight("1", usual(date, `22:${10 + 10 * index}`));
    expect(await diary.hasUsual("1", "2026-03-12", "UTC")).toBe(true);
    const both = await Promise.all([1, 2].map(() => diary.keepUsual("1", "2026-03-12", "UTC")));
    const { quality: _felt, ...wanted } = usual("2026-03-12", "22:30");
    expect(both.map((one) => one?.wasThere)).toEqual([false, true]);
    expect(both[0]?.entry).toEqual({ ...wanted, asUsual: true });
    expect((await diary.find("1"))?.nights.at(-1)).toEqual({ ...wanted, asUsual: true });
    expect(await diary.hasUsual("1", "2026-03-12", "UTC")).toBe(false);

    expect(await diary.dropUsual("1", "2026-03-12")).toBe(true);
    expect(await diary.dropUsual("1", "2026-03-12")).toBe(false);
    expect((await diary.find("1"))?.nights).toHaveLength(5);
    const read = await rows.get("1");
    expect(read.kind === "found" && "asUsual" in read.value).toBe(false);
  });

  test("is not undone once the night was told anew", async () => {
    const { diary } = house();
    for (const date of nights) await diary.keepNight("1", usual(date));
    await diary.keepUsual("1", "2026-03-12", "UTC");
    await diary.keepNight("1", usual("2026-03-12", "21:00"));
    expect(await diary.dropUsual("1", "2026-03-12")).toBe(false);
    expect((await diary.find("1"))?.nights.at(-1)).toEqual(usual("2026-03-12", "21:00"));
  });

  test("is not there for four nights, nor made of nights that were noted as usual themselves", async () => {
    const { diary } = house();
    for (const date of nights.slice(1)) await diary.keepNight("1", usual(date));
    expect(await diary.hasUsual("1", "2026-03-12", "UTC")).toBe(false);
    expect(await diary.keepUsual("1", "2026-03-12", "UTC")).toBeUndefined();
    await diary.keepNight("1", { ...usual("2026-03-07"), asUsual: true });
    expect(await diary.hasUsual("1", "2026-03-12", "UTC")).toBe(false);
  });

  test("leaves out what is still to come", async () => {
    const { diary } = house("2026-03-13T06:45:00Z");
    for (const date of nights) await diary.keepNight("1", usual(date));
    const kept = await diary.keepUsual("1", "2026-03-12", "UTC");
    expect([kept?.entry.woke, kept?.entry.rose]).toEqual(["2026-03-13T06:30", undefined]);
  });
});

test("what a version before this one does not know stands at the top of the record alone, where it is kept and ignored", async () => {
  const { diary, rows } = house();
  const before = z.array(DiaryNight.omit({ also: true, asUsual: true }));
  await diary.keepNight("1", night("2026-03-12"));
  const plain = await rows.get("1");
  expect(plain).toEqual({ kind: "found", value: { version: 1, nights: [night("2026-03-12")] } });
  await diary.keepNight("1", night("2026-03-13", { also: ["nap"], asUsual: true }));
  const later = await rows.get("1");
  const { nights, ...top } = later.kind === "found" ? later.value : { nights: undefined };
  expect(before.parse(nights)).toEqual(nights);
  expect(top).toEqual({ version: 1, also: { "2026-03-13": ["nap"] }, asUsual: ["2026-03-13"] });
});

test("a night is gone after 400 days, when it is read and out of the store", async () => {
  const { diary, clock, rows } = house();
  await diary.keepNight("1", night("2026-03-12"));
  await diary.keepNight("2", night("2026-03-12"));
  await diary.keepNight("2", night("2026-03-11", { also: ["nap"] }));
  clock.now = Temporal.Instant.from("2027-04-16T08:00:00Z"); // 400 days after the 12th
  expect((await diary.find("2"))?.nights.map((one) => one.night)).toEqual(["2026-03-12"]);
  await diary.sweep();
  expect(await rows.get("2")).toMatchObject({ kind: "found", value: { nights: [night("2026-03-12")] } });
  clock.now = clock.now.add({ hours: 24 });
  expect(await diary.find("1")).toBeUndefined();
  await diary.sweep();
  expect(await rows.count()).toBe(0);
});

test("an abandoned draft is swept away", async () => {
  const { diary, clock, rows } = house();
  await diary.keepDraft("1", "2026-03-12", "UTC", TYPED);
  clock.now = clock.now.add({ hours: 25 });
  await diary.sweep();
  expect(await rows.count()).toBe(0);
});

describe("a diary of more than four weeks", () => {
  const dates = (count: number, last = "2026-03-12") =>
    Array.from({ length: count }, (_, back) =>
      Temporal.PlainDate.from(last)
        .subtract({ days: count - 1 - back })
        .toString(),
    );
  const long = dates(60);
  const stored = async (rows: ReturnType<typeof house>["rows"]) => {
    const row = await rows.get("1");
    return row.kind === "found" ? row.value : undefined;
  };

  test("as an earlier version wrote it is read, and moved when it is next written", async () => {
    const { diary, rows } = house();
    await rows.put("1", { version: 1, nights: long.slice(0, -1).map((date) => night(date)), toldWeekly: true });
    expect((await diary.find("1"))?.nights).toHaveLength(59);
    await diary.keepNight("1", night("2026-03-12", { quality: "good" }));
    expect((await stored(rows))?.nights.map((one) => one.night)).toEqual(dates(NIGHTS_APART));
    expect(await diary.find("1")).toEqual({
      version: 1,
      toldWeekly: true,
      nights: long.map((date) => night(date, { quality: date === "2026-03-12" ? "good" : "fair" })),
    });
  });

  test("is changed and shortened anywhere in it", async () => {
    const { diary, rows } = house();
    for (const date of long) await diary.keepNight("1", night(date));
    await diary.keepNight("1", night(long[2] ?? "", { quality: "poor" }));
    expect(await diary.dropNight("1", long[5] ?? "")).toBe(true);
    expect(await diary.dropNight("1", long[5] ?? "")).toBe(false);
    const nights = (await diary.find("1"))?.nights ?? [];
    expect(nights.map((one) => one.night)).toEqual(long.filter((date) => date !== long[5]));
    expect(nights[2]?.quality).toBe("poor");
    expect(await diary.nightsNoted("1")).toEqual(new Set(nights.map((one) => one.night)));
    for (const date of dates(NIGHTS_APART)) await diary.dropNight("1", date);
    // The release before would take a diary without a night of its own for an empty one, and delete it.
    expect((await stored(rows))?.nights).toHaveLength(NIGHTS_APART);
  });

  test("is asked for from a date on without the earlier ones, but with the latest of all", async () => {
    const { diary } = house();
    for (const date of long) await diary.keepNight("1", night(date));
    const from = long[20] ?? "";
    expect((await diary.find("1", from))?.nights.map((one) => one.night)).toEqual(long.slice(20));
    expect((await diary.find("1", "2026-12-01"))?.nights.map((one) => one.night)).toEqual(["2026-03-12"]);
  });

  test("has of a night that the release before wrote again that telling", async () => {
    const { diary, rows } = house();
    for (const date of long) await diary.keepNight("1", night(date));
    const kept = await stored(rows);
    const again = night(long[3] ?? "", { quality: "very-good" });
    if (kept) await rows.put("1", { ...kept, nights: [again, ...kept.nights] });
    const nights = (await diary.find("1"))?.nights ?? [];
    expect(nights.map((one) => one.night)).toEqual(long);
    expect(nights[3]).toEqual(again);
  });

  test("loses its earliest nights after their time, wherever they stand", async () => {
    const { diary, clock, rows } = house();
    for (const date of long) await diary.keepNight("1", night(date));
    clock.now = clock.now.add({ hours: 24 * 370 });
    const left = long.filter((date) => date >= "2026-02-11");
    expect((await diary.find("1"))?.nights.map((one) => one.night)).toEqual(left);
    await diary.sweep();
    const kept = await stored(rows);
    expect(nightsInText(kept?.past ?? NO_NIGHTS).length + (kept?.nights.length ?? 0)).toBe(left.length);
  });

  test("weighs at most 25 kB for a year of nights with every item said", async () => {
    const { diary, rows } = house();
    const year = dates(365);
    for (const date of year) await diary.keepNight("1", wholeNight(date));
    const [text = ""] = await rows.wordForWord("1");
    expect(text.length).toBeLessThan(23_000); // SQLite rounds up to pages
  });
});

const wholeNight = (date: string): DiaryNight => ({
  night: date,
  zone: "America/New_York",
  inBed: wallAt(620, date),
  tried: wallAt(640, date),
  onsetMinutes: 15,
  awakenings: 2,
  awakeMinutes: 20,
  woke: wallAt(1_100, date),
  rose: wallAt(1_120, date),
  quality: "good",
});

test("everything is deleted at once, and only that person's", async () => {
  const { diary } = house();
  await diary.keepNight("1", night("2026-03-12"));
  await diary.keepNight("2", night("2026-03-12"));
  expect(await diary.forget("1")).toBe(true);
  expect(await diary.forget("1")).toBe(false);
  expect(await diary.find("1")).toBeUndefined();
  expect(await diary.find("2")).toBeDefined();
});

test("a record that cannot be read is neither shown nor written over, and can be deleted", async () => {
  const store = openMapStore();
  const other = store.collection("diary", z.any());
  const problems: unknown[] = [];
  const diary = createDiary({
    rows: store.collection("diary", StoredDiary),
    locks: createUserLocks(),
    now: () => Temporal.Instant.from("2026-03-13T08:00:00Z"),
    onUnreadable: (error) => problems.push(error),
  });
  await other.put("1", { version: 2 });
  await expect(diary.find("1")).rejects.toThrow("cannot be read");
  await expect(diary.keepNight("1", night("2026-03-12"))).rejects.toThrow("cannot be read");
  await diary.sweep();
  expect(problems).toHaveLength(1);
  expect((await other.get("1")).kind).toBe("found");
  expect(await diary.forget("1")).toBe(true);
});
