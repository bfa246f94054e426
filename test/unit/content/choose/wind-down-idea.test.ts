import { expect, test } from "vitest";
import { windDownIdea } from "../../../../src/content/choose/wind-down-idea.ts";
import { loadContent } from "../../../../src/content/load/load.ts";
import { DATA } from "../planted.ts";

const content = loadContent(DATA);
const IDEAS = content.tips.filter((tip) => tip.nightlyIdea);

function ideasFrom(first: string, nights: number, seed: string): string[] {
  const start = Temporal.PlainDate.from(first);
  return Array.from(
    { length: nights },
    (_, days) => windDownIdea(content, { seed, night: start.add({ days }).toString() }).id,
  );
}

test("the same person and night have the same idea, however often it is asked", () => {
  expect(ideasFrom("2026-11-22", 1, "42")).toEqual(ideasFrom("2026-11-22", 1, "42"));
});

test("no idea comes two nights running, over two years", () => {
  for (const seed of ["1", "42", "184467440737095516"]) {
    const ideas = ideasFrom("2026-01-01", 730, seed);
    expect(ideas.filter((idea, index) => idea === ideas[index - 1])).toEqual([]);
  }
});

test("an idea comes back only when every other has been given, from whatever night one counts", () => {
  for (const start of ["2026-11-22", "2027-02-27", "1969-12-20"]) {
    const ideas = ideasFrom(start, 2 * IDEAS.length, "42");
    for (let first = 0; first <= IDEAS.length; first++) {
      expect(new Set(ideas.slice(first, first + IDEAS.length)).size).toBe(IDEAS.length);
    }
  }
});

test("two people get their ideas in different orders", () => {
  expect(ideasFrom("2026-11-22", 20, "1")).not.toEqual(ideasFrom("2026-11-22", 20, "2"));
});

test("an idea is something to do while winding down", () => {
  const topics = new Set(IDEAS.map((tip) => tip.topic));
  for (const topic of ["caffeine", "see-a-doctor", "shift-work", "jet-lag", "exercise", "naps"])
    expect(topics).not.toContain(topic);
  expect(IDEAS.length).toBeGreaterThanOrEqual(14);
});

test("nights before 1970 and leap days are nights too", () => {
  expect(ideasFrom("1969-12-31", 2, "1")).toHaveLength(2);
  expect(ideasFrom("2028-02-28", 3, "1")).toHaveLength(3);
});

test("a night that is no date is refused", () => {
  expect(() => windDownIdea(content, { seed: "1", night: "tonight" })).toThrow(RangeError);
});
