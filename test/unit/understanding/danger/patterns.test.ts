import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadDangerLists } from "../../../../src/understanding/danger/load-danger.ts";
import { createReadDanger } from "../../../../src/understanding/danger/read-danger.ts";

const lists = loadDangerLists(join(import.meta.dirname, "../../../../data/danger"));
const readDanger = createReadDanger(lists);

describe.each(lists.languages)("data/danger/$language.json", ({ patterns }) => {
  test.each(patterns)("$id: what it must match brings its level, or help", ({ level, must }) => {
    const missed = must.filter((text) => {
      const read = readDanger(text);
      return read.level === "none" || (level === "help" && read.level === "ask");
    });
    expect(missed).toEqual([]);
  });

  test.each(patterns)("$id: what it must not match brings no help", ({ mustNot }) => {
    expect(mustNot.filter((text) => readDanger(text).level === "help")).toEqual([]);
  });

  test("has no two patterns of one name", () => {
    const ids = patterns.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test("lists are read in 17 scripts and languages", () => {
  const read = lists.languages.map(({ language }) => language).toSorted();
  expect(read).toEqual("ar de en es fr hi hi-Latn id it ja ko nl pl pt ru tr uk zh".split(" ").toSorted());
});
