import { expect, test } from "vitest";
import { nothingToSay } from "../../../src/assembly/nothing-to-say.ts";
import type { Programme } from "../../../src/coaching/record.ts";

const THREE = new Set(["2026-03-08", "2026-03-11", "2026-03-14"]);
const PROGRAMME: Programme = {
  startedOn: "2026-03-01",
  week: 2,
  weekOn: "2026-03-08",
  days: [],
  touchedOn: "2026-03-14",
  lookDay: 3,
};

test("three of the seven nights before are enough to say something, two are not", () => {
  expect(nothingToSay(THREE, undefined).has("2026-03-15")).toBe(false);
  expect(nothingToSay(new Set(["2026-03-07", "2026-03-11", "2026-03-14"]), undefined).has("2026-03-15")).toBe(true);
  expect(nothingToSay(new Set(["2026-03-08", "2026-03-11", "2026-03-15"]), undefined).has("2026-03-15")).toBe(true);
});

test("where a nightly message looks back at the week, no second look comes; while the four weeks rest, it does", () => {
  expect(nothingToSay(THREE, PROGRAMME).has("2026-03-15")).toBe(true);
  expect(nothingToSay(THREE, { ...PROGRAMME, lookDay: 7 }).has("2026-03-15")).toBe(true);
  expect(nothingToSay(THREE, { ...PROGRAMME, pausedOn: "2026-03-07" }).has("2026-03-15")).toBe(false);
  const { lookDay: _none, ...without } = PROGRAMME;
  expect(nothingToSay(THREE, without).has("2026-03-15")).toBe(false);
});
