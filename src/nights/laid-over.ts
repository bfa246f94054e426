import type { Weekday } from "../time/weekdays.ts";
import { EVERY_NIGHT, type NamedNights } from "./chosen-nights.ts";
import { type Cycle, canHalve, isWeek, tooNear, usualBedtime, weekOf } from "./cycle.ts";
import type { Schedule } from "./night.ts";

/** What somebody said of a reminder; what is absent was not said, and stays as it was. */
export type Said = {
  readonly bedtime?: Temporal.PlainTime | undefined;
  /** The rota, which says all bedtimes. */
  readonly rota?: Cycle | undefined;
  readonly nights?: NamedNights | undefined;
  /** What was there before ends, after a question: the other nights of a week, or the rota. */
  readonly endsBefore?: boolean | undefined;
  readonly leadMinutes?: number | undefined;
  readonly quiet?: boolean | undefined;
};

export type Laid =
  | {
      readonly kind: "schedule";
      readonly schedule: Schedule;
      /** The nights that were named, where others have stayed as they were. */
      readonly named?: readonly Weekday[];
    }
  /** There are several bedtimes in the week: which nights is the new one for? */
  | { readonly kind: "which-nights"; readonly groups: readonly NightsOfBedtime[] }
  /** There is a rota, and with one bedtime it would end. */
  | { readonly kind: "ends-rota"; readonly rota: Cycle }
  /** Days of the week cannot be taken from a rota. */
  | { readonly kind: "by-rota"; readonly rota: Cycle }
  /** No night would be left. */
  | { readonly kind: "no-night-left" }
  | { readonly kind: "too-near"; readonly bedtimes: readonly [Temporal.PlainTime, Temporal.PlainTime] }
  /** There is nothing to lay this over, and no bedtime was said. */
  | { readonly kind: "no-bedtime" };

export type NightsOfBedtime = { readonly bedtime: Temporal.PlainTime | undefined; readonly nights: readonly Weekday[] };

/**
 * What somebody said, laid over the schedule that they have. Nothing that was set is thrown away without a word: of a week,
 * nights that are named get the bedtime, and the others keep theirs; where it is not clear which are meant, or a rota would
 * end, there is a question.
 */
export function laidOver(before: Schedule | undefined, said: Said, zone: string, usualLead: number): Laid {
  const { everyOther, travel, nights: _nights, cycle: _cycle, ...others } = before ?? {};
  const leadMinutes = said.leadMinutes ?? before?.leadMinutes ?? usualLead;
  const quiet = said.quiet ?? before?.quiet ?? false;
  // Who names another home is not away from it any more.
  const rest = { ...others, zone, leadMinutes, quiet, ...(travel && zone === before?.zone ? { travel } : {}) };
  const byCycle = (cycle: Cycle, named?: readonly Weekday[]): Laid => {
    const bedtimes = tooNear(cycle);
    if (bedtimes) return { kind: "too-near", bedtimes };
    const usual = usualBedtime(cycle);
    const rhythm = isWeek(cycle) ? plainly(cycle, usual) : { cycle };
    const halved = everyOther !== undefined && !said.rota && canHalve(cycle) ? { everyOther } : {};
    const schedule = { ...rest, bedtime: usual, ...rhythm, ...halved };
    return { kind: "schedule", schedule, ...(named && { named }) };
  };

  if (said.rota) return byCycle(said.rota);
  if (before?.cycle && !isWeek(before.cycle)) {
    if (said.bedtime === undefined)
      return said.nights ? { kind: "by-rota", rota: before.cycle } : byCycle(before.cycle);
    if (!said.endsBefore) return { kind: "ends-rota", rota: before.cycle };
  }
  const isFresh = before === undefined || (before.cycle !== undefined && !isWeek(before.cycle));
  const current = isFresh ? () => undefined : bedtimeByDay(before);
  const { bedtime, nights: named } = said;
  const anyBedtime = bedtime ?? before?.bedtime;
  if (anyBedtime === undefined) return { kind: "no-bedtime" };

  const isNamed = (day: Weekday) => named?.nights.includes(day) ?? false;
  const hadOne = EVERY_NIGHT.filter((day) => current(day) !== undefined);
  const week = (bedtimeOn: (day: Weekday) => Temporal.PlainTime | undefined, kept?: readonly Weekday[]): Laid => {
    const cycle = weekOf(bedtimeOn);
    return cycle === undefined ? { kind: "no-night-left" } : byCycle(cycle, kept);
  };
  if (named?.isWithout) {
    const left = isFresh ? EVERY_NIGHT : hadOne;
    return week((day) => (left.includes(day) && !isNamed(day) ? (bedtime ?? current(day) ?? anyBedtime) : undefined));
  }
  if (named) {
    if (bedtime === undefined || said.endsBefore || named.nights.length === EVERY_NIGHT.length || isFresh)
      return week((day) => (isNamed(day) ? (bedtime ?? current(day) ?? anyBedtime) : undefined));
    const isBeside = hadOne.some((day) => !isNamed(day));
    return week((day) => (isNamed(day) ? bedtime : current(day)), isBeside ? named.nights : undefined);
  }
  if (bedtime === undefined) return week((day) => current(day));
  const groups = bedtimesOf(current);
  if (groups.length > 1 && !said.endsBefore) return { kind: "which-nights", groups };
  return week((day) => (isFresh || hadOne.includes(day) ? bedtime : undefined));
}

/** The bedtimes of a schedule that is the same every week. */
export function bedtimeByDay({ bedtime, nights, cycle }: Schedule): (day: Weekday) => Temporal.PlainTime | undefined {
  return (day) => (cycle ? cycle.bedtimes[day - 1] : (nights?.includes(day) ?? true) ? bedtime : undefined);
}

/** Each bedtime of a week with its nights, the one of most nights first. */
export function bedtimesOf(bedtimeOn: (day: Weekday) => Temporal.PlainTime | undefined): readonly NightsOfBedtime[] {
  const groups = Map.groupBy(
    EVERY_NIGHT.filter((day) => bedtimeOn(day) !== undefined),
    (day) => String(bedtimeOn(day)),
  );
  return [...groups.values()]
    .map((nights) => ({ nights, bedtime: nights[0] && bedtimeOn(nights[0]) }))
    .sort((one, other) => other.nights.length - one.nights.length);
}

/** One bedtime, of all nights or of some, is stored as it ever was: versions before rotas read it, too. */
function plainly(cycle: Cycle, usual: Temporal.PlainTime): Pick<Schedule, "cycle" | "nights"> {
  if (cycle.bedtimes.some((bedtime) => bedtime !== undefined && !bedtime.equals(usual))) return { cycle };
  return { nights: EVERY_NIGHT.filter((day) => cycle.bedtimes[day - 1] !== undefined) };
}
