import { join } from "node:path";
import { expect, test } from "vitest";
import { sourcesOf } from "../../../../src/content/choose/sources-of.ts";
import { loadContent } from "../../../../src/content/load/load.ts";
import { riskInWords, statusInWords, strengthInWords, verdictInWords } from "../../../../src/discord/ui/grades.ts";
import { loadTexts } from "../../../../src/text/load-texts.ts";
import { DATA } from "../planted.ts";

const content = loadContent(DATA);
const text = loadTexts(join(DATA, "text")).in("en");

test("strength is said in words that claim no more than the grade", () => {
  expect(strengthInWords(text, "strong")).toBe(
    "Strong evidence: a guideline recommends it, or reviews of studies agree",
  );
  expect(strengthInWords(text, "limited")).toMatch(/^Limited evidence/);
  expect(verdictInWords(text, "unsupported")).toContain("no adequate evidence");
});

test("an unknown risk and a place without a rule are not made to sound fine", () => {
  expect(riskInWords(text, "unknown")).toContain("no sign that it can be combined");
  expect(statusInWords(text, "legal", "March 2026")).toMatch(/No rule found as of March 2026.*no promise/);
});

test("the sources of an entry come in its own order", () => {
  const tip = content.tips.find(({ id }) => id === "caffeine-cutoff");
  expect(tip && sourcesOf(content, tip).map((source) => source.id)).toEqual(["gardiner-2023", "drake-2013"]);
});
