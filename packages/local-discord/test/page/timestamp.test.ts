import { describe, expect, test } from "vitest";
import { headingTime, type Reader, timestampText } from "../../src/page/client/text/timestamp.ts";

const at = Date.parse("2026-03-12T21:45:30Z") / 1000;
const american: Reader = { locale: "en-US", zone: "America/New_York", hours: undefined };
const german: Reader = { locale: "de", zone: "Europe/Berlin", hours: undefined };
const plain = (text: string | undefined) => text?.replaceAll(/[\u202f\u00a0]/g, " ");
const shown = (style: string, reader: Reader) => plain(timestampText(at, style, reader, at * 1000));

test.each([
  ["t", "5:45 PM", "22:45"],
  ["T", "5:45:30 PM", "22:45:30"],
  ["d", "3/12/26", "12.03.26"],
  ["D", "March 12, 2026", "12. März 2026"],
  ["f", "March 12, 2026 at 5:45 PM", "12. März 2026 um 22:45"],
  ["F", "Thursday, March 12, 2026 at 5:45 PM", "Donnerstag, 12. März 2026 um 22:45"],
  ["s", "3/12/26, 5:45 PM", "12.03.26, 22:45"],
  ["S", "3/12/26, 5:45:30 PM", "12.03.26, 22:45:30"],
])("style %s is in the reader's language and zone", (style, inNewYork, inBerlin) => {
  expect([shown(style, american), shown(style, german)]).toEqual([inNewYork, inBerlin]);
});

test("whoever wants 24 hours, or 12, gets them in any language", () => {
  expect(shown("t", { ...american, hours: 24 })).toBe("17:45");
  expect(shown("t", { ...german, hours: 12 })).toBe("10:45 PM");
});

test.each([
  [5, "in 5 seconds"],
  [-100, "2 minutes ago"],
  [3 * 3600, "in 3 hours"],
  [86_400, "tomorrow"],
  [-40 * 86_400, "last month"],
])("%d seconds from now is “%s”", (seconds, expected) => {
  expect(timestampText(at + seconds, "R", american, at * 1000)).toBe(expected);
});

test("an instant outside the dates there are is none", () => {
  expect(timestampText(9_999_999_999_999, "t", american, 0)).toBeUndefined();
});

describe("above a message", () => {
  const now = Date.parse("2026-03-13T02:00:00Z"); // ten in the evening in New York, three in the morning in Berlin
  test("the day is the reader's", () => {
    expect(plain(headingTime(at * 1000, american, now))).toBe("5:45 PM");
    expect(plain(headingTime(at * 1000, german, now))).toBe("Yesterday at 22:45");
    expect(plain(headingTime(at * 1000, german, now + 86_400_000))).toBe("12.03.26 22:45");
  });
});
