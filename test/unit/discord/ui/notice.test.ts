import { expect, test } from "vitest";
import { commandHouse } from "../../../support/command-house.ts";

/** Told at the person's next command, whatever it is. */
const afterHelp = async (answers: Parameters<typeof commandHouse>[0], checkIns: object = {}) => {
  const house = commandHouse(answers, { checkIns });
  return { house, outcome: await house.type("help") };
};

test("a reminder that refusals have paused is switched on again with one press", async () => {
  let resumed = 0;
  const { house, outcome } = await afterHelp({
    takeNotice: async () => "dms-refused",
    resume: async () => {
      resumed += 1;
      return { kind: "resumed", nextAt: Temporal.Instant.from("2026-03-13T21:45:00Z") };
    },
  });
  expect(outcome.text).toContain("My messages do not reach you");
  const again = outcome.controls.find(({ label }) => label === "Switch it on again");
  expect((await house.press(again?.custom_id ?? "")).logged).toBe("");
  expect(resumed).toBe(1);
});

test.each([
  ["resumed", "## Your morning check-in is on again"],
  ["was-on", "Your check-in is not paused."],
] as const)("so is a check-in (%s)", async (kind, sentence) => {
  const nextAt = Temporal.Instant.from("2026-03-13T08:00:00Z");
  const { house, outcome } = await afterHelp(
    {},
    { takeNotice: async () => "dms-refused", resume: async () => ({ kind, nextAt }) },
  );
  const again = outcome.controls.find(({ label }) => label === "Switch it on again");
  expect((await house.press(again?.custom_id ?? "")).text).toContain(sentence);
});

test.each([
  ["resumed", "## Your weekly word is on again"],
  ["was-on", "Your weekly word is not paused."],
  ["nothing-on", "You have no weekly word."],
] as const)("and the words of a week (%s)", async (kind, sentence) => {
  const nextAt = Temporal.Instant.from("2026-03-15T18:00:00Z");
  const weekly = { takeNotice: async () => "dms-refused" as const, resume: async () => ({ kind, nextAt }) as never };
  const house = commandHouse({}, { weekly });
  const { controls, text } = await house.type("help");
  expect(text).toContain("My weekly word does not reach you");
  const again = controls.find(({ label }) => label === "Switch it on again");
  expect((await house.press(again?.custom_id ?? "")).text).toContain(sentence);
});

test("what silence has paused is told, with one press to resume it", async () => {
  const { outcome } = await afterHelp(
    { takeNotice: async () => "paused-by-silence" },
    { takeNotice: async () => "paused-by-silence" },
  );
  expect(outcome.text).toContain("I hadn't heard from you for 44 nights, so I stopped writing.");
  expect(outcome.text).toContain("I hadn't heard from you for 44 mornings, so I stopped asking.");
  const ids = outcome.controls.flatMap(({ label, custom_id }) => (label === "Resume" ? [custom_id] : []));
  expect(ids).toEqual(["1|reminder.resume", "1|diary.checkin-resume"]);
});

test("what was never on offers nothing to switch on again", async () => {
  const { outcome } = await afterHelp(
    { takeNotice: async () => "consent-lost" },
    { takeNotice: async () => "consent-lost" },
  );
  expect(outcome.text).toContain("Your reminder is not on");
  expect(outcome.controls.map(({ label }) => label)).not.toContain("Switch it on again");
});
