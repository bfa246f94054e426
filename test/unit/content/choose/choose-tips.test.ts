import { expect, test } from "vitest";
import { tipsFor } from "../../../../src/content/choose/choose-tips.ts";
import { loadContent } from "../../../../src/content/load/load.ts";
import { EVERY_PART } from "../../../../src/content/schema/part-of-day.ts";
import { DATA } from "../planted.ts";

const content = loadContent(DATA);
const SEEDS = Array.from({ length: 100 }, (_, seed) => seed);
const ids = (tips: readonly { id: string }[]) => tips.map((tip) => tip.id);

test.each(EVERY_PART)("in the %s there is something to show, and nothing is shown twice", (part) => {
  const first = ids(tipsFor(content, { part }, 0));
  expect(first.length).toBeGreaterThanOrEqual(3);
  for (const seed of SEEDS) {
    const tips = ids(tipsFor(content, { part }, seed));
    expect(new Set(tips).size).toBe(tips.length);
    expect(tips.toSorted()).toEqual(first.toSorted());
  }
});

test.each(EVERY_PART)("in the %s no two tips in a row are about the same topic", (part) => {
  for (const seed of SEEDS) {
    const topics = tipsFor(content, { part }, seed).map((tip) => tip.topic);
    expect(topics.filter((topic, index) => topic === topics[index - 1])).toEqual([]);
  }
});

test("the same seed gives the same order, on any machine and after any restart", () => {
  expect(ids(tipsFor(content, { topic: "caffeine" }, 7))).toEqual([
    "caffeine-cutoff",
    "caffeine-hidden",
    "caffeine-taper",
  ]);
  expect(tipsFor(content, { part: "evening" }, 42)).toEqual(tipsFor(content, { part: "evening" }, 42));
});

test("another seed gives another order", () => {
  const orders = new Set(SEEDS.map((seed) => ids(tipsFor(content, { part: "evening" }, seed)).join()));
  expect(orders.size).toBe(SEEDS.length);
});

test("better supported tips come earlier on the whole, and every tip comes first for somebody", () => {
  const orders = Array.from({ length: 400 }, (_, seed) => tipsFor(content, { part: "evening" }, seed));
  const meanPlace = (evidence: string) => {
    const places = orders.flatMap((tips) => tips.flatMap((tip, place) => (tip.evidence === evidence ? [place] : [])));
    return places.reduce((sum, place) => sum + place, 0) / places.length;
  };
  expect(meanPlace("strong")).toBeLessThan(meanPlace("moderate"));
  expect(meanPlace("moderate")).toBeLessThan(meanPlace("limited"));
  expect(new Set(orders.map((tips) => tips[0]?.id)).size).toBe(orders[0]?.length);
});

test("a topic gives all its tips and no others", () => {
  for (const { id } of content.topics) {
    const tips = tipsFor(content, { topic: id }, 1);
    expect(tips.length).toBeGreaterThan(0);
    expect(ids(tips).toSorted()).toEqual(ids(content.tips.filter((tip) => tip.topic === id)).toSorted());
  }
});

test("a topic that does not exist gives nothing", () => {
  expect(tipsFor(content, { topic: "dreams" }, 1)).toEqual([]);
});

test("the caffeine cut-off is for the day, getting up for the night, dim light for the evening", () => {
  const partsOfTip = (id: string) => EVERY_PART.filter((part) => ids(tipsFor(content, { part }, 1)).includes(id));
  expect(partsOfTip("caffeine-cutoff")).toEqual(["morning", "afternoon"]);
  expect(partsOfTip("light-morning")).toEqual(["morning"]);
  expect(partsOfTip("light-dim-evening")).toEqual(["evening"]);
  expect(partsOfTip("cant-sleep-get-up")).toEqual(["night"]);
});

test("tips for shift work and jet lag come only when asked for", () => {
  const unasked = EVERY_PART.flatMap((part) => tipsFor(content, { part }, 1)).map((tip) => tip.topic);
  expect(unasked).not.toContain("shift-work");
  expect(unasked).not.toContain("jet-lag");
});
