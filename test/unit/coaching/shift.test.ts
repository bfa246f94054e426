import fc from "fast-check";
import { expect, test } from "vitest";
import type { Shift } from "../../../src/coaching/record.ts";
import {
  beginShift,
  FURTHEST_MINUTES,
  mayMove,
  move,
  movesLeft,
  nextBedtime,
  pauseShift,
  resumeShift,
  SHIFT_MINUTES,
  wayBetween,
} from "../../../src/coaching/shift.ts";
import { seeded } from "../../support/seed.ts";

const on = (days: number) => Temporal.PlainDate.from("2026-03-02").add({ days }).toString();

test.each([
  ["02:00", "00:00", { kind: "way", direction: "earlier", minutes: 120, moves: 8 }],
  ["22:00", "01:00", { kind: "way", direction: "later", minutes: 180, moves: 12 }],
  ["00:10", "23:50", { kind: "way", direction: "earlier", minutes: 20, moves: 2 }],
  ["23:00", "23:00", { kind: "same" }],
  ["05:00", "22:45", { kind: "too-far" }],
  ["04:45", "22:45", { kind: "way", direction: "earlier", minutes: 360, moves: 24 }],
])("from %s to %s it goes the shorter way round the clock", (from, to, way) => {
  expect(wayBetween(from, to)).toEqual(way);
});

test("a move is a quarter of an hour, two evenings apart, and the last may be shorter", () => {
  let shift = beginShift("00:10", "23:50", on(0));
  expect(nextBedtime(shift)).toBe("23:55");
  const first = move(shift, "23:55", on(0));
  expect(first.outcome).toBe("moved");
  shift = first.next as Shift;
  expect(mayMove(shift, on(1))).toBe(false);
  expect(move(shift, "23:50", on(1)).outcome).toBe("too-soon");
  expect(move(shift, "23:50", on(2))).toEqual({ next: undefined, outcome: "done" });
});

test("a move pressed twice counts once, and a button of another move moves nothing", () => {
  const shift = move(beginShift("02:00", "00:00", on(0)), "01:45", on(0)).next as Shift;
  expect(move(shift, "01:45", on(0))).toEqual({ next: shift, outcome: "same" });
  expect(move(shift, "01:00", on(5)).outcome).toBe("outdated");
});

test("a pause keeps the place", () => {
  const shift = move(beginShift("02:00", "00:00", on(0)), "01:45", on(0)).next as Shift;
  const paused = pauseShift(shift, on(1));
  expect(move(paused, "01:30", on(9)).outcome).toBe("paused");
  expect(move(resumeShift(paused, on(9)), "01:30", on(9)).outcome).toBe("moved");
});

test("for any two bedtimes the wished one is reached, never past it, in as many moves as were said", () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
  fc.assert(
    fc.property(time, time, (from, to) => {
      const way = wayBetween(from, to);
      if (way.kind === "same") expect(from).toBe(to);
      if (way.kind !== "way") return;
      expect(way.minutes).toBeLessThanOrEqual(FURTHEST_MINUTES);
      let shift: Shift | undefined = beginShift(from, to, on(0));
      let day = 0;
      let moves = 0;
      while (shift !== undefined) {
        const bedtime = nextBedtime(shift);
        expect(bedtime).toBeDefined();
        const left = movesLeft(shift);
        const { next, outcome } = move(shift, bedtime as string, on(day));
        expect(["moved", "done"]).toContain(outcome);
        const step = wayBetween(shift.at, bedtime as string);
        expect(step.kind === "way" && step.direction === way.direction && step.minutes <= SHIFT_MINUTES).toBe(true);
        if (next) expect(movesLeft(next)).toBe(left - 1);
        shift = next;
        day += 2;
        moves++;
      }
      expect(moves).toBe(way.moves);
    }),
    seeded,
  );
});
