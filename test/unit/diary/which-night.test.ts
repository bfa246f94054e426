import { expect, test } from "vitest";
import { lastNightIn, readWhichNight } from "../../../src/diary/which-night.ts";

const THURSDAY = "2026-03-12";

test.each([
  ["2026-03-13T07:00Z", "2026-03-12"],
  ["2026-03-13T15:00Z", "2026-03-12"],
  ["2026-03-13T23:00Z", "2026-03-12"],
  ["2026-03-13T05:00Z", "2026-03-12"],
  ["2026-03-13T03:00Z", "2026-03-11"], // the night of the 12th is passing
])("at %s last night is %s", (now, night) => {
  expect(lastNightIn("Europe/Lisbon", Temporal.Instant.from(now))).toBe(night);
});

test.each([
  ["last night", "2026-03-12"],
  ["", "2026-03-12"],
  ["yesterday", "2026-03-12"],
  ["the night before last", "2026-03-11"],
  ["2 nights ago", "2026-03-11"],
  ["three nights ago", "2026-03-10"],
  ["Thursday", "2026-03-12"],
  ["last Friday", "2026-03-06"],
  ["Friday night", "2026-03-06"],
  ["wed", "2026-03-11"],
  ["2026-03-01", "2026-03-01"],
  ["1 March", "2026-03-01"],
  ["March 1st", "2026-03-01"],
  ["1.3.", "2026-03-01"],
  ["31 December", "2025-12-31"],
])("“%s” is %s", (typed, night) => {
  expect(readWhichNight(typed, THURSDAY)).toEqual({ kind: "night", night });
});

test.each([
  ["tonight", "future"],
  ["2026-03-13", "future"],
  ["20 March", "future"],
  ["2020-01-01", "too-old"],
  ["400 nights ago", "night"],
  ["401 nights ago", "too-old"],
  ["31 February", "ask"], // 28 February or 1 March
  ["2/3", "ask"],
  ["soon", "unknown"],
  ["0 nights ago", "unknown"],
])("“%s” is %s", (typed, kind) => {
  expect(readWhichNight(typed, THURSDAY).kind).toBe(kind);
});
