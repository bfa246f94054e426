import { expect, test } from "vitest";
import { createFinder } from "../../../../src/understanding/question/expressions.ts";

const find = createFinder(["sleep mode", "sleep", "hot dog"]);

test("expressions are found where they stand, the longest at each place", () => {
  expect(find("turn sleep mode on and sleep".split(" "))).toEqual([
    { from: 1, to: 3 },
    { from: 5, to: 6 },
  ]);
});

test("they are compared letter by letter", () => {
  expect(find(["hot", "dogs"])).toEqual([]);
});
