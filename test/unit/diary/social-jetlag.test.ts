import { describe, expect, test } from "vitest";
import type { DiaryNight } from "../../../src/diary/diary-night.ts";
import { isFree, socialJetlagOf } from "../../../src/diary/social-jetlag.ts";

const FRIDAY_AND_SATURDAY = [5, 6];

/** Asleep between these hours in the night of a date; those before noon are on the day after. */
function night(date: string, from: string, to: string): DiaryNight {
  const on = (clock: string) => (clock >= "12:00" ? date : Temporal.PlainDate.from(date).add({ days: 1 }).toString());
  return { night: date, zone: "Europe/Lisbon", tried: `${on(from)}T${from}`, onsetMinutes: 0, woke: `${on(to)}T${to}` };
}

/** Monday 5 January 2026 to Sunday. */
const week = (others: [string, string], free: [string, string]) =>
  Array.from({ length: 7 }, (_, at) => {
    const date = `2026-01-${String(5 + at).padStart(2, "0")}`;
    return night(date, ...(isFree(date, FRIDAY_AND_SATURDAY) ? free : others));
  });

describe("social jetlag (Wittmann et al. 2006)", () => {
  /**
   * A published example (bgm.tools, "Social Jetlag"): at weekends from 24:00 to 09:00, the middle at 4:30; in the week from
   * 22:00 to 06:00, the middle at 2:00; "2.5 hours".
   */
  test("the worked example: middles at 02:00 and 04:30 are two and a half hours apart", () => {
    expect(socialJetlagOf(week(["22:00", "06:00"], ["00:00", "09:00"]), FRIDAY_AND_SATURDAY)).toBeCloseTo(150, 6);
  });

  test("it has no sign: who sleeps earlier when free has as much", () => {
    expect(socialJetlagOf(week(["00:00", "09:00"], ["22:00", "06:00"]), FRIDAY_AND_SATURDAY)).toBeCloseTo(150, 6);
  });

  test("middles before and after midnight are an hour apart, not 23", () => {
    expect(socialJetlagOf(week(["20:30", "02:30"], ["21:30", "03:30"]), FRIDAY_AND_SATURDAY)).toBeCloseTo(60, 6);
  });

  test("who works at night and sleeps by day, and by night when free, is counted the shorter way around", () => {
    const nights = week(["08:00", "11:00"], ["01:00", "09:00"]);
    expect(socialJetlagOf(nights, FRIDAY_AND_SATURDAY)).toBeCloseTo(4.5 * 60, 6);
  });

  test("where nobody said which nights are free there is none", () => {
    expect(socialJetlagOf(week(["22:00", "06:00"], ["00:00", "09:00"]), [])).toBeUndefined();
    expect(socialJetlagOf(week(["22:00", "06:00"], ["00:00", "09:00"]), [1, 2, 3, 4, 5, 6, 7])).toBeUndefined();
  });

  test("of one free night there is none, nor where what it takes was not said", () => {
    const nights = week(["22:00", "06:00"], ["00:00", "09:00"]);
    expect(socialJetlagOf(nights, [5])).toBeUndefined();
    const vague = nights.map(({ onsetMinutes, ...rest }, at) => (at === 5 ? rest : { ...rest, onsetMinutes }));
    expect(socialJetlagOf(vague as DiaryNight[], FRIDAY_AND_SATURDAY)).toBeUndefined();
  });
});
