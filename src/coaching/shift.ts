import type { Night, Schedule } from "../nights/night.ts";
import { DAY_MINUTES, withinDay } from "../understanding/clock/clock-value.ts";
import { daysBetween } from "./days.ts";
import type { Shift } from "./record.ts";

/** A bedtime moves by so much at a press. */
export const SHIFT_MINUTES = 15;
/** Evenings between two moves at the least: the body clock follows slowly. */
export const NIGHTS_BETWEEN_MOVES = 2;
/** Further than this is a matter for a sleep clinic. */
export const FURTHEST_MINUTES = 6 * 60;

export type ShiftDirection = "earlier" | "later";

/** The way from one bedtime to another, the shorter way round the clock. */
export type ShiftWay =
  | { readonly kind: "way"; readonly direction: ShiftDirection; readonly minutes: number; readonly moves: number }
  | { readonly kind: "same" }
  | { readonly kind: "too-far" };

/** @param from "23:30", as bedtimes are stored */
export function wayBetween(from: string, to: string): ShiftWay {
  const later = withinDay(Temporal.PlainTime.from(from).until(to).total("minutes"));
  if (later === 0) return { kind: "same" };
  const minutes = Math.min(later, DAY_MINUTES - later);
  if (minutes > FURTHEST_MINUTES) return { kind: "too-far" };
  const direction = later <= DAY_MINUTES / 2 ? "later" : "earlier";
  return { kind: "way", direction, minutes, moves: Math.ceil(minutes / SHIFT_MINUTES) };
}

/** The bedtime of the next move; undefined when the wished one is reached. */
export function nextBedtime({ at, to }: Pick<Shift, "at" | "to">): string | undefined {
  const way = wayBetween(at, to);
  if (way.kind !== "way") return undefined;
  const by = Math.min(SHIFT_MINUTES, way.minutes) * (way.direction === "later" ? 1 : -1);
  return Temporal.PlainTime.from(at).add({ minutes: by }).toString({ smallestUnit: "minute" });
}

export function beginShift(from: string, to: string, today: Night): Shift {
  return { from, to, at: from, startedOn: today, touchedOn: today };
}

/** Whether the next move may come already; a pause keeps the place. */
export function mayMove({ movedOn, pausedOn }: Shift, today: Night): boolean {
  return pausedOn === undefined && (movedOn === undefined || daysBetween(movedOn, today) >= NIGHTS_BETWEEN_MOVES);
}

/** `done`: this move reached the wished bedtime, and the plan is over; what is left is the ordinary reminder. */
export type MoveOutcome = "moved" | "done" | "same" | "too-soon" | "outdated" | "paused";

/** Moves to the bedtime that was on the button. Pressed twice, it counts once. */
export function move(
  shift: Shift,
  bedtime: string,
  today: Night,
): { readonly next: Shift | undefined; readonly outcome: MoveOutcome } {
  if (shift.at === bedtime) return { next: shift, outcome: "same" };
  if (shift.pausedOn !== undefined) return { next: shift, outcome: "paused" };
  if (nextBedtime(shift) !== bedtime) return { next: shift, outcome: "outdated" };
  if (!mayMove(shift, today)) return { next: shift, outcome: "too-soon" };
  if (bedtime === shift.to) return { next: undefined, outcome: "done" };
  return { next: { ...shift, at: bedtime, movedOn: today, touchedOn: today }, outcome: "moved" };
}

/**
 * The plan, where somebody has set the bedtime of their reminder themselves meanwhile: it goes on from there, as if that had
 * been its last move; undefined where there is no way left. A bedtime that is the plan's next one is a move of its own that
 * was not written down, and the same press makes it whole.
 */
export function fromBedtime(shift: Shift, bedtime: string, today: Night): Shift | undefined {
  if (bedtime === shift.at || bedtime === nextBedtime(shift)) return shift;
  if (wayBetween(bedtime, shift.to).kind !== "way") return undefined;
  return { ...shift, from: bedtime, at: bedtime, movedOn: today, touchedOn: today };
}

export function pauseShift(shift: Shift, today: Night): Shift {
  return shift.pausedOn === undefined ? { ...shift, pausedOn: today, touchedOn: today } : shift;
}

export function resumeShift(shift: Shift, today: Night): Shift {
  const { pausedOn: _pausedOn, ...rest } = shift;
  return { ...rest, touchedOn: today };
}

/** Moves left until the wished bedtime. */
export function movesLeft({ at, to }: Pick<Shift, "at" | "to">): number {
  const way = wayBetween(at, to);
  return way.kind === "way" ? way.moves : 0;
}

/** The same schedule with another bedtime; where nights have bedtimes of their own, all move by as much. */
export function withBedtime(schedule: Schedule, bedtime: string): Schedule {
  const way = wayBetween(schedule.bedtime.toString({ smallestUnit: "minute" }), bedtime);
  const minutes = way.kind === "way" ? way.minutes * (way.direction === "later" ? 1 : -1) : 0;
  const { cycle } = schedule;
  return {
    ...schedule,
    bedtime: Temporal.PlainTime.from(bedtime),
    ...(cycle && { cycle: { ...cycle, bedtimes: cycle.bedtimes.map((time) => time?.add({ minutes })) } }),
  };
}
