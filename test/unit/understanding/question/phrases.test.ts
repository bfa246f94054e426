import { expect, test } from "vitest";
import { createPhrases, phraseTables } from "../../../../src/understanding/question/phrases.ts";

const terms = (...words: string[]) => new Map(words.map((word) => [word, 1]));
const phrases = createPhrases(
  phraseTables([
    [terms("coffee", "late"), terms("espresso")],
    [terms("nap", "late"), terms("siesta")],
    [terms("snore")],
  ]),
);

test("the same phrase is as like as can be, and what shares nothing is not like it at all", () => {
  const [coffee = 0, nap = 0, snore = 0] = phrases.likenessOf(terms("late", "coffee"));
  expect(coffee).toBeCloseTo(1);
  expect(nap).toBeGreaterThan(0);
  expect(nap).toBeLessThan(0.5);
  expect(snore).toBe(0);
});

test("a term that many tips share tells less than one of a single tip", () => {
  const [coffee = 0, nap = 0] = phrases.likenessOf(
    new Map([
      ["late", 1],
      ["siesta", 1],
    ]),
  );
  expect(nap).toBeGreaterThan(coffee);
});

test("words that no phrase holds make everything less like, and one question leaves nothing behind for the next", () => {
  const before = phrases.likenessOf(terms("snore"))[2] ?? 0;
  expect(phrases.likenessOf(terms("snore", "xylophone"))[2]).toBeLessThan(before);
  expect(phrases.likenessOf(terms("snore"))[2]).toBe(before);
});
