import { expect, test } from "vitest";
import { sleepCostProblems } from "../../../../src/content/check/costs-sleep.ts";
import { loadContent } from "../../../../src/content/load/load.ts";
import type { Tip } from "../../../../src/content/schema/tip.ts";
import { writeTip } from "../../../../src/discord/ui/tip.ts";
import { english } from "../../../support/command-house.ts";
import { DATA, problemsAfter, setting } from "../planted.ts";

const content = loadContent(DATA);
const WARNING = /^Bipolar disorder or epilepsy\? Ask your doctor first/m;
const tipWith = (fields: Partial<Tip>): Tip => ({
  ...(content.tips[0] as Tip),
  topic: "schedule",
  costsSleep: undefined,
  ...fields,
});

test("every tip that costs sleep warns people with bipolar disorder or epilepsy, with its sources, and no other does", () => {
  for (const tip of content.tips) {
    const isWarned = WARNING.test(writeTip(english, tip));
    expect(isWarned, tip.id).toBe(tip.costsSleep === true);
    if (isWarned) expect(tip.sources).toEqual(expect.arrayContaining(["bipolar-insomnia-2013", "epilepsy-society"]));
  }
  expect(content.tips.filter(({ costsSleep }) => costsSleep).length).toBeGreaterThanOrEqual(32);
});

test.each([
  "Awake for long? Get up and read in the kitchen.",
  "If you lie there cross, get out of bed for a while.",
  "Stay up until your eyes close.",
  "Go to another room and do something dull.",
  "Keep one rise time, seven days a week.",
  "Hold your wake-up time steady, however late it was.",
  "No naps for two weeks.",
  "Skip the afternoon nap.",
  "Avoid long naps.",
  "Go to bed only when your eyes are heavy.",
  "Sit in the chair until you are sleepy.",
  "On night shifts, wear dark glasses on the way home.",
  "Try a later bedtime for a week.",
  "Delay your bedtime by half an hour.",
  "Move your sleep by an hour a day.",
])("a new tip that says “%s” has to say whether it costs sleep", (text) => {
  expect([...sleepCostProblems([tipWith({ text, costsSleep: undefined })])]).toHaveLength(1);
  expect([...sleepCostProblems([tipWith({ text, costsSleep: true })])]).toEqual([]);
  expect([...sleepCostProblems([tipWith({ text, costsSleep: false })])]).toEqual([]);
});

test.each(["Dim the lights.", "A nap before the drive is fine.", "Use the toilet last thing at night."])(
  "a tip that says “%s” need not, and may not say that it only sounds like it",
  (text) => {
    expect([...sleepCostProblems([tipWith({ text, costsSleep: undefined })])]).toEqual([]);
    expect([...sleepCostProblems([tipWith({ text, costsSleep: false })])]).toHaveLength(1);
  },
);

test("every tip on night work has to say, whatever its words", () => {
  expect([...sleepCostProblems([tipWith({ topic: "shift-work", text: "Dim the lights." })])]).toHaveLength(1);
});

test("the bot does not start with a tip on getting up that lacks it", () => {
  expect(problemsAfter("sleep-tips.json", setting("cant-sleep-get-up", { costsSleep: undefined }))).toEqual([
    expect.stringContaining("tip “cant-sleep-get-up”: costsSleep: its text tells somebody to lose sleep"),
  ]);
});
