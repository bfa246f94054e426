import { expect, test } from "vitest";
import { readAloud } from "../../../../src/content/report/read-aloud.ts";
import { averageGrade, gradeAll, gradeOf } from "../../../../src/content/report/reading-level.ts";

test("a grade is what Kincaid's formula gives for words, sentences and syllables counted by hand", () => {
  // 6 words, 1 sentence, 6 syllables; then 12, 2 and 16.
  expect(gradeOf("The cat sat on the mat.")).toBeCloseTo(0.39 * 6 + 11.8 * 1 - 15.59, 6);
  const two = "Dim the lamps before the evening ends. Leave the phone outside tonight.";
  expect(gradeOf(two)).toBeCloseTo(0.39 * (12 / 2) + 11.8 * (17 / 12) - 15.59, 6); // "evening" is told as three
});

test("long words and long sentences raise it, names of medicines as well", () => {
  const plain = gradeOf("Go to bed at the same time each night.") ?? 0;
  const hard = "Maintain regularity regarding individual chronobiological synchronisation opportunities.";
  expect(gradeOf(hard)).toBeGreaterThan(plain + 10);
  expect(gradeOf("Ask before you take amitriptyline with it.")).toBeGreaterThan(
    (gradeOf("Ask before you take a pill with it.") ?? 0) + 5,
  );
});

test("a number is one syllable at least, and a word with hyphens one word", () => {
  expect(gradeOf("Ring 112 or 911 right now please.")).toBeCloseTo(0.39 * 7 + 11.8 * 1 - 15.59, 6);
  expect(gradeOf("This is a half-hour nap at most.")).toBeCloseTo(0.39 * 7 + 11.8 * (8 / 7) - 15.59, 6);
});

test("a command in the middle of a text ends no sentence and hides none", () => {
  const [first, second] = ["Your reminder is off for good now.", "`/reminder set` starts it again for you."];
  const mean = gradeOf(`${first} ${second}`) ?? 0;
  expect(mean).toBeLessThan(Math.max(gradeOf(first) ?? 0, gradeOf(second) ?? 0) + 0.1);
});

test("labels have no grade, whatever their words", () => {
  expect(gradeOf("Progressive muscle relaxation")).toBeUndefined();
  expect(gradeOf("")).toBeUndefined();
});

test.each([
  ["### Danger: **Alcohol**\n-# Do _not_ mix.", "Danger: Alcohol\nDo not mix."],
  ["See [the page](https://example.org/a) at <t:1790000000:t>", "See the page at 10:30"],
  ["Hello {name}.", "Hello this."],
  ["I don''t know.", "I don't know."],
  ["{count, plural, one {# night} other {# nights}} left", "2 nights left"],
  ["{a, select, x {on {b, plural, one {# day} other {# days}}} other {off}}", "on 2 days"],
  ["{broken", "{broken"],
])("“%s” is read as “%s”", (text, read) => {
  expect(readAloud(text)).toBe(read);
});

test("what is too short has no part in a mean", () => {
  const texts = ["Stop", "Go to bed when you are tired."].map((text) => ({ where: "planted", text }));
  expect(gradeAll(texts)).toHaveLength(1);
  expect(averageGrade(gradeAll(texts))).toBeLessThan(3);
});
