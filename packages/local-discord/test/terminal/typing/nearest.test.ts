import { expect, test } from "vitest";

import { nearest } from "../../../src/terminal/typing/nearest.ts";

test.each([
  ["a letter too many", "clocck", "clock"],
  ["two letters swapped", "hlep", "help"],
  ["a word begun", "rest", "restart"],
  ["another case", "KILL", "kill"],
  ["nothing like it", "banana", undefined],
  ["nothing at all", "", undefined],
])("%s: “%s” means %s", (_name, text, expected) => {
  expect(nearest(text, ["clock", "help", "restart", "kill"])).toBe(expected);
});
