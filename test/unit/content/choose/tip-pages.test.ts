import { expect, test } from "vitest";
import { pageOfAsked, readTipPage, type TipPage, writeTipPage } from "../../../../src/content/choose/tip-pages.ts";
import { loadContent } from "../../../../src/content/load/load.ts";
import { EVERY_PART } from "../../../../src/content/schema/part-of-day.ts";
import { DATA } from "../planted.ts";

const content = loadContent(DATA);
const ids = content.tips.map(({ id }) => id);

test("every tip is told from every other in a button", () => {
  const written = ids.map((id) => writeTipPage(pageOfAsked([id])).of);
  expect(new Set(written).size).toBe(ids.length);
});

test("a page that a button carries is the page that was written", () => {
  const pages: TipPage[] = [
    pageOfAsked(ids.slice(0, 3)),
    { ...pageOfAsked(ids.slice(5, 7)), at: 1 },
    ...([...EVERY_PART, "any"] as const).map((part) => ({ by: "part", part, seed: 123_456_789, at: 4 }) as const),
    { by: "topic", topic: "caffeine", seed: 7, at: 2 },
  ];
  for (const page of pages) expect(readTipPage(content, writeTipPage(page))).toEqual(page);
});

test("of what is asked for as many tips are kept as a custom id holds", () => {
  const { of: tokens } = writeTipPage(pageOfAsked(ids));
  expect(tokens.split(".")).toHaveLength(8);
  expect(["1|sleep.tip", "9".repeat(20), "a", tokens, "0", "7"].join("|").length).toBeLessThanOrEqual(100);
});
