import { expect, test } from "vitest";
import { clockTimeOf, planUntil } from "../../../../src/content/choose/tonight-plan.ts";
import { loadContent } from "../../../../src/content/load/load.ts";
import { DATA, entry, problemsAfter, setting } from "../planted.ts";

const content = loadContent(DATA);
const BEDTIME = Temporal.Instant.from("2026-03-12T22:30:00Z");
const planAt = (now: string) => planUntil(content.tonight, BEDTIME, Temporal.Instant.from(now));
const clocks = Object.fromEntries(
  content.tonight.map((step) => [step.id, clockTimeOf(step, Temporal.PlainTime.from("22:30"))?.toString().slice(0, 5)]),
);

test("the evening before 22:30: each step at its hour, alcohol at none", () => {
  expect(clocks).toEqual({
    caffeine: "13:30",
    alcohol: undefined,
    meal: "19:30",
    dim: "20:30",
    screens: "21:30",
    worry: "21:50",
    relax: "22:10",
    "lights-out": "22:30",
  });
});

test("exactly one step is next at any moment before bedtime, and all before it have passed", () => {
  for (let minute = 0; minute < 16 * 60; minute += 7) {
    const now = BEDTIME.subtract({ minutes: minute + 1 });
    const timed = planUntil(content.tonight, BEDTIME, now).filter(({ at }) => at !== undefined);
    const next = timed.findIndex(({ isNext }) => isNext);
    expect(timed.filter(({ isNext }) => isNext)).toHaveLength(1);
    expect(timed.map(({ isPast }) => isPast)).toEqual(timed.map((_, index) => index < next));
  }
});

test("at its very minute a step is still to come", () => {
  const isPast = (now: string) => planAt(now).find(({ step }) => step.id === "screens")?.isPast;
  expect(isPast("2026-03-12T21:30:40Z")).toBe(false);
  expect(isPast("2026-03-12T21:31:00Z")).toBe(true);
});

test("no exercise has a source that its tip has not", () => {
  for (const { tip, sources } of content.relaxation)
    expect(content.tips.find(({ id }) => id === tip)?.sources).toEqual(expect.arrayContaining([...sources]));
});

test.each([
  [
    "a tip reworded so that it no longer gives the hour",
    "sleep-tips.json",
    setting("food-big-meals", { text: "End your main evening meal early." }),
    "data/tonight.json: step “meal”: time.words: the tip “food-big-meals” does not say “about three hours before bed”",
  ],
  ["a step of no tip", "tonight.json", setting("dim", { tip: "gone" }), "step “dim”: tip: no such tip “gone”"],
  [
    "steps out of order",
    "tonight.json",
    (steps) => steps.reverse(),
    "step “relax”: time.minutesBefore: is earlier than the step before it",
  ],
  [
    "a step with nothing to say once it has passed",
    "tonight.json",
    (steps) => {
      delete entry(steps, "meal").time.whenPast;
    },
    "step “meal”: time: needs a whenPast",
  ],
  [
    "an exercise with a source of its own",
    "relaxation.json",
    setting("imagery", { sources: ["aasm-2021"] }),
    "exercise “imagery”: sources: go beyond those of the tip “relax-imagery”",
  ],
  ["an exercise that is missing", "relaxation.json", (list) => list.slice(1), "exercise “breathing”: is missing"],
  [
    "an exercise that calls itself safe",
    "relaxation.json",
    setting("breathing", { caution: "This is safe for everybody." }),
    "exercise “breathing”: caution: “safe” breaks the rule safe-verdict",
  ],
] as [string, string, Parameters<typeof problemsAfter>[1], string][])(
  "%s is refused",
  (_what, file, change, problem) => {
    expect(problemsAfter(file, change).join("\n")).toContain(problem);
  },
);
