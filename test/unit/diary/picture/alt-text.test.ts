import { expect, test } from "vitest";
import { altText, LONGEST_ALT_TEXT } from "../../../../src/diary/picture/alt-text.ts";
import { someNights, WORDS } from "../../../support/week-words.ts";

test("the alt text tells each night as it is drawn: gaps, nights without sleep, the chosen bedtime", () => {
  const nights = [
    { date: "2026-11-15" },
    { date: "2026-11-16", bedAt: 640, sleepAt: 660, wakeAt: 1120, riseAt: 1140, awakeMinutes: 25, quality: "fair" },
    { date: "2026-11-17" },
    { date: "2026-11-18", bedAt: 700, riseAt: 1500 },
  ] as const;
  expect(altText({ nights, began: "2026-11-16", bedtime: 630, words: WORDS })).toBe(
    "Your nights as bars, one below the other. Your chosen bedtime is 22:30. Your diary begins after Sun 15. " +
      "Mon 16: in bed 22:40, asleep 23:00, middle 02:50, awake 06:40, up 07:00, 25 min awake, fair. " +
      "Tue 17: nothing logged. " +
      "Wed 18: in bed 23:40, up 13:00.",
  );
});

test("two weeks are told night by night without the midpoints, four week by week, as Discord takes 1,024 characters", () => {
  const slept = someNights(28).filter(({ sleepAt }) => sleepAt !== undefined);
  expect(altText({ nights: someNights(3), bedtime: [660, undefined, 1200], words: WORDS })).toContain(
    "Your chosen bedtimes are 23:00, 08:00, by the night.",
  );
  const two = altText({ nights: slept.slice(0, 14), bedtime: 660, words: WORDS });
  expect(two).toContain("Tue 10: in bed ");
  expect(two).not.toContain("middle");

  const four = altText({ nights: someNights(28), bedtime: 660, words: WORDS });
  expect(four).toContain("Mon 26 to Sun 1: 6 of 7 nights, in bed 22:40–00:43");
  expect(four).toContain("Mon 16 to Sun 22: 6 of 7 nights");
});

test.each([0, 1, 7, 14, 28])("of %i nights it fits, even where sentences are long", (count) => {
  const wordy = { ...WORDS, clock: () => "half past eleven in the late, late evening" };
  expect(altText({ nights: someNights(count), bedtime: 660, words: wordy }).length).toBeLessThanOrEqual(
    LONGEST_ALT_TEXT,
  );
});
