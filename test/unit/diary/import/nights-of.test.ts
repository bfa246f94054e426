import { expect, test } from "vitest";
import type { Sleep } from "../../../../src/diary/import/formats/sleep.ts";
import { nightsOf } from "../../../../src/diary/import/nights-of.ts";

const NOW = Date.parse("2026-03-14T12:00:00Z");
let entry = 0;
const sleep = (kind: Sleep["kind"], from: string, to: string, more: Partial<Sleep> = {}): Sleep => {
  entry += 1;
  return {
    entry,
    kind,
    from: Date.parse(`2026-03-${from}:00Z`),
    to: Date.parse(`2026-03-${to}:00Z`),
    zone: "UTC",
    ...more,
  };
};
const of = (...sleeps: Sleep[]) => nightsOf(sleeps, NOW);

test("a night goes from noon to noon and is named for its evening", () => {
  const nights = (from: string, to: string) => of(sleep("session", from, to)).nights.map(({ night }) => night);
  expect(nights("12T23:10", "13T07:00")).toEqual(["2026-03-12"]);
  expect(nights("13T02:10", "13T09:00")).toEqual(["2026-03-12"]);
  expect(nights("12T12:00", "12T19:00")).toEqual(["2026-03-12"]);
  expect(nights("12T11:59", "12T19:00")).toEqual(["2026-03-11"]); // somebody who works at night
});

test("two stretches with less than two hours between them are one night, and the time between was awake", () => {
  expect(of(sleep("session", "12T23:00", "13T02:00"), sleep("session", "13T03:00", "13T07:00")).nights).toEqual([
    {
      night: "2026-03-12",
      zone: "UTC",
      inBed: "2026-03-12T23:00",
      tried: "2026-03-12T23:00",
      awakeMinutes: 60,
      woke: "2026-03-13T07:00",
      rose: "2026-03-13T07:00",
    },
  ]);
});

test("a short sleep by day is a nap, also on a day without a night; a short one by night is a night", () => {
  const nap = sleep("session", "12T14:00", "12T14:40");
  expect(of(nap, sleep("session", "12T23:00", "13T07:00"))).toMatchObject({
    naps: 1,
    nights: [{ night: "2026-03-12" }],
  });
  expect(of(nap)).toMatchObject({ naps: 1, nights: [] });
  expect(of(sleep("session", "13T03:00", "13T05:00"))).toMatchObject({ naps: 0, nights: [{ night: "2026-03-12" }] });
});

test("what the app calls a nap is one, unless it was as long as a night", () => {
  expect(of(sleep("session", "12T21:00", "12T21:30", { isNap: true })).naps).toBe(1);
  expect(of(sleep("session", "12T23:00", "13T06:30", { isNap: true })).naps).toBe(0);
});

test("of two sleeps in one night that lie far apart, the longer one is the night", () => {
  const found = of(sleep("session", "12T20:00", "12T21:00"), sleep("session", "13T00:00", "13T07:00"));
  expect(found.nights.map(({ inBed }) => inBed)).toEqual(["2026-03-13T00:00"]);
  expect(found.naps).toBe(1);
});

test("stages of a watch and time in bed of a phone are one night", () => {
  const found = of(
    sleep("in-bed", "12T22:50", "13T07:10", { source: "phone" }),
    sleep("asleep", "12T23:20", "13T03:00", { source: "watch" }),
    sleep("awake", "13T03:00", "13T03:15", { source: "watch" }),
    sleep("asleep", "13T03:15", "13T06:55", { source: "watch" }),
    sleep("asleep", "12T23:00", "13T07:00", { source: "another app" }),
  );
  expect(found.nights).toEqual([
    {
      night: "2026-03-12",
      zone: "UTC",
      inBed: "2026-03-12T22:50",
      tried: "2026-03-12T22:50",
      onsetMinutes: 30,
      awakeMinutes: 15,
      woke: "2026-03-13T06:55",
      rose: "2026-03-13T07:10",
    },
  ]);
  expect(found.isBedUnknown).toBe(false);
});

test("a watch that does not know when somebody went to bed is said to", () => {
  const found = of(sleep("asleep", "12T23:20", "13T03:00"), sleep("asleep", "13T03:20", "13T06:55"));
  expect(found.isBedUnknown).toBe(true);
  expect(found.nights[0]).toEqual({
    night: "2026-03-12",
    zone: "UTC",
    tried: "2026-03-12T23:20",
    onsetMinutes: 0,
    awakeMinutes: 20,
    woke: "2026-03-13T06:55",
  });
});

test("the same night twice is one", () => {
  expect(of(sleep("session", "12T23:00", "13T07:00"), sleep("session", "12T23:01", "13T06:59")).nights).toHaveLength(1);
});

test("what is still to come, or longer than anybody lies in bed, is named as unreadable", () => {
  const future = sleep("session", "15T23:00", "16T07:00");
  const endless = sleep("session", "10T10:00", "11T12:00");
  expect(of(future, endless)).toMatchObject({ nights: [], unreadable: [endless.entry, future.entry] });
});

test("an hour that is there twice in autumn counts, so the night is as long as it was", () => {
  const night: Sleep = {
    entry: 1,
    kind: "session",
    from: Date.parse("2025-10-25T23:00:00+01:00"),
    to: Date.parse("2025-10-26T07:00:00+00:00"),
    zone: "Europe/Lisbon",
  };
  expect(nightsOf([night], NOW).nights[0]).toMatchObject({ inBed: "2025-10-25T23:00", rose: "2025-10-26T07:00" });
});
