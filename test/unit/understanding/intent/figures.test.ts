import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { seededNumbers } from "../../../../src/content/choose/seeded.ts";
import { loadContent } from "../../../../src/content/load/load.ts";
import { INTENTS } from "../../../../src/content/schema/intent.ts";
import { createReadIntent } from "../../../../src/understanding/intent/read-intent.ts";
import { intentSet, type LabelledLine } from "../../../support/intent-sets.ts";
import { questionSet } from "../../../support/question-sets.ts";
import { withSlip } from "../../../support/slips.ts";

const readIntent = createReadIntent(loadContent(join(import.meta.dirname, "../../../../data")));
const read = (text: string) => readIntent(text) ?? "none";

const missed = (lines: readonly LabelledLine[], isRight = ({ text, expect }: LabelledLine) => read(text) === expect) =>
  lines.filter((line) => !isRight(line)).map(({ text }) => `${read(text)}: ${text}`);

describe.each(["shown", "kept"] as const)("of the %s lines", (name) => {
  const lines = intentSet(name);
  const of = (intent: LabelledLine["expect"]) => lines.filter(({ expect: wanted }) => wanted === intent);

  test("who wants no more messages is heard", () => {
    const isHeard = ({ text }: LabelledLine) => ["stop", "maybe-stop"].includes(read(text));
    expect(missed(of("stop"), isHeard).length / of("stop").length).toBeLessThanOrEqual(0.02);
  });

  test("nothing is stopped for somebody who asks for something else", () => {
    const others = lines.filter(({ expect: wanted }) => wanted !== "stop" && wanted !== "maybe-stop");
    expect(others.filter(({ text }) => read(text) === "stop")).toEqual([]);
  });

  test.each([...INTENTS, "none" as const])("%s is read as what it is", (intent) => {
    const most = intent === "awake" ? 0.05 : 0.1;
    expect(missed(of(intent)).length / of(intent).length).toBeLessThanOrEqual(most);
  });
});

test("no question about sleep stops anything", () => {
  const questions = (["shown", "dev", "kept"] as const).flatMap((name) => questionSet(name));
  expect(questions.filter(({ q }) => read(q) === "stop")).toEqual([]);
  expect(questions.filter(({ q }) => read(q) === "maybe-stop")).toEqual([]);
});

test("no question about sleep is taken for another wish, but for those of who lies awake", () => {
  const questions = questionSet("shown").filter(({ expect: wanted }) => wanted === "tips");
  expect(questions.filter(({ q }) => !["none", "awake"].includes(read(q)))).toEqual([]);
  expect(questions.filter(({ q }) => read(q) === "awake").length).toBeLessThanOrEqual(4);
});

test("one slip of the finger in a long word is heard", () => {
  const random = seededNumbers(13);
  const lines = intentSet("shown").filter(({ text, lang }) => lang === "en" && /[a-z]{6,}/i.test(text));
  const wishes = lines.filter(({ expect: wanted }) => wanted === "stop");
  const slipped = wishes.map(({ text }) => text.replace(/[a-z]{6,}/i, (word) => withSlip(word, random)));
  const heard = slipped.filter((text) => ["stop", "maybe-stop"].includes(read(text)));
  expect(heard.length / slipped.length).toBeGreaterThanOrEqual(0.8);
});
