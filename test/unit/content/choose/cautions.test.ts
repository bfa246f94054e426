import { expect, test } from "vitest";
import { cautionMenu, cautionsFor } from "../../../../src/content/choose/choose-cautions.ts";
import { loadContent } from "../../../../src/content/load/load.ts";
import { findCautionTopic, suggestCautionTopics } from "../../../../src/content/search/find-caution-topic.ts";
import { DATA } from "../planted.ts";

const content = loadContent(DATA);

test("what to do in an emergency comes first, then how to tell one", () => {
  expect(cautionsFor(content, "emergency").map((card) => card.id)).toEqual(["emergency", "overdose-signs"]);
});

test("of a topic's cards what is danger comes before what is not", () => {
  for (const { id } of cautionMenu(content).filter((topic) => topic.id !== "stopping")) {
    const isDanger = cautionsFor(content, id).map(({ severity }) => severity === "danger");
    expect(isDanger, id).toEqual(isDanger.toSorted((one, other) => Number(other) - Number(one)));
  }
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
  expect(cautionsFor(content, "emergency")[0]?.steps).toContain("If they are breathing, lay them on their side.");
});
