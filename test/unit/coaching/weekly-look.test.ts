import { expect, test } from "vitest";
import type { Programme } from "../../../src/coaching/record.ts";
import { areNightsStillBad, weeklyLook } from "../../../src/coaching/weekly-look.ts";
import type { DiaryNight } from "../../../src/diary/diary-night.ts";

const on = (days: number) => Temporal.PlainDate.from("2026-03-02").add({ days }).toString();
const programme: Programme = {
  startedOn: on(0),
  week: 1,
  weekOn: on(0),
  step: "w1-rise",
  days: [
    { night: on(-3), step: "w1-rise", did: true },
    { night: on(2), step: "w1-rise", did: true },
    { night: on(4), step: "w1-rise", did: false },
    { night: on(5), step: "w1-rise", did: true },
  ],
  touchedOn: on(5),
};

function slept(day: number, more: Partial<DiaryNight> = {}): DiaryNight {
  const next = on(day + 1);
  return {
    night: on(day),
    zone: "Europe/Lisbon",
    tried: `${on(day)}T23:00`,
    onsetMinutes: 30,
    awakenings: 0,
    woke: `${next}T06:30`,
    ...more,
  };
}

test("the weekly look counts this week's presses, and says what is next", () => {
  expect(weeklyLook(programme, [], on(6))).toEqual({
    week: 1,
    step: "w1-rise",
    did: 2,
    notTonight: 1,
    diary: undefined,
    next: "stay",
  });
  expect(weeklyLook(programme, [], on(7)).next).toBe("go-on");
  expect(weeklyLook({ ...programme, week: 4 }, [], on(7)).next).toBe("finish");
  const { step: _step, ...unchosen } = programme;
  expect(weeklyLook(unchosen, [], on(7)).next).toBe("choose");
});

test("a diary of these days is told, and a middle only of enough nights", () => {
  expect(weeklyLook(programme, [slept(-9), slept(3)], on(6)).diary).toEqual({ nights: 1, sleptMinutes: undefined });
  const { diary } = weeklyLook(programme, [slept(1), slept(3), slept(5)], on(6));
  expect(diary).toEqual({ nights: 3, sleptMinutes: 7 * 60 });
});

test("nights are still bad by the person's own word for them, and unknown of too few", () => {
  const told = (...qualities: NonNullable<DiaryNight["quality"]>[]) =>
    qualities.map((quality, day) => slept(day, { quality }));
  const today = on(8);
  expect(areNightsStillBad(told("poor", "poor", "poor", "very-poor"), today)).toBeUndefined();
  expect(areNightsStillBad(told("poor", "fair", "poor", "very-poor", "good"), today)).toBe(true);
  expect(areNightsStillBad(told("good", "fair", "poor", "fair", "good"), today)).toBe(false);
  expect(areNightsStillBad(told("poor", "fair", "poor", "very-poor", "good"), on(40))).toBeUndefined();
});
