import { describe, expect, test } from "vitest";
import { readPauseUntil } from "../../../src/nights/pause-until.ts";

const SUNDAY = "2026-11-22";

describe("until when a pause is wanted, on Sunday 22 November 2026", () => {
  test.each([
    ["tomorrow", "2026-11-23"],
    ["Friday", "2026-11-27"],
    ["until fri", "2026-11-27"],
    ["Sunday", "2026-11-29"], // tonight is a Sunday: the next one
    ["3 nights", "2026-11-25"],
    ["three days", "2026-11-25"],
    ["for a week", "2026-11-29"],
    ["week", "2026-11-29"],
    ["two weeks", "2026-12-06"],
    ["a month", "2026-12-22"],
    ["2026-12-01", "2026-12-01"],
    ["1 December", "2026-12-01"],
    ["December 1st", "2026-12-01"],
    ["Dec 1, 2026", "2026-12-01"],
    ["1.12.", "2026-12-01"],
    ["1.12.2026", "2026-12-01"],
    ["3 January", "2027-01-03"],
  ])("“%s” is the night of %s", (typed, night) => {
    expect(readPauseUntil(typed, SUNDAY)).toEqual({ kind: "night", night });
  });

  test.each([
    ["2026-11-22", "past"], // tonight is no pause
    ["2026-11-01", "past"],
    ["0 nights", "past"],
    ["2030-01-01", "too-far"],
    ["999 days", "too-far"],
    ["when I am back", "unknown"],
    ["", "unknown"],
    ["t", "unknown"],
  ])("“%s” is %s", (typed, kind) => {
    expect(readPauseUntil(typed, SUNDAY)).toEqual({ kind });
  });

  test.each([
    ["12/1", ["2027-01-12", "2026-12-01"]], // the first of December or the twelfth of January
    ["31 February", ["2027-02-28", "2027-03-01"]],
    ["next Friday", ["2026-11-27", "2026-12-04"]],
    ["some weeks", ["2026-12-13", "2026-12-06", "2026-12-20"]],
    ["24", ["2026-11-24"]],
  ])("“%s” is asked about: %j", (typed, nights) => {
    expect(readPauseUntil(typed, SUNDAY)).toEqual({ kind: "ask", nights });
  });

  test.each([
    ["übermorgen", "2026-11-24"],
    ["vendredi prochain", undefined],
    ["dos semanas", "2026-12-06"],
    ["3日後", "2026-11-25"],
    ["до пятницы", "2026-11-27"],
    ["12月24日", "2026-12-24"],
  ])("“%s” is read in other languages, too", (typed, night) => {
    if (night) expect(readPauseUntil(typed, SUNDAY)).toEqual({ kind: "night", night });
    else expect(readPauseUntil(typed, SUNDAY).kind).toBe("ask");
  });
});
