import { expect, test } from "vitest";
import { seededOrder } from "../../../../src/content/choose/seeded.ts";

const LETTERS = [..."abcdefgh"];

test("an order belongs to its seed for good: buttons sent today are pressed next year", () => {
  expect(seededOrder(LETTERS, 1).join("")).toBe("bghedcaf");
  expect(seededOrder(LETTERS, "42 1093").join("")).toBe("cbhafedg");
});

test("an item of weight 3 comes first about three times as often as one of weight 1", () => {
  const firsts = Array.from(
    { length: 4000 },
    (_, seed) => seededOrder(["a", "b"], seed, (one) => (one === "a" ? 3 : 1))[0],
  );
  expect(firsts.filter((one) => one === "a").length / 4000).toBeCloseTo(0.75, 1);
});

test("every item comes first for some seed", () => {
  const firsts = new Set(Array.from({ length: 200 }, (_, seed) => seededOrder(LETTERS, seed)[0]));
  expect(firsts.size).toBe(LETTERS.length);
});

test("what is given is left as it was", () => {
  const given = Object.freeze([...LETTERS]);
  seededOrder(given, 3);
  expect(given).toEqual(LETTERS);
});
