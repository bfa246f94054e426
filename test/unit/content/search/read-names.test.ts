import { expect, test } from "vitest";
import { loadContent } from "../../../../src/content/load/load.ts";
import { editDistance } from "../../../../src/content/search/edit-distance.ts";
import { namesAmong } from "../../../../src/content/search/read-names.ts";
import { DATA } from "../planted.ts";

const content = loadContent(DATA);

test.each([
  ["xanax", "xanax", 0],
  ["xanx", "xanax", 1],
  ["xnaax", "xanax", 1],
  ["xanax", "xanaxx", 1],
  ["xamax", "xanax", 1],
  ["zanac", "xanax", 2],
  ["tramadol", "trazodone", 3],
  ["", "ab", 2],
  ["", "abc", 3],
])("“%s” and “%s” are %i slips apart, three meaning more than two", (one, other, slips) => {
  expect(editDistance(one, other, 2)).toBe(slips);
  expect(editDistance(other, one, 2)).toBe(slips);
});

test("every name in plain words is found, the longest for a group, and kratom in spite of a slip", () => {
  const among = (text: string) => {
    const { names, hasKratom } = namesAmong(content, text);
    return { names: names.map(({ label }) => label).sort(), hasKratom };
  };
  expect(among("zopiclone and wine")).toEqual({ names: ["wine", "zopiclone"], hasKratom: false });
  expect(among("kratm with Sertraline")).toEqual({ names: ["sertraline"], hasKratom: true });
  expect(among("penicillin").names).toEqual([]);
});
