import { describe, expect, test } from "vitest";
import {
  answer,
  begin,
  chooseLookDay,
  chooseStep,
  end,
  eveningStepFor,
  goOn,
  isAfterBreak,
  isDone,
  isLookDue,
  pause,
  resume,
  stepsThatHelped,
  tie,
} from "../../../src/coaching/programme.ts";
import type { Programme } from "../../../src/coaching/record.ts";

/** Monday, 2 March 2026. */
const MONDAY = "2026-03-02";
const on = (days: number) => Temporal.PlainDate.from(MONDAY).add({ days }).toString();

function begun(more: Partial<Programme> = {}): Programme {
  return {
    startedOn: MONDAY,
    week: 1,
    weekOn: MONDAY,
    step: "w1-rise",
    cue: "alarm",
    action: "feet",
    days: [],
    touchedOn: MONDAY,
    ...more,
  };
}

describe("pressing a button twice counts once:", () => {
  test("to begin", () => {
    const { next } = begin(undefined, "w1-rise", MONDAY);
    expect(begin(next, "w1-light", on(1))).toEqual({ next, outcome: "same" });
  });

  test("to go on to the next week", () => {
    const first = goOn(begun(), 2, on(7));
    expect(first.outcome).toBe("gone-on");
    expect(goOn(first.next, 2, on(7))).toEqual({ next: first.next, outcome: "same" });
    expect(first.next?.week).toBe(2);
  });

  test("to say that it was done", () => {
    const first = answer(begun(), on(3), true, on(3));
    expect(answer(first.next, on(3), true, on(3)).next).toBe(first.next);
    expect(first.next?.days).toEqual([{ night: on(3), step: "w1-rise", did: true }]);
  });

  test("to pause, and to go on", () => {
    const paused = pause(begun(), on(2));
    expect(pause(paused.next, on(4))).toEqual({ next: paused.next, outcome: "same" });
    const resumed = resume(paused.next, on(5));
    expect(resume(resumed.next, on(5)).next).toBe(resumed.next);
  });

  test("to end", () => {
    expect(end(begun())).toEqual({ next: undefined, outcome: "ended" });
    expect(end(undefined).outcome).toBe("none");
  });
});

test("a button of another week, or of another step, changes nothing", () => {
  expect(goOn(begun(), 3, on(7)).outcome).toBe("other-week");
  expect(goOn(begun({ week: 3 }), 2, on(7)).outcome).toBe("other-week");
  expect(chooseStep(begun(), 2, "w2-up", on(1)).outcome).toBe("other-week");
  expect(tie(begun(), "w1-light", { cue: "kettle" }, on(1)).outcome).toBe("other-step");
});

test("the next week begins after seven days and not before, and somebody may stay for longer", () => {
  expect(goOn(begun(), 2, on(6)).outcome).toBe("too-soon");
  expect(goOn(begun(), 2, on(7)).outcome).toBe("gone-on");
  expect(goOn(begun(), 2, on(40)).outcome).toBe("gone-on");
});

test("a pause keeps the place: the days of the week that were left are left still", () => {
  const paused = pause(begun(), on(3)).next;
  expect(eveningStepFor(paused, on(3))).toBeUndefined();
  const resumed = resume(paused, on(13)).next;
  expect(goOn(resumed, 2, on(16)).outcome).toBe("too-soon");
  expect(goOn(resumed, 2, on(17)).outcome).toBe("gone-on");
});

test("an answer changed is the later one; one for another time is not taken", () => {
  const did = answer(begun(), on(3), true, on(3)).next;
  expect(answer(did, on(3), false, on(4)).next?.days).toEqual([{ night: on(3), step: "w1-rise", did: false }]);
  expect(answer(begun(), on(-1), true, on(1)).outcome).toBe("not-now");
  expect(answer(begun(), on(5), true, on(3)).outcome).toBe("not-now");
  expect(answer(begun(), on(1), true, on(9)).outcome).toBe("not-now");
});

test("another step of the same week loses what the first was tied to, and keeps what was done", () => {
  const did = answer(begun(), on(1), true, on(1)).next;
  const { next } = chooseStep(did, 1, "w1-light", on(2));
  expect(next).toMatchObject({ step: "w1-light", days: [{ step: "w1-rise" }] });
  expect(next?.cue).toBeUndefined();
});

test("the nightly message carries the step, and asks on two evenings a week at most", () => {
  const asked = Array.from({ length: 14 }, (_, day) => eveningStepFor(begun({ touchedOn: on(day) }), on(day))?.asks);
  expect(asked.filter(Boolean)).toHaveLength(4);
  expect(eveningStepFor(begun(), on(1))).toEqual({
    week: 1,
    step: "w1-rise",
    cue: "alarm",
    action: "feet",
    asks: false,
  });
});

test("what was told of an evening is not asked again that evening", () => {
  const did = answer(begun(), on(3), true, on(3)).next;
  expect(eveningStepFor(begun(), on(3))?.asks).toBe(true);
  expect(eveningStepFor(did, on(3))?.asks).toBe(false);
});

test("after two weeks without a press nothing of it comes, and a press brings it back", () => {
  expect(eveningStepFor(begun(), on(14))).toBeDefined();
  expect(eveningStepFor(begun(), on(15))).toBeUndefined();
  expect(eveningStepFor(resume(begun(), on(15)).next, on(15))).toBeDefined();
});

test("after a break of a month the questions are asked again", () => {
  expect(isAfterBreak(begun(), on(27))).toBe(false);
  expect(isAfterBreak(begun(), on(28))).toBe(true);
});

test("a weekly look is due on the chosen day alone, once, and not at rest", () => {
  const wanted = chooseLookDay(begun(), 7, MONDAY).next as Programme;
  expect(isLookDue(wanted, on(5))).toBe(false);
  expect(isLookDue(wanted, on(6))).toBe(true);
  expect(isLookDue({ ...wanted, touchedOn: on(9) }, on(13))).toBe(true);
  expect(isLookDue(pause(wanted, on(4)).next, on(6))).toBe(false);
  expect(isLookDue(wanted, on(20))).toBe(false);
  expect(isLookDue(chooseLookDay(wanted, undefined, on(1)).next, on(6))).toBe(false);
});

test("whoever changes the day of the weekly look gets none before a week is over", () => {
  const sundays = chooseLookDay(begun(), 7, MONDAY).next as Programme;
  const mondays = chooseLookDay(sundays, 1, on(6)).next as Programme;
  expect(isLookDue(sundays, on(6))).toBe(true);
  expect(isLookDue(mondays, on(7))).toBe(false);
  expect(isLookDue(mondays, on(14))).toBe(true);
  const again = chooseLookDay(chooseLookDay(sundays, undefined, on(6)).next, 7, on(6)).next as Programme;
  expect(isLookDue(again, on(6))).toBe(false);
  expect(isLookDue(again, on(13))).toBe(true);
});

test("it is done after the fourth week, and what was done most often is what helped", () => {
  expect(isDone(begun({ week: 4 }), on(6))).toBe(false);
  expect(isDone(begun({ week: 4 }), on(7))).toBe(true);
  const days = ["a", "b", "b", "c", "c", "c"].map((step, at) => ({ night: on(at), step, did: true }));
  expect(stepsThatHelped(begun({ days: [...days, { night: on(7), step: "d", did: false }] }))).toEqual(["c", "b"]);
});
