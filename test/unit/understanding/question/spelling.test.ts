import { expect, test } from "vitest";
import { createSpelling } from "../../../../src/understanding/question/spelling.ts";

const spell = createSpelling(
  new Map([
    ["coffee", 40],
    ["brain", 20],
    ["snoring", 30],
    ["scoring", 1],
    ["night", 90],
    ["shift", 30],
    ["paralysis", 12],
    ["nap", 20],
  ]),
);

test.each([
  ["cofee", ["coffee"]],
  ["brian", ["brain"]],
  ["nihgt", ["night"]],
  ["paralisys", ["paralysis"]],
])("“%s” is put right", (typed, meant) => {
  expect(spell(typed)).toEqual(meant);
});

test.each([
  ["coffee", "it is known"],
  ["coffees", "it is an ending more"],
  ["xylophone", "nothing is near it"],
  ["npa", "it is too short to tell"],
  ["c0ffee", "a digit is no slip"],
])("“%s” stays: %s", (typed) => {
  expect(spell(typed)).toEqual([typed]);
});

test("two words written together are parted", () => {
  expect(spell("nightshift")).toEqual(["night", "shift"]);
});

test("of several words one slip away that with the same first letter is meant, then the one used most", () => {
  expect(spell("snorinf")).toEqual(["snoring"]);
  expect(spell("sboring")).toEqual(["snoring"]);
});
