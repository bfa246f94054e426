import { expect, test } from "vitest";
import { partOfDay } from "../../../../src/content/schema/part-of-day.ts";

test.each([
  ["00:00", "night"],
  ["04:59", "night"],
  ["05:00", "morning"],
  ["11:59", "morning"],
  ["12:00", "afternoon"],
  ["16:59", "afternoon"],
  ["17:00", "evening"],
  ["22:59", "evening"],
  ["23:00", "night"],
])("%s is %s", (time, part) => {
  expect(partOfDay(Temporal.PlainTime.from(time))).toBe(part);
});
