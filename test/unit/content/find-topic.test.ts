import { expect, test } from "vitest";
import { findTopic, suggestTopics } from "../../../src/content/find-topic.ts";
import { loadContent } from "../../../src/content/load.ts";
import { DATA } from "./planted.ts";

const content = loadContent(DATA);

test.each([
  ["coffee", "caffeine"],
  ["I drink too much COFFEE!", "caffeine"],
  ["café", "caffeine"],
  ["can’t switch off", "worry"],
  ["my mind is racing", "worry"],
  ["racing mind", "worry"],
  ["night shift", "shift-work"],
  ["screens/phone", "screens"],
  ["snoring", "see-a-doctor"],
  ["I can't sleep", "stimulus-control"],
  ["insomnia", "stimulus-control"],
  ["noisy neighbours", "bedroom"],
  ["deep breathing", "relaxation"],
  ["how much sleep do I need", "schedule"],
  ["jetlag", "jet-lag"],
  ["Jet lag", "jet-lag"],
  ["napping", "naps"],
  ["wine", "alcohol-nicotine"],
  ["melatonin", "food-drink"],
  ["alcohol-nicotine", "alcohol-nicotine"],
  ["I want to die", "see-a-doctor"],
])("“%s” means the topic %s", (words, topic) => {
  expect(findTopic(content, words)).toMatchObject({ kind: "topic", topic: { id: topic } });
});

test("every topic is found by its label", () => {
  for (const topic of content.topics) expect(findTopic(content, topic.label)).toEqual({ kind: "topic", topic });
});

test.each(["zzzz", "", "!?", "the", "💤"])("“%s” means no topic, and there are suggestions all the same", (words) => {
  const found = findTopic(content, words);
  expect(found.kind).toBe("none");
  expect(found.kind === "none" && found.suggestions.length).toBe(5);
});

test("a word begun suggests what it may become", () => {
  const found = findTopic(content, "caff");
  expect(found.kind === "none" && found.suggestions[0]?.id).toBe("caffeine");
});

test("autocomplete begins with every topic and narrows to what is typed", () => {
  expect(suggestTopics(content, "")).toEqual(content.topics);
  expect(suggestTopics(content, "sc")[0]?.id).toBe("screens");
  expect(suggestTopics(content, "coff").map((topic) => topic.id)).toEqual(["caffeine"]);
  expect(suggestTopics(content, "zzzz")).toEqual([]);
});
