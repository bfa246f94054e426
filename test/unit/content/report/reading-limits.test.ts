import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadContent } from "../../../../src/content/load/load.ts";
import { readCatalogues } from "../../../../src/content/report/catalogues.ts";
import { cardsIn, contentFiles, readingsIn } from "../../../../src/content/report/content-files.ts";
import {
  type GradedFile,
  gradedFiles,
  HIGHEST_CARD,
  HIGHEST_IN_DANGER,
  HIGHEST_MEAN,
  tooHard,
} from "../../../../src/content/report/reading-limits.ts";
import { DATA } from "../planted.ts";

const content = loadContent(DATA);
const catalogues = readCatalogues(join(DATA, "text"));
const files = gradedFiles(content, catalogues);
const file = (name: string) => files.find((one) => one.file === name) ?? expect.fail(name);

test.each([
  ["a mean", HIGHEST_MEAN, 8],
  ["a card", HIGHEST_CARD, 11],
  ["what is read in danger", HIGHEST_IN_DANGER, 7],
])("%s has its limit", (_what, limit, promised) => {
  expect(limit).toBe(promised);
});

test("nothing that is shown is harder to read than it may be", () => {
  expect(tooHard(files)).toEqual([]);
  expect(files.flatMap(({ cards }) => cards).length).toBeGreaterThan(700);
});

test("the sentences of commands need no exception for their mean", () => {
  expect(file("text/en").average).toBeLessThanOrEqual(HIGHEST_MEAN);
  expect(file("text/en").texts.length).toBeGreaterThan(300);
});

test.each([
  ["cautions.json", "emergency", HIGHEST_IN_DANGER],
  ["help-cards.json", "overdose", HIGHEST_IN_DANGER],
  ["check.json", "crisis", HIGHEST_IN_DANGER],
  ["text/en", "danger.json ask-crisis", HIGHEST_IN_DANGER],
  ["text/en", "errors.json bug", HIGHEST_CARD],
  ["article-claims.json", "tips-dose-range", HIGHEST_CARD],
])("in %s, %s may read at grade %s", (name, where, highest) => {
  expect(file(name).cards.find((card) => card.where === where)?.highest).toBe(highest);
});

describe("what is too hard is told by file and entry", () => {
  const graded = (average: number, ...grades: readonly number[]): GradedFile => ({
    file: "planted.json",
    texts: [],
    average,
    cards: grades.map((grade, at) => ({ where: `card-${at}`, text: "", grade, highest: HIGHEST_CARD })),
  });
  test.each([
    ["a mean on its limit", graded(8, 11), []],
    ["a mean above it", graded(8.06, 3), ["planted.json reads at grade 8.1; 8 is the highest"]],
    ["a card above its limit", graded(5, 3, 11.06), ["planted.json card-1 reads at grade 11.1; 11 is the highest"]],
  ])("%s", (_what, one, complaints) => {
    expect(tooHard([one])).toEqual(complaints);
  });
});

test("what is graded is every sentence of a file, and no list of names", () => {
  const named = (name: string) => contentFiles(content).find((one) => one.file === name) ?? expect.fail(name);
  expect(readingsIn(named("sleep-tips.json"))).toContainEqual({
    where: "cant-sleep-clock why",
    text: "Clock-watching feeds worry about lost sleep.",
  });
  expect(readingsIn(named("relaxation.json")).some(({ where }) => where.includes("lines["))).toBe(true);
  expect(
    readingsIn(named("interactions.json")).filter(({ where }) => /examples|alsoCalled| name$/.test(where)),
  ).toEqual([]);
  for (const one of contentFiles(content))
    for (const { where, text } of readingsIn(one))
      expect(text, `${one.file} ${where}`).not.toMatch(/^\d{4}-\d\d|^[a-z-]+$/);
});

test("a card is all that is read of an entry at once; a menu has none", () => {
  const tips = cardsIn(contentFiles(content).find((one) => one.file === "sleep-tips.json") ?? expect.fail());
  const { title, text, why } = content.tips[0] ?? expect.fail();
  expect(tips[0]).toEqual({ where: content.tips[0]?.id, text: [title, text, why].join("\n") });
  expect(file("topics.json").cards).toEqual([]);
});
