import { expect, test } from "vitest";
import { z } from "zod";
import { createDiary, DiaryRecord } from "../../../src/diary/diary.ts";
import type { DiaryNight } from "../../../src/diary/diary-night.ts";
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
  const rows = openMapStore().collection("diary", DiaryRecord);
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

test("a night is gone after 400 days, when it is read and out of the store", async () => {
  const { diary, clock, rows } = house();
  await diary.keepNight("1", night("2026-03-12"));
  await diary.keepNight("2", night("2026-03-12"));
  await diary.keepNight("2", night("2026-03-11"));
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
    rows: store.collection("diary", DiaryRecord),
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
