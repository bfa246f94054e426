import { expect, test } from "vitest";
import { createTermReader } from "../../../../src/understanding/question/terms.ts";

const read = createTermReader([
  { id: "fall-over", words: ["fall", "trip"] },
  { id: "nod-off", words: ["fall asleep", "drop off"] },
  { id: "coffee", words: ["espresso", "coffee"] },
]);
const termsOf = (text: string) => Object.fromEntries(read(text.split(" ")));

test("a word counts by its stem and by what it stands for", () => {
  expect(termsOf("coffees")).toEqual({ coffee: 1, "=coffee": 0.9 });
  expect(Object.keys(termsOf("espresso"))).toContain("=coffee");
});

test("of an expression the longest counts: somebody who falls asleep does not fall", () => {
  expect(Object.keys(termsOf("fall asleep"))).toContain("=nod-off");
  expect(Object.keys(termsOf("fall asleep"))).not.toContain("=fall-over");
  expect(Object.keys(termsOf("fall"))).toContain("=fall-over");
});

test("words that point at nothing weigh little, and so do bare numbers", () => {
  const terms = termsOf("what coffee 3");
  expect(terms.what).toBeLessThan(0.5);
  expect(terms["3"]).toBeLessThan(0.5);
  expect(terms.coffee).toBe(1);
});

test("neighbours count as a pair, unless neither tells anything", () => {
  expect(Object.keys(termsOf("late coffee"))).toContain("lat coffee");
  expect(Object.keys(termsOf("what is coffee"))).not.toContain("what is");
});
