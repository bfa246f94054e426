import { expect, test } from "vitest";
import type { Danger, ReadDanger } from "../../../src/understanding/danger/danger.ts";
import { dangerInTexts } from "../../../src/understanding/danger/danger-in-texts.ts";

const ASK: Danger = { level: "ask", kind: "not-breathing", card: "not-waking" };
const HELP: Danger = { level: "help", kind: "overdose", card: "overdose" };

/** Says of a text what a test planted for it; of any other, nothing. */
const reading =
  (planted: Readonly<Record<string, Danger>>): ReadDanger =>
  (text) =>
    planted[text] ?? { level: "none" };

test.each([
  ["nothing at all", [], "none"],
  ["one harmless text", ["Lisbon"], "none"],
  ["one that may be danger", ["passed out"], "ask"],
  ["one that calls for help, last of all", ["Lisbon", "passed out", "took too much"], "help"],
  ["a sentence begun in one field and ended in the next", ["I took", "all my pills"], "help"],
  ["blank fields between the two", ["I took", " ", "all my pills", ""], "help"],
] as const)("of %s the worst counts", (_what, texts, level) => {
  const readDanger = reading({ "passed out": ASK, "took too much": HELP, "I took. all my pills": HELP });
  expect(dangerInTexts(texts, readDanger).level).toBe(level);
});

test("of what is equally bad the first counts", () => {
  const crisis: Danger = { level: "help", kind: "crisis", card: "crisis" };
  expect(dangerInTexts(["one", "other"], reading({ one: crisis, other: HELP }))).toEqual(crisis);
});

test("an opioid that is named in the next field is not forgotten", () => {
  const withOpioid: Danger = { ...HELP, namesOpioid: true };
  expect(dangerInTexts(["too much", "heroin"], reading({ "too much": HELP, "too much. heroin": withOpioid }))).toEqual(
    withOpioid,
  );
});

test("one text is read once, several each and as one", () => {
  const read: string[] = [];
  const readDanger: ReadDanger = (text) => {
    read.push(text);
    return { level: "none" };
  };
  dangerInTexts(["a"], readDanger);
  dangerInTexts(["", "  "], readDanger);
  expect(read).toEqual(["a"]);
  dangerInTexts(["b", "", "c"], readDanger);
  expect(read.slice(1)).toEqual(["b", "c", "b. c"]);
});
