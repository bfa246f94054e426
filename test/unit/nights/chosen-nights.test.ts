import { describe, expect, test } from "vitest";
import {
  EVERY_NIGHT,
  readNights,
  readWrittenNights,
  WEEKNIGHTS,
  writeNights,
} from "../../../src/nights/chosen-nights.ts";

describe("reading which nights", () => {
  test.each([
    ["every night", [1, 2, 3, 4, 5, 6, 7]],
    ["daily", [1, 2, 3, 4, 5, 6, 7]],
    ["weeknights", [1, 2, 3, 4, 7]],
    ["Weekdays", [1, 2, 3, 4, 5]],
    ["weekend", [5, 6]],
    ["mon wed fri", [1, 3, 5]],
    ["Mondays, Wednesdays and Fridays", [1, 3, 5]],
    ["only on saturday night", [6]],
    ["Sunday to Thursday", [1, 2, 3, 4, 7]],
    ["sun-thu", [1, 2, 3, 4, 7]],
    ["fri – sun", [5, 6, 7]],
    ["tue-wed, sat", [2, 3, 6]],
    ["Thurs to Tues", [1, 2, 4, 5, 6, 7]],
    ["su mo", [1, 7]],
    ["monday monday", [1]],
    ["sat-sat", [6]],
  ])("%s", (text, nights) => expect(readNights(text)).toEqual(nights));

  test.each(["", "sometimes", "m", "mon to", "to mon and foo", "every other night", "t", "mon-", "all weeknights to"])(
    "“%s” is asked about rather than guessed",
    (text) => expect(readNights(text)).toBeUndefined(),
  );
});

test("a choice of nights goes through a button and back, and nothing else does", () => {
  expect(readWrittenNights(writeNights(WEEKNIGHTS))).toEqual(WEEKNIGHTS);
  expect(readWrittenNights(writeNights(EVERY_NIGHT))).toEqual(EVERY_NIGHT);
  for (const text of ["", "0", "8", "12345678", "x"]) expect(readWrittenNights(text)).toBeUndefined();
});
