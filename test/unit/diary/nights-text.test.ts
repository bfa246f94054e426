import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DiaryNight, QUALITIES, wallAt } from "../../../src/diary/diary-night.ts";
import {
  firstInText,
  hasNight,
  NightsText,
  nightsInText,
  nightsTextOf,
  withNights,
  withoutNights,
} from "../../../src/diary/nights-text.ts";
import { seeded } from "../../support/seed.ts";

const whole: DiaryNight = {
  night: "2026-07-14",
  zone: "Europe/Lisbon",
  inBed: "2026-07-14T22:15",
  tried: "2026-07-14T22:35",
  onsetMinutes: 15,
  awakenings: 2,
  awakeMinutes: 20,
  woke: "2026-07-15T06:20",
  rose: "2026-07-15T06:35",
  quality: "good",
};

const date = fc
  .integer({ min: 0, max: 900 })
  .map((days) => Temporal.PlainDate.from("2025-01-01").add({ days }).toString());
const time = (night: string) =>
  fc.option(
    fc.integer({ min: 0, max: 2_900 }).map((at) => wallAt(at, night)),
    { nil: undefined },
  );
const count = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: undefined });
const anyNight = date.chain((night) =>
  fc
    .record({
      night: fc.constant(night),
      zone: fc.constantFrom("UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "Asia/Tokyo"),
      inBed: time(night),
      tried: time(night),
      onsetMinutes: count(1_200),
      noSleep: fc.option(fc.constant(true as const), { nil: undefined }),
      awakenings: count(99),
      awakeMinutes: count(1_200),
      woke: time(night),
      rose: time(night),
      quality: fc.option(fc.constantFrom(...QUALITIES), { nil: undefined }),
    })
    .map((told) => Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as DiaryNight),
);
const someNights = fc.uniqueArray(anyNight, { selector: ({ night }) => night, maxLength: 40 });
const ordered = (nights: readonly DiaryNight[]) => nights.toSorted((a, b) => (a.night < b.night ? -1 : 1));

test("a night is one short line that can be read", () => {
  expect(nightsTextOf([whole])).toBe("Europe/Lisbon|2026-07-14 0 2215 2235 15 2 20 +0620 +0635 3");
  expect(nightsTextOf([{ night: "2026-07-15", zone: "UTC", noSleep: true }])).toBe("UTC|2026-07-15 0 - - - - - - - -x");
});

test("whatever a night says comes back as it was, in order", () => {
  fc.assert(
    fc.property(someNights, (nights) => {
      const text = nightsTextOf(nights);
      expect(NightsText.safeParse(text).success).toBe(true);
      expect(nightsInText(text)).toEqual(ordered(nights));
      expect(firstInText(text)).toBe(ordered(nights)[0]?.night);
    }),
    seeded,
  );
});

test("nights are added, replaced and left out one by one as if the text were a list", () => {
  fc.assert(
    fc.property(someNights, someNights, (before, added) => {
      const kept = before.filter(({ night }) => !added.some((one) => one.night === night));
      const text = withNights(nightsTextOf(before), added);
      expect(NightsText.safeParse(text).success).toBe(true);
      expect(nightsInText(text)).toEqual(ordered([...kept, ...added]));
      const gone = before[0]?.night ?? "";
      const without = withoutNights(text, (one) => one === gone);
      expect(nightsInText(without)).toEqual(ordered([...kept, ...added]).filter(({ night }) => night !== gone));
      expect(hasNight(without, gone || "2026-01-01")).toBe(false);
    }),
    seeded,
  );
});

test("from a date on, earlier nights are left out", () => {
  const text = nightsTextOf([whole, { ...whole, night: "2026-07-20" }]);
  expect(nightsInText(text, "2026-07-15").map(({ night }) => night)).toEqual(["2026-07-20"]);
});

describe("what is not of our making", () => {
  test.each([
    ["no zones", "2026-07-14 0 - - - - - - - -"],
    ["a zone that is not there", "UTC|2026-07-14 1 - - - - - - - -"],
    ["a day that there is not", "UTC|2026-02-30 0 - - - - - - - -"],
    ["a time that there is not", "UTC|2026-07-14 0 2460 - - - - - - -"],
    ["more minutes than there are in a bed", "UTC|2026-07-14 0 - - 1201 - - - - -"],
    ["nights out of order", "UTC|2026-07-14 0 - - - - - - - -;2026-07-13 0 - - - - - - - -"],
    ["a night twice", "UTC|2026-07-14 0 - - - - - - - -;2026-07-14 0 - - - - - - - -"],
    ["an item that nobody knows", 'UTC|2026-07-14 0 - - - - - - - - {"mood":3}'],
    ["no JSON behind the items", "UTC|2026-07-14 0 - - - - - - - - {mood}"],
  ])("%s is refused", (_what, text) => {
    expect(NightsText.safeParse(text).success).toBe(false);
  });
});
