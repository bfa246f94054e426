import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { programmeProblems } from "../../../../src/content/check/programme-problems.ts";
import { checkRules } from "../../../../src/content/check/rules.ts";
import { cuesOf, programmeWeek, screeningQuestions, stepsOf } from "../../../../src/content/choose/programme.ts";
import { loadContent } from "../../../../src/content/load/load.ts";
import type { Content } from "../../../../src/content/schema/content.ts";
import { ProgrammeEntry, ScreeningId, WEEKS } from "../../../../src/content/schema/programme.ts";
import { sayingsIn } from "../../../../src/content/schema/saying.ts";
import { DATA, problemsAfter } from "../planted.ts";

type Raw = Record<string, unknown> & { id: string; kind: string };
const raw: Raw[] = JSON.parse(readFileSync(join(DATA, "programme.json"), "utf8"));
let content: Content;
beforeAll(() => {
  content = loadContent(DATA);
});

/** What is wrong with the programme once one thing in it is changed. */
function problemsOf(change: (entries: Raw[]) => Raw[]): string[] {
  const entries = change(structuredClone(raw)).map((entry) => ProgrammeEntry.parse(entry));
  const sayings = entries.flatMap((entry) =>
    sayingsIn({ file: "programme.json", noun: "entry", entry: entry.id }, entry),
  );
  return [...programmeProblems({ programme: entries, tips: content.tips }), ...checkRules(sayings, [], ["melatonin"])];
}

const changing = (id: string, fields: Record<string, unknown>) => (entries: Raw[]) =>
  entries.map((entry) => (entry.id === id ? { ...entry, ...fields } : entry));

test("the programme as it stands has nothing wrong", () => {
  expect(problemsOf((entries) => entries)).toEqual([]);
});

test("each question before the programme has to be there, whichever is taken out", () => {
  expect(raw.filter(({ kind }) => kind === "screening").map(({ id }) => id)).toEqual(ScreeningId.options);
  for (const id of ScreeningId.options)
    expect(problemsOf((entries) => entries.filter((entry) => entry.id !== id)).join(), id).toContain("is missing");
});

test("no question that keeps somebody out may be made milder", () => {
  for (const { id, level } of screeningQuestions(content)) {
    if (level === "adapt") continue;
    expect(problemsOf(changing(id, { level: "adapt" })).join(), id).toMatch(/is milder than|can wait/);
  }
  expect(problemsOf(changing("suicide", { level: "doctorFirst" })).join()).toContain("is milder than “now”");
  expect(problemsOf(changing("mania", { offers: "tips-and-reminder" })).join()).toContain("who needs help now");
});

test("what is urgent is asked first", () => {
  const moved = problemsOf((entries) => [
    ...entries.filter(({ id }) => id !== "suicide"),
    ...entries.filter(({ id }) => id === "suicide"),
  ]);
  expect(moved.join()).toContain("does not ask about suicide and mania first");
  expect(moved.join()).toContain("asks something urgent after something that can wait");
});

/** Sentences that have no place in the programme, and the words by which each is refused. */
const REFUSED = [
  ["Take 2 mg and sleep.", "amount"],
  ["Take melatonin at 9 pm.", "taking-time"],
  ["Spend less time in bed for a week.", "time-in-bed"],
  ["Keep to your sleep window.", "time in bed"],
  ["Only 6 hours in bed this week.", "time in bed"],
  ["Go to bed at 01:30 and rise at 06:00.", "time in bed"],
  ["Go to bed two hours later.", "time-in-bed"],
  ["Stay up until you drop.", "time-in-bed"],
  ["You will sleep like a child.", "promise"],
  ["This always works.", "promise"],
  ["We guarantee it.", "promise"],
  ["Sleep better in two weeks.", "promise"],
  ["It cures insomnia.", "promise"],
  ["Do not lose your streak.", "competition"],
  ["You are better than most.", "competition"],
  ["Earn a badge.", "competition"],
  ["It is harmless.", "safe-verdict"],
  ["Try kratom tonight.", "recommends-taking"],
] as const;

test.each(REFUSED)("“%s” is refused in whichever sentence of the programme it stands", (sentence, why) => {
  for (const field of ["asks", "title", "text", "goal", "ifHard", "summary", "seeDoctor"]) {
    const entry = raw.find((one) => typeof one[field] === "string");
    if (entry === undefined) throw new Error(`nothing has “${field}”`);
    expect(problemsOf(changing(entry.id, { [field]: sentence })).join(), `${entry.id} ${field}`).toContain(why);
  }
  expect(problemsOf(changing("plan", { firstDays: [sentence] })).join()).toContain(why);
  const step = raw.find(({ kind }) => kind === "step");
  const actions = [
    { id: "one", text: sentence },
    { id: "other", text: "I read" },
  ];
  expect(problemsOf(changing(step?.id ?? "", { actions })).join()).toContain(why);
});

describe("the check of data/", () => {
  test.each([
    ["a tip that is not there", changing("w1-rise", { tip: "no-such-tip" }), "no such tip “no-such-tip”"],
    ["a cue that is not there", changing("w1-rise", { cues: ["alarm", "moon"] }), "no such cue “moon”"],
    ["a source that is not there", changing("week-1", { sources: ["nobody"] }), "no such source “nobody”"],
    ["a fourth step", changing("w2-up", { week: 1 }), "has 4 steps for week 1"],
    ["a week that is gone", (all: Raw[]) => all.filter(({ id }) => id !== "week-3"), "has week 3 0 times"],
    ["a card that is gone", (all: Raw[]) => all.filter(({ id }) => id !== "still-bad"), "is missing"],
    ["a plan that is gone", (all: Raw[]) => all.filter(({ id }) => id !== "plan"), "has 0 plans"],
    ["no date of review", changing("plan", { reviewedOn: undefined }), "reviewedOn"],
    ["no sources", changing("bipolar", { sources: [] }), "sources"],
    ["an id that is there twice", changing("w2-up", { id: "w1-rise" }), "is used twice"],
  ])("does not let the bot start with %s", (_what, change, problem) => {
    expect(problemsAfter("programme.json", change).join("\n")).toContain(problem);
  });
});

test("every week has three steps, each with a tip, cues and actions to choose from", () => {
  for (const week of WEEKS) {
    expect(programmeWeek(content, week).title).not.toBe("");
    const steps = stepsOf(content, week);
    expect(steps).toHaveLength(3);
    for (const step of steps) {
      expect(cuesOf(content, step)).toHaveLength(step.cues.length);
      expect(content.tips.some(({ id }) => id === step.tip)).toBe(true);
    }
  }
});
