import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { TIME_LANGUAGES, timeWordsOf } from "../../../src/understanding/times/time-words.ts";
import { readAs } from "../../support/read-times.ts";
import { timeFigures, timeSet } from "../../support/time-sets.ts";

test("every file of words is of a language that is read", () => {
  const files = readdirSync(join(import.meta.dirname, "../../../data/times")).filter((file) => file.endsWith(".json"));
  expect(files.map((file) => file.replace(".json", "")).sort()).toEqual([...TIME_LANGUAGES].sort());
});

describe.each(TIME_LANGUAGES)("the examples in data/times/%s.json", (language) => {
  const { examples } = timeWordsOf(language);
  test.each([
    ...Object.entries(examples.clock).map(([text, values]) => ["clock", text, values] as const),
    ...Object.entries(examples.duration).map(([text, values]) => ["duration", text, values.map(String)] as const),
    ...Object.entries(examples.date).map(([text, values]) => ["date", text, values] as const),
  ])("%s “%s”: %s", (kind, text, values) => {
    expect(readAs({ kind, text })).toMatchObject({ kind: values.length === 1 ? "value" : "ask", values });
  });
});

describe.each(["shown", "kept"] as const)("of the labelled times “%s”", (name) => {
  const set = timeSet(name);
  const isClock = ({ kind }: { kind: string }) => kind === "clock";
  const isEnglish = ({ lang }: { lang: string }) => lang === "en";

  test.each([
    ["clock times in English", 0.95, set.filter((one) => isClock(one) && isEnglish(one))],
    ["clock times in other languages", 0.85, set.filter((one) => isClock(one) && !isEnglish(one))],
    ["lengths and dates in English", 0.92, set.filter((one) => !isClock(one) && isEnglish(one))],
    ["lengths and dates in other languages", 0.75, set.filter((one) => !isClock(one) && !isEnglish(one))],
  ] as const)("%s are right or asked about: at least %d", (_what, least, some) => {
    expect(some.length).toBeGreaterThan(50);
    expect(timeFigures(some, readAs).right).toBeGreaterThanOrEqual(least);
  });

  test("none is wrong without a question", () => {
    expect(timeFigures(set, readAs).wrong).toEqual([]);
  });
});
