import { describe, expect, test } from "vitest";
import { loadContent } from "../../../../src/content/load.ts";
import { readCatalogues } from "../../../../src/content/report/catalogues.ts";
import { contentFiles, readingsIn } from "../../../../src/content/report/content-files.ts";
import { readAloud } from "../../../../src/content/report/read-aloud.ts";
import { averageGrade, gradeAll, gradeOf, namesIn } from "../../../../src/content/report/reading-level.ts";
import { HIGHEST_GRADE } from "../../../../src/content/report/report.ts";
import { DATA } from "../planted.ts";

const content = loadContent(DATA);
const names = namesIn(content);
const NONE = new Set<string>();

test("a grade is what Kincaid's formula gives for words, sentences and syllables counted by hand", () => {
  // 6 words, 1 sentence, 6 syllables; then 12, 2 and 16.
  expect(gradeOf("The cat sat on the mat.", NONE)).toBeCloseTo(0.39 * 6 + 11.8 * 1 - 15.59, 6);
  const two = "Dim the lamps before the evening ends. Leave the phone outside tonight.";
  expect(gradeOf(two, NONE)).toBeCloseTo(0.39 * (12 / 2) + 11.8 * (16 / 12) - 15.59, 6);
});

test("long words and long sentences raise it; a name on the list does not", () => {
  const plain = gradeOf("Go to bed at the same time each night.", NONE) ?? 0;
  const hard = "Maintain regularity regarding individual chronobiological synchronisation opportunities.";
  expect(gradeOf(hard, NONE)).toBeGreaterThan(plain + 10);
  const named = "Ask before you take amitriptyline with it.";
  expect(gradeOf(named, names)).toBeLessThan(gradeOf(named, NONE) ?? 0);
});

test("labels have no grade, whatever their words", () => {
  expect(gradeOf("Progressive muscle relaxation", NONE)).toBeUndefined();
  expect(gradeOf("", NONE)).toBeUndefined();
});

test.each([
  ["### Danger: **Alcohol**\n-# Do _not_ mix.", "Danger: Alcohol\nDo not mix."],
  ["See [the page](https://example.org/a) at <t:1790000000:t>", "See the page at 10:30"],
  ["Hello {name}.", "Hello this."],
  ["{count, plural, one {# night} other {# nights}} left", "2 nights left"],
  ["{a, select, x {on {b, plural, one {# day} other {# days}}} other {off}}", "on 2 days"],
  ["{broken", "{broken"],
])("“%s” is read as “%s”", (text, read) => {
  expect(readAloud(text)).toBe(read);
});

describe(`nobody needs more than grade ${HIGHEST_GRADE}`, () => {
  const files = contentFiles(content).filter(({ file }) => file !== "sources.json");

  test.each(files.map((file) => [file.file, file] as const))("for data/%s, on average", (_name, file) => {
    const graded = gradeAll(readingsIn(file), names);
    expect(graded.length).toBeGreaterThan(5);
    const worst = graded.slice(0, 5).map(({ where, grade }) => `${where} ${grade.toFixed(1)}`);
    expect(averageGrade(graded), worst.join(", ")).toBeLessThanOrEqual(HIGHEST_GRADE);
  });

  test("for the wording of commands, where there is any", () => {
    const wording = [...(readCatalogues(`${DATA}/text`).get("en") ?? [])].map(([where, text]) => ({ where, text }));
    const graded = gradeAll(wording, names);
    if (graded.length > 0) expect(averageGrade(graded)).toBeLessThanOrEqual(HIGHEST_GRADE);
    expect(averageGrade(gradeAll([{ where: "planted", text: "Go to bed when you are tired." }], names))).toBeLessThan(
      3,
    );
  });
});

test("what is graded is every sentence of a file, and no list of names", () => {
  const read = (file: string) => readingsIn(contentFiles(content).find((one) => one.file === file) ?? expect.fail());
  expect(read("sleep-tips.json")).toContainEqual({
    where: "cant-sleep-clock why",
    text: "Clock-watching feeds worry about lost sleep.",
  });
  expect(read("relaxation.json").some(({ where }) => where.includes("lines["))).toBe(true);
  expect(read("interactions.json").filter(({ where }) => /examples|alsoCalled| name$/.test(where))).toEqual([]);
});
