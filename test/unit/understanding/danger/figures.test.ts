import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { seededNumbers } from "../../../../src/content/choose/seeded.ts";
import { loadDangerLists } from "../../../../src/understanding/danger/load-danger.ts";
import { createReadDanger } from "../../../../src/understanding/danger/read-danger.ts";
import { dangerSet, type LabelledDanger, shareOf } from "../../../support/danger-sets.ts";
import { withSlip } from "../../../support/slips.ts";

const readDanger = createReadDanger(loadDangerLists(join(import.meta.dirname, "../../../../data/danger")));
const levelOf = ({ text }: Pick<LabelledDanger, "text">) => readDanger(text).level;
const isHeard = (one: Pick<LabelledDanger, "text">) => levelOf(one) !== "none";

const [shown, kept] = [dangerSet("shown"), dangerSet("kept")];
const danger = (set: readonly LabelledDanger[], isOf: (lang: string) => boolean) =>
  set.filter(({ expect: wanted, lang }) => wanted === "help" && isOf(lang));
const isEnglish = (lang: string) => lang === "en";
const isOther = (lang: string) => lang !== "en";

/** A clock time or the name of a medicine may stand anywhere. */
const SHORT = 12;

test("no sentence that is kept apart is an example or stands at a pattern", () => {
  const folder = join(import.meta.dirname, "../../../../data/danger");
  const examples = readdirSync(join(folder, "examples")).flatMap((file) =>
    readFileSync(join(folder, "examples", file), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).text as string),
  );
  const listed = loadDangerLists(folder).languages.flatMap(({ patterns }) =>
    patterns.flatMap(({ must, mustNot }) => [...must, ...mustNot]),
  );
  const known = new Set([...examples, ...listed].map((text) => text.toLowerCase()));
  expect(kept.filter(({ text }) => text.length > SHORT && known.has(text.toLowerCase()))).toEqual([]);
});

// Floors a little under what `npm run bench -- understanding` measures, so that a list that loses its hold fails here.

test("danger in English is heard, and mostly answered with help", () => {
  expect(shareOf(danger(shown, isEnglish), isHeard)).toBeGreaterThanOrEqual(0.99);
  expect(shareOf(danger(shown, isEnglish), (one) => levelOf(one) === "help")).toBeGreaterThanOrEqual(0.95);
  expect(shareOf(danger(kept, isEnglish), isHeard)).toBeGreaterThanOrEqual(0.92);
  expect(shareOf(danger(kept, isEnglish), (one) => levelOf(one) === "help")).toBeGreaterThanOrEqual(0.76);
});

test("danger in other languages is heard", () => {
  expect(shareOf(danger(shown, isOther), isHeard)).toBeGreaterThanOrEqual(0.97);
  expect(shareOf(danger(kept, isOther), isHeard)).toBeGreaterThanOrEqual(0.85);
});

test("one slip of the finger loses little", () => {
  const random = seededNumbers(4);
  const slipped = danger(shown, () => true).flatMap(({ text }) =>
    Array.from({ length: 3 }, () => ({ text: withSlip(text, random) })),
  );
  expect(shareOf(slipped, isHeard)).toBeGreaterThanOrEqual(0.94);
});

test.each([
  ["shown", shown],
  ["kept apart", kept],
] as const)("harmless sentences are left alone, of those %s", (_, set) => {
  const near = set.filter(({ kind, expect: wanted }) => kind === "near-miss" && wanted === "none");
  const ordinary = set.filter(({ kind }) => kind === "ordinary");
  expect(shareOf(near, (one) => levelOf(one) === "help")).toBeLessThanOrEqual(0.07);
  expect(shareOf(near, (one) => levelOf(one) === "ask")).toBeLessThanOrEqual(0.25);
  expect(ordinary.filter((one) => levelOf(one) === "help")).toEqual([]);
  expect(shareOf(ordinary, (one) => levelOf(one) === "ask")).toBeLessThanOrEqual(0.03);
});
