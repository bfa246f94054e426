import { join } from "node:path";
import { expect, test } from "vitest";
import { loadContent } from "../../../../src/content/load/load.ts";
import { takenIn } from "../../../../src/understanding/medicines/taken.ts";

const content = loadContent(join(import.meta.dirname, "../../../../data"));

test.each([
  ["took kratom with xanax an hour ago", ["kratom", "Xanax"]],
  ["I took kratom an hour ago", ["kratom"]],
  ["I took kratm", ["kratom"]],
  ["kratom and oxycodone", ["kratom", "oxycodone"]],
  ["kratom tea with a glass of wine", ["kratom tea", "glass of wine"]],
  ["mixed xanax with vodka", ["Xanax", "vodka"]],
  ["is it ok to take kratom with benadryl", ["kratom", "Benadryl"]],
  ["i took nyquil and want wine", ["NyQuil", "wine"]],
  ["can i drink with dolantin, i took it at six, and vodka", ["Dolantin", "vodka"]],
])("“%s” names what was taken", (text, names) => {
  expect(takenIn(content, text, 4).map((name) => name.toLowerCase())).toEqual(
    expect.arrayContaining(names.map((name) => name.toLowerCase())),
  );
});

test.each([
  "coffee",
  "took a nap",
  "I drank coffee too late",
  "had a glass of wine",
  "took melatonin",
  "take a warm bath",
  "my sertraline keeps me awake",
  "xanax", // named alone: the tips say where to ask
  "kratom",
  "can't switch off",
  "with my partner snoring",
  "",
])("“%s” is a matter for tips", (text) => {
  expect(takenIn(content, text, 4)).toEqual([]);
});
