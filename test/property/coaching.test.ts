import assert from "node:assert/strict";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isAskingNight } from "../../src/coaching/days.ts";
import {
  answer,
  BREAK_DAYS,
  begin,
  chooseLookDay,
  chooseStep,
  end,
  eveningStepFor,
  goOn,
  isAfterBreak,
  isDone,
  isLookDue,
  isWeekOver,
  pause,
  RESTS_AFTER_DAYS,
  resume,
  tie,
} from "../../src/coaching/programme.ts";
import { CoachRecord, type Programme } from "../../src/coaching/record.ts";
import { weeklyLook } from "../../src/coaching/weekly-look.ts";
import { cuesOf, stepNamed, stepsOf } from "../../src/content/choose/programme.ts";
import { seededNumbers } from "../../src/content/choose/seeded.ts";
import { loadContent } from "../../src/content/load/load.ts";
import { WEEKS, type Week } from "../../src/content/schema/programme.ts";
import type { Weekday } from "../../src/time/weekdays.ts";
import { seeded } from "../support/seed.ts";

/** Simulated people live the four weeks on a clock that is moved for them, a day at a time. */

const content = loadContent(join(import.meta.dirname, "../../data"));
const PROGRAMMES = 10_000;
const LONGEST_DAYS = 150;

/** How often somebody presses what is there, of ten evenings. */
const HABITS = { always: 10, often: 6, rarely: 2, never: 0 } as const;
type Habit = keyof typeof HABITS;

type Evening = { readonly day: number; readonly carries: boolean; readonly asks: boolean; readonly looks: boolean };

type Life = {
  readonly habit: Habit;
  readonly evenings: readonly Evening[];
  /** The day on which it ended, by the person's wish or since it was over; undefined where it did neither. */
  readonly endedOn: number | undefined;
  readonly reached: ReadonlySet<string>;
};

const START = Temporal.PlainDate.from("2026-01-05");
const NIGHTS = Array.from({ length: LONGEST_DAYS + 1 }, (_, day) => START.add({ days: day }).toString());

/** As it comes back from the store after the process was killed. */
function restarted(programme: Programme): Programme {
  const record = CoachRecord.parse(JSON.parse(JSON.stringify({ version: 1, programme })));
  assert.deepEqual(record.programme, programme);
  return record.programme as Programme;
}

/** What is done twice, one press after the other, is what was done once. */
function twice(press: (current: Programme | undefined) => { next: Programme | undefined }, current: Programme) {
  const once = press(current).next;
  assert.deepEqual(press(once).next, once);
  return once;
}

function live(seed: string): Life {
  const next = seededNumbers(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const habit = pick(Object.keys(HABITS) as Habit[]);
  const presses = () => next() * 10 < HABITS[habit];
  const reached = new Set<string>();
  const evenings: Evening[] = [];

  let programme: Programme | undefined = begin(undefined, pick(stepsOf(content, 1)).id, NIGHTS[0] as string).next;
  if (next() < 0.5)
    programme = chooseLookDay(programme, pick([1, 2, 3, 4, 5, 6, 7] as Weekday[]), NIGHTS[0] as string).next;
  let endedOn: number | undefined;

  for (let day = 0; day <= LONGEST_DAYS; day++) {
    const today = NIGHTS[day] as string;
    if (programme !== undefined && next() < 0.2) programme = restarted(programme);

    const carried = eveningStepFor(programme, today);
    const looks = isLookDue(programme, today);
    evenings.push({ day, carries: carried !== undefined, asks: carried?.asks ?? false, looks });
    if (programme === undefined) continue;
    if (carried) {
      assert.equal(stepNamed(content, carried.step)?.week, carried.week);
      assert.equal(programme.pausedOn, undefined);
      if (carried.asks) assert.equal(isAskingNight(today), true);
    }
    if (looks) {
      const { did, notTonight } = weeklyLook(programme, [], today);
      assert.ok(did + notTonight <= 7);
    }

    if (presses() && next() < 0.05) {
      const day = pick([undefined, 1, 2, 3, 4, 5, 6, 7] as (Weekday | undefined)[]);
      programme = twice((now) => chooseLookDay(now, day, today), programme) as Programme;
    }

    // What somebody presses that evening; now and then they pause, come back, or have enough.
    if (programme.pausedOn !== undefined) {
      if (next() < 0.15) programme = twice((now) => resume(now, today), programme);
      continue;
    }
    if (habit !== "never" && next() < 0.02) {
      programme = twice((now) => pause(now, today), programme);
      continue;
    }
    if (habit !== "never" && next() < 0.005) {
      programme = end(programme).next;
      endedOn = day;
      continue;
    }
    if (!presses()) continue;
    if (isAfterBreak(programme, today)) programme = resume(programme, today).next as Programme;
    if (programme.step === undefined) {
      const step = pick(stepsOf(content, programme.week)).id;
      const { week } = programme;
      programme = twice((now) => chooseStep(now, week, step, today), programme) as Programme;
    }
    const step = stepNamed(content, programme.step);
    if (step === undefined) throw new Error("a step of the record is not in the programme");
    const cue = pick(cuesOf(content, step)).id;
    const action = pick(step.actions).id;
    programme = twice((now) => tie(now, step.id, { cue }, today), programme) as Programme;
    programme = twice((now) => tie(now, step.id, { action }, today), programme) as Programme;
    reached.add(`${step.id} ${cue}`).add(`${step.id} ${action}`);
    const did = next() < 0.7;
    programme = twice((now) => answer(now, today, did, today), programme) as Programme;

    if (isDone(programme, today)) {
      programme = end(programme).next;
      endedOn = day;
    } else if (isWeekOver(programme, today) && next() < 0.7) {
      const to = (programme.week + 1) as Week;
      programme = twice((now) => goOn(now, to, today), programme) as Programme;
      assert.equal(programme.week, to);
    }
  }
  return { habit, evenings, endedOn, reached };
}

test("10,000 people who press always, often, rarely or never, who pause and come back, are never told too much", () => {
  const base = seeded.seed ?? Math.floor(Math.random() * 2 ** 31);
  const reached = new Set<string>();
  const ended: Record<Habit, number> = { always: 0, often: 0, rarely: 0, never: 0 };
  for (let one = 0; one < PROGRAMMES; one++) {
    const seed = `${base} ${one}`;
    const life = live(seed);
    for (const choice of life.reached) reached.add(choice);
    if (life.endedOn !== undefined) ended[life.habit]++;

    const after = life.evenings.filter(({ day }) => life.endedOn !== undefined && day > life.endedOn);
    assert.ok(!after.some(({ carries, asks, looks }) => carries || asks || looks), `${seed}: after its end`);
    for (const kind of ["asks", "looks"] as const) {
      const days = life.evenings.filter((evening) => evening[kind]).map(({ day }) => day);
      const most = kind === "asks" ? 2 : 1;
      for (const [at, day] of days.entries())
        assert.ok((days[at + most] ?? Number.POSITIVE_INFINITY) - day >= 7, `${seed}: ${kind}`);
    }
    // Who never presses is left in peace after two weeks.
    if (life.habit === "never")
      assert.equal(life.evenings.filter(({ carries }) => carries).length, RESTS_AFTER_DAYS + 1);
  }
  expect(BREAK_DAYS).toBeGreaterThan(RESTS_AFTER_DAYS);

  const choices = WEEKS.flatMap((week) =>
    stepsOf(content, week).flatMap((step) => [
      ...step.cues.map((cue) => `${step.id} ${cue}`),
      ...step.actions.map(({ id }) => `${step.id} ${id}`),
    ]),
  );
  expect(
    choices.filter((choice) => !reached.has(choice)),
    "never reached",
  ).toEqual([]);
  expect(ended.always).toBeGreaterThan(ended.never);
  expect(ended.never).toBe(0);
});
