import { expect, test } from "vitest";
import { cautionMenu, cautionsFor, redFlags } from "../../../src/content/choose-cautions.ts";
import { findCautionTopic, findUrgentTopic, suggestCautionTopics } from "../../../src/content/find-caution-topic.ts";
import { loadContent } from "../../../src/content/load.ts";
import { DATA } from "./planted.ts";

const content = loadContent(DATA);

test("what to do in an emergency comes first, then how to tell one", () => {
  expect(redFlags(content).map((card) => card.id)).toEqual(["emergency", "overdose-signs"]);
});

test("the menu starts with emergencies and crisis, then the short version, and fits Discord", () => {
  const menu = cautionMenu(content).map((topic) => topic.id);
  expect(menu.slice(0, 3)).toEqual(["emergency", "crisis", "short-version"]);
  expect(menu.length).toBeLessThanOrEqual(25);
});

test("every card is reached from the menu, once", () => {
  const reached = cautionMenu(content).flatMap((topic) => cautionsFor(content, topic.id));
  expect(reached.map((card) => card.id).toSorted()).toEqual(content.cautions.map((card) => card.id).toSorted());
});

test("a topic that is not in the menu has no cards", () => {
  expect(cautionsFor(content, "nowhere")).toEqual([]);
});

test.each([
  ["kratom", "short-version"],
  ["can I take kratom with wine", "alcohol"],
  ["Xanax", "sedatives"],
  ["7-OH", "product-strength"],
  ["I don’t want to live", "crisis"],
  ["won't wake up", "emergency"],
  ["how do I quit", "stopping"],
  ["pregnant", "pregnancy"],
  ["is it addictive?", "dependence"],
])("“%s” leads to the cards on %s", (words, topic) => {
  expect(findCautionTopic(content, words)?.id).toBe(topic);
});

test.each(["warfarin", "is it fine", ""])("“%s” leads nowhere rather than to a guess", (words) => {
  expect(findCautionTopic(content, words)).toBeUndefined();
});

test.each(["pregnent", "alcohl", "surgry"])(
  "“%s” is not quite a name we know: asked about, never answered",
  (words) => {
    expect(findCautionTopic(content, words)).toBeUndefined();
    expect(suggestCautionTopics(content, words)).not.toEqual([]);
  },
);

test("autocomplete begins with the menu and narrows to what is typed", () => {
  expect(suggestCautionTopics(content, "")).toEqual(content.cautionTopics);
  expect(suggestCautionTopics(content, "preg")[0]?.id).toBe("pregnancy");
});

test("every topic is found by its label", () => {
  for (const topic of content.cautionTopics) expect(findCautionTopic(content, topic.label)).toBe(topic);
});

test("lying somebody on their side is for those who breathe", () => {
  const text = redFlags(content)[0]?.text ?? "";
  expect(text).toContain("If they are breathing, lay them on their side");
});

test("every urgent phrase is heard, whatever stands around it", () => {
  for (const topic of content.cautionTopics.filter(({ id }) => id === "crisis" || id === "emergency"))
    for (const phrase of topic.words)
      for (const words of [phrase, `coffee and ${phrase}, can't sleep, phone in bed`, phrase.toUpperCase()])
        expect(["crisis", "emergency"], words).toContain(findUrgentTopic(content, words)?.id);
});

test.each([
  ["I want to die", "crisis"],
  ["i dont want to live any more", "crisis"],
  ["I feel hopeless", "crisis"],
  ["she took too much", "emergency"],
  ["he is not breathing", "emergency"],
  ["can’t breathe", "emergency"],
  ["took too many sleeping pills", "emergency"],
  ["i swallowed a bottle of pills", "emergency"],
  ["My kid has taken too many gummies", "emergency"],
  ["suicde", "crisis"],
  ["kil myself", "crisis"],
  ["i want to kill myslef", "crisis"],
  ["i wnat to die", "crisis"],
  ["overdse", "emergency"],
  ["unconcious", "emergency"],
  ["took to much", "emergency"],
  ["she stoped breathing", "emergency"],
  ["swalowed pills", "emergency"],
  ["homeless", undefined],
  ["overdone it", undefined],
  ["odd dreams", undefined],
  ["i end up walking, not sleeping", undefined],
  ["i want to diet", undefined],
  ["too many bills", undefined],
  ["too many thoughts", undefined],
  ["waking too many times", undefined],
  ["breathing exercises", undefined],
  ["too much coffee", undefined],
  ["I wake up too early", undefined],
  ["blue light", undefined],
  ["how much sleep do I need", undefined],
  ["can't switch off", undefined],
])("“%s” is taken for urgent: %s", (words, topic) => {
  expect(findUrgentTopic(content, words)?.id).toBe(topic);
});
