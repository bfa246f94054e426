import { expect, test } from "vitest";
import { type DaysLooked, lookedOn } from "../../../src/diary/looked.ts";
import { mapDiary } from "../../support/command-house.ts";

const USER = "100000000000000001";

test.each([
  ["one day", ["2026-03-10"], []],
  ["two days in a row", ["2026-03-10", "2026-03-11"], []],
  ["twice a day for two days", ["2026-03-10", "2026-03-10", "2026-03-11", "2026-03-11"], []],
  ["every other day", ["2026-03-10", "2026-03-12", "2026-03-14", "2026-03-16"], []],
  ["once a week", ["2026-03-01", "2026-03-08", "2026-03-15", "2026-03-22"], []],
  ["three days in a row", ["2026-03-10", "2026-03-11", "2026-03-12"], ["2026-03-12"]],
  ["over the end of a month", ["2026-02-27", "2026-02-28", "2026-03-01"], ["2026-03-01"]],
  ["a date again, west over the date line", ["2026-03-10", "2026-03-11", "2026-03-10"], []],
])("who looks on %s is told on the days %3$s", (_name, days, told) => {
  let looked: DaysLooked | undefined;
  const toldOn = days.filter((day) => {
    const next = lookedOn(looked, day);
    looked = next.looked;
    return next.isToTell;
  });
  expect(toldOn).toEqual(told);
});

test("somebody who looks daily is told once, and what was noted for it goes; notes and drafts leave it alone", async () => {
  const diary = mapDiary("2026-03-14T09:00:00Z");
  expect(await diary.look(USER, "2026-03-10")).toBe(false);
  expect(await diary.find(USER)).toBeUndefined();

  const night = { night: "2026-03-09", zone: "Europe/Lisbon" };
  await diary.keepNight(USER, night);
  expect(await diary.look(USER, "2026-03-10")).toBe(false);
  await diary.keepNight(USER, { ...night, night: "2026-03-10" });
  expect(await diary.look(USER, "2026-03-11")).toBe(false);
  expect(await diary.find(USER)).toMatchObject({ looked: { first: "2026-03-10", last: "2026-03-11" } });
  expect(await diary.look(USER, "2026-03-12")).toBe(true);

  for (const day of ["2026-03-12", "2026-03-13", "2026-03-14"]) expect(await diary.look(USER, day)).toBe(false);
  expect(await diary.find(USER)).toEqual({
    version: 1,
    toldWeekly: true,
    nights: [night, { ...night, night: "2026-03-10" }],
  });
});
