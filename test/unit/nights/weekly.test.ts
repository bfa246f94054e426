import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { StoredWeekly, scheduleOf, storedSchedule } from "../../../src/nights/reminder.ts";
import {
  atQuietTime,
  isForWeekly,
  nextWeekly,
  nightsOfWeek,
  type WeeklyTime,
  weeklyWindow,
} from "../../../src/nights/weekly.ts";
import type { Weekday } from "../../../src/time/weekdays.ts";
import { seeded } from "../../support/seed.ts";

const time = (text: string) => Temporal.PlainTime.from(text);
const at = (text: string) => Temporal.Instant.from(text);
const SUNDAY: WeeklyTime = { day: 7, at: time("18:00"), zone: "Europe/Lisbon" };

describe("the window of a week's words", () => {
  test.each([
    ["on the day itself, before its time", "2026-03-15T10:00:00Z", "2026-03-15T18:00:00Z"],
    ["while it is open, the same", "2026-03-15T20:59:00Z", "2026-03-15T18:00:00Z"],
    ["once it is over, a week later", "2026-03-15T21:00:00Z", "2026-03-22T18:00:00Z"],
    ["after the clocks went forward, by the clock on the wall", "2026-03-28T12:00:00Z", "2026-03-29T17:00:00Z"],
  ])("%s", (_name, now, opensAt) => {
    expect(nextWeekly(SUNDAY, at(now)).opensAt.toString()).toBe(opensAt);
  });

  test("moved to another day, a week brings no second message; one that was left out may come", () => {
    const last = { night: "2026-03-15", at: at("2026-03-15T18:00:00Z") };
    const monday = { ...SUNDAY, day: 1 } as const;
    expect(nextWeekly(monday, at("2026-03-15T18:10:00Z"), last).night).toBe("2026-03-23");
    expect(nextWeekly({ ...SUNDAY, day: 5 }, at("2026-03-15T18:10:00Z"), last).night).toBe("2026-03-20");
    expect(nextWeekly(monday, at("2026-03-15T18:10:00Z"), { ...last, isSkipped: true }).night).toBe("2026-03-16");
  });

  test("goes by the clocks of another place until the day at home again", () => {
    const away = { ...SUNDAY, travel: { zone: "Asia/Tokyo", until: "2026-03-16" } };
    expect(nextWeekly(away, at("2026-03-14T00:00:00Z")).opensAt.toString()).toBe("2026-03-15T09:00:00Z");
    expect(nextWeekly(away, at("2026-03-16T00:00:00Z")).opensAt.toString()).toBe("2026-03-22T18:00:00Z");
  });

  test("whatever the day, the time and the moment, it is on that day, to come or open, and the only one of seven days", () => {
    const hours = fc.integer({ min: 9 * 60, max: 20 * 60 });
    const zones = fc.constantFrom(
      "Europe/Lisbon",
      "America/New_York",
      "Asia/Tokyo",
      "Pacific/Apia",
      "Australia/Lord_Howe",
    );
    const moments = fc.integer({ min: 1_700_000_000, max: 1_850_000_000 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), hours, zones, moments, (day, minutes, zone, second) => {
        const weekly = { day: day as Weekday, at: time("00:00").add({ minutes }), zone };
        const now = Temporal.Instant.fromEpochMilliseconds(second * 1000);
        const window = nextWeekly(weekly, now);
        expect(Temporal.PlainDate.from(window.night).dayOfWeek).toBe(day);
        expect(Temporal.Instant.compare(now, window.closesAt)).toBeLessThan(0);
        expect(now.until(window.opensAt).total("hours")).toBeLessThan(7 * 24 + 1);
        const then = nextWeekly(weekly, window.closesAt, { night: window.night, at: window.opensAt });
        expect(Temporal.PlainDate.from(window.night).until(then.night).days).toBe(7);
        expect(window).toEqual(weeklyWindow(window.night, weekly));
      }),
      { ...seeded, numRuns: 300 },
    );
  });
});

test("a week is the seven nights before its day", () => {
  expect([nightsOfWeek("2026-03-15")[0], nightsOfWeek("2026-03-15").at(-1)]).toEqual(["2026-03-08", "2026-03-14"]);
});

test("it may be wished for from 09:00 to 20:00", () => {
  expect(["08:59", "09:00", "20:00", "20:01"].map((text) => isForWeekly(time(text)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("what is stored says the same again", () => {
  const away = { ...SUNDAY, travel: { zone: "Asia/Tokyo", until: "2026-03-16" } };
  for (const weekly of [SUNDAY, away]) expect(scheduleOf(StoredWeekly.parse(storedSchedule(weekly)))).toEqual(weekly);
});

describe("a time at which nothing else comes within the hour", () => {
  const evening = (bedtime: string) => ({ bedtime: time(bedtime), zone: "Europe/Lisbon", leadMinutes: 45 });
  const morning = (text: string) => ({ at: time(text), zone: "Europe/Lisbon" });
  test.each([
    ["as wished where the evening is far", "18:00", { reminder: evening("22:30") }, "18:00"],
    ["as wished an hour before the evening's", "18:00", { reminder: evening("19:45") }, "18:00"],
    ["half an hour earlier, a minute nearer", "18:00", { reminder: evening("19:44") }, "17:30"],
    ["never after the evening's, where somebody may sleep", "20:00", { reminder: evening("19:00") }, "17:00"],
    ["an hour after a check-in", "09:30", { checkIn: morning("09:00") }, "10:00"],
    ["between the two", "10:00", { checkIn: morning("10:00"), reminder: evening("22:30") }, "09:00"],
    ["after the sleep of somebody who works at night", "09:30", { reminder: evening("09:00") }, "16:30"],
  ])("%s", (_name, wished, others, expected) => {
    expect(atQuietTime({ ...SUNDAY, at: time(wished) }, "2026-03-15", others).at.toString()).toBe(`${expected}:00`);
  });
});
