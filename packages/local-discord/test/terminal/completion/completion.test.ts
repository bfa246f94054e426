import { expect, test } from "vitest";

import { insertion } from "../../../src/terminal/completion/completion.ts";
import { showCandidates } from "../../../src/terminal/completion/show-candidates.ts";
import { look } from "../render/look.ts";

const candidates = (...texts: string[]) => texts.map((text) => ({ text }));

test.each([
  ["the only candidate", "caf", ["caffeine"], "caffeine"],
  ["the only candidate, though it begins otherwise", "cof", ["caffeine"], "caffeine"],
  ["as much as all begin with", "re", ["reminder", "remove"], "rem"],
  ["nothing when all of that is there", "rem", ["reminder", "remove"], undefined],
  ["nothing when it would take letters away", "cof", ["caffeine", "cautions"], undefined],
  ["nothing when there is nothing", "x", [], undefined],
  ["nothing when it is complete", "caffeine", ["caffeine"], undefined],
])("Tab puts in %s", (_name, typed, texts, inserted) => {
  expect(insertion({ typed, candidates: candidates(...texts) })).toBe(inserted);
});

const described = [
  { text: "set ", about: "Start or move your nightly reminder" },
  { text: "show ", about: "What is set" },
];

test("what there is to choose from stands one below the other, with what each is for", () => {
  expect(showCandidates(described, look)).toEqual([
    "  set   Start or move your nightly reminder",
    "  show  What is set",
  ]);
});

test("in a narrow terminal the words go on below", () => {
  expect(showCandidates(described, { ...look, width: 30 })).toEqual([
    "  set   Start or move your",
    "        nightly reminder",
    "  show  What is set",
  ]);
});

test("many candidates stand side by side, each in one piece", () => {
  const many = candidates(...Array.from({ length: 13 }, (_, index) => `topic ${index}`));

  expect(showCandidates(many, { ...look, width: 44 })).toEqual([
    "  topic 0 · topic 1 · topic 2 · topic 3 ·",
    "  topic 4 · topic 5 · topic 6 · topic 7 ·",
    "  topic 8 · topic 9 · topic 10 · topic 11 ·",
    "  topic 12",
  ]);
});

test("one that is wider than the terminal goes on below", () => {
  const texts = ["Antidepressants and antipsychotics", ...Array.from({ length: 13 }, () => "Sleep")];

  expect(showCandidates(candidates(...texts), { ...look, width: 30 }).slice(0, 3)).toEqual([
    "  Antidepressants and",
    "    antipsychotics",
    "  Sleep · Sleep · Sleep ·",
  ]);
});
