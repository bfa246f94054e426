import { z } from "zod";
import type { Weekday } from "../time/weekdays.ts";
import { ROTA_NIGHTS } from "../understanding/rota/rota.ts";
import type { Night } from "./evening.ts";
import { runsOf } from "./runs.ts";

/** Bedtimes that come round again: those of a week, or of a rota. */
export type Cycle = {
  /** The night on which the first of `bedtimes` falls, and again after each round; before it is none. For a week a Monday. */
  readonly start: Night;
  /** One for each night, at least one of them a time; undefined where nothing is wanted. */
  readonly bedtimes: readonly (Temporal.PlainTime | undefined)[];
};

/** Fewest and most nights of a rota: from every other night to four weeks. */
export const CYCLE_NIGHTS = ROTA_NIGHTS;

/**
 * Fewest hours from one bedtime to the next, by the clock. Less than 8 hours after a message another is taken for the same
 * night's (`isDealtWith`); a message may come two hours late, at the end of the longest lead, and the clocks may go forward.
 */
export const HOURS_BETWEEN_BEDTIMES = 11;

/** Any Monday that is past will do. */
const A_MONDAY: Night = "2026-01-05";
const NONE = "-";
const RUN = String.raw`[1-9]\d?x(?:(?:[01]\d|2[0-3])[0-5]\d|-)`;
const WRITTEN = new RegExp(String.raw`^\d{4}-\d\d-\d\d(?: ${RUN}){1,${CYCLE_NIGHTS.most}}$`);

/** A cycle as it is stored, equal bedtimes in a row as one: `2026-11-30 4x2300 2x0800 3x-`. */
export const CycleText = z.string().refine((text) => WRITTEN.test(text) && isCycle(parsed(text)));

export function writeCycle({ start, bedtimes }: Cycle): string {
  const written = bedtimes.map((bedtime) =>
    bedtime === undefined ? NONE : bedtime.toString({ smallestUnit: "minute" }).replace(":", ""),
  );
  return [start, ...runsOf(written).map(({ value, length }) => `${length}x${value}`)].join(" ");
}

const MOST_KEPT = 200;
const kept = new Map<string, Cycle>();

/** What `writeCycle` wrote. The ones read last are remembered: a record is looked at several times around its message. */
export function readCycle(text: string): Cycle {
  const known = kept.get(text);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const cycle = parsed(text);
  kept.set(text, cycle);
  return cycle;
}

/** A bedtime for each night of the week; undefined where none has one. */
export function weekOf(bedtimeOn: (day: Weekday) => Temporal.PlainTime | undefined): Cycle | undefined {
  const bedtimes = ([1, 2, 3, 4, 5, 6, 7] as const).map(bedtimeOn);
  return bedtimes.some((bedtime) => bedtime !== undefined) ? { start: A_MONDAY, bedtimes } : undefined;
}

/** The same nights in the shortest round that says them: "day, off, day, off" is "day, off". */
export function shortest({ start, bedtimes }: Cycle): Cycle {
  const clocks = bedtimes.map(String);
  for (let length = CYCLE_NIGHTS.least; length < bedtimes.length; length++) {
    const isRound = bedtimes.length % length === 0 && clocks.every((clock, index) => clock === clocks[index % length]);
    if (isRound) return { start, bedtimes: bedtimes.slice(0, length) };
  }
  return { start, bedtimes };
}

/** Whether it is the same every week, and so can be said by days of the week. */
export function isWeek(cycle: Cycle): boolean {
  return cycle.bedtimes.length === 7 && Temporal.PlainDate.from(cycle.start).dayOfWeek === 1;
}

/** The rota that was written; undefined for a week, and where nothing was. */
export function rotaIn(written: string | undefined): Cycle | undefined {
  const cycle = written === undefined ? undefined : readCycle(written);
  return cycle && !isWeek(cycle) ? cycle : undefined;
}

/** Whether every second night of it can be left out: of a round with an even number of nights all might be. */
export function canHalve({ bedtimes }: Cycle): boolean {
  return bedtimes.length % 2 === 1;
}

/** The bedtime that most nights have; of several the first. */
export function usualBedtime({ bedtimes }: Cycle): Temporal.PlainTime {
  const counts = new Map<string, number>();
  for (const bedtime of bedtimes) {
    if (bedtime !== undefined) counts.set(bedtime.toString(), (counts.get(bedtime.toString()) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  const found = [...counts].find(([, count]) => count === most);
  if (found === undefined) throw new RangeError("a cycle without any bedtime");
  return Temporal.PlainTime.from(found[0]);
}

/** The first two bedtimes of nights in a row that are too near to each other, if any are; the last night and the first are in a row, too. */
export function tooNear({
  bedtimes,
}: Pick<Cycle, "bedtimes">): readonly [Temporal.PlainTime, Temporal.PlainTime] | undefined {
  for (const [index, next] of bedtimes.entries()) {
    const before = bedtimes.at(index - 1);
    if (before === undefined || next === undefined) continue;
    if (24 * 60 + sinceNoon(next) - sinceNoon(before) < HOURS_BETWEEN_BEDTIMES * 60) return [before, next];
  }
  return undefined;
}

/** In minutes: noon is where one night ends and the next begins. */
function sinceNoon({ hour, minute }: Temporal.PlainTime): number {
  return ((hour + 12) % 24) * 60 + minute;
}

function isCycle({ start, bedtimes }: Cycle): boolean {
  const isInLimits = bedtimes.length >= CYCLE_NIGHTS.least && bedtimes.length <= CYCLE_NIGHTS.most;
  return isInLimits && z.iso.date().safeParse(start).success && bedtimes.some((bedtime) => bedtime !== undefined);
}

function parsed(text: string): Cycle {
  const [start = "", ...runs] = text.split(" ");
  const bedtimes = runs.flatMap((run) => {
    const [length = "", clock = ""] = run.split("x");
    const bedtime =
      clock === NONE ? undefined : new Temporal.PlainTime(Number(clock.slice(0, 2)), Number(clock.slice(2)));
    return Array.from({ length: Number(length) }, () => bedtime);
  });
  return { start, bedtimes };
}
