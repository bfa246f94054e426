import { join } from "node:path";
import { expect, test } from "vitest";
import { seededNumbers } from "../../../../src/content/choose/seeded.ts";
import { loadContent } from "../../../../src/content/load/load.ts";
import { loadDangerLists } from "../../../../src/understanding/danger/load-danger.ts";
import { createReadDanger } from "../../../../src/understanding/danger/read-danger.ts";
import { readQuestion } from "../../../../src/understanding/question/read-question.ts";
import { figuresOf, questionSet } from "../../../support/question-sets.ts";
import { withSlip } from "../../../support/slips.ts";

const DATA = join(import.meta.dirname, "../../../../data");

const content = loadContent(DATA);
const readDanger = createReadDanger(loadDangerLists(join(DATA, "danger")));
const read = (text: string) => readQuestion(text, content, (one) => readDanger(one).level === "help");

// Floors a little under what `npm run bench -- understanding-questions` measures.

test("a right tip comes first, and nearly always among the first three", () => {
  const shown = figuresOf(content, questionSet("shown"), read);
  expect(shown.first).toBeGreaterThanOrEqual(0.78);
  expect(shown.three).toBeGreaterThanOrEqual(0.89);
  expect(shown.firstOnTheGround).toBeGreaterThanOrEqual(0.84);
  expect(shown.threeOnTheGround).toBeGreaterThanOrEqual(0.93);

  const kept = figuresOf(content, questionSet("kept"), read);
  expect(kept.first).toBeGreaterThanOrEqual(0.76);
  expect(kept.three).toBeGreaterThanOrEqual(0.88);
});

test("cautions and help are answered with what they are, and other matters with none", () => {
  const shown = figuresOf(content, questionSet("shown"), read);
  expect(shown.cautions).toBeGreaterThanOrEqual(0.9);
  expect(shown.help).toBeGreaterThanOrEqual(0.9);
  expect(shown.none).toBeGreaterThanOrEqual(0.85);
  expect(figuresOf(content, questionSet("kept"), read).cautions).toBeGreaterThanOrEqual(0.85);
  expect(figuresOf(content, questionSet("off-topic kept"), read).none).toBeGreaterThanOrEqual(0.88);
});

test("one slip of the finger leaves the first tip where it was", () => {
  const random = seededNumbers(13);
  const questions = [...questionSet("shown"), ...questionSet("kept")].filter(({ expect: wanted }) => wanted === "tips");
  const firstOf = (text: string) => readQuestion(text, content).tips[0];
  const same = questions.filter(({ q }) => firstOf(withSlip(q, random)) === firstOf(q));
  expect(same.length / questions.length).toBeGreaterThanOrEqual(0.9);
});

test("no question that is kept apart is a way of asking", () => {
  const asked = new Set(content.tips.flatMap(({ askedAs }) => askedAs));
  for (const name of ["kept", "dev"] as const) expect(questionSet(name).filter(({ q }) => asked.has(q))).toEqual([]);
});
