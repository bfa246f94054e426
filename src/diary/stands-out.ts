import { type DiaryNight, sinceNoon } from "./diary-night.ts";
import { measuresOf } from "./measures.ts";
import { clockDeviation } from "./statistics.ts";

/** The one thing that stands out in some nights, told without a judgement. */
export const REMARKS = ["rise-varies", "bed-varies", "awake-before", "awake-after", "awake-last"] as const;
export type Remark = (typeof REMARKS)[number];

/** Nothing stands out of fewer nights than this; a choice of ours. Clinics usually ask for one or two weeks. */
const NIGHTS_FOR_A_REMARK = 5;

/** What the rules go by: minutes, added up over the nights that say all it takes. */
export type Facts = {
  /** Nights that say both when somebody got into bed and when they woke for the last time. */
  readonly timed: number;
  /** Circular standard deviations over these. */
  readonly bedSpread: number;
  readonly wakeSpread: number;
  /** All in one zone: travel moves times, and nobody's habits. */
  readonly isOneZone: boolean;
  /** Nights that say how long somebody lay awake before, in and after sleep. */
  readonly told: number;
  readonly before: number;
  readonly within: number;
  readonly last: number;
  /** On how many of these each was longer than the other two together. */
  readonly mostlyBefore: number;
  readonly mostlyWithin: number;
  readonly mostlyLast: number;
};

/** Bedtime and wake-up differ by so much in how they vary that one of them is plainly the steadier; a choice of ours. */
const NOTICEABLE_MINUTES = 30;
/** Times that vary by more are of somebody who works shifts, or travels: no habit is told by them; a choice of ours. */
const OF_SHIFTS_MINUTES = 3 * 60;
/**
 * So long awake a night is what clinics count as long: more than 30 minutes (Lichstein et al. 2003, "Quantitative criteria
 * for insomnia", Behav Res Ther 41(4):427–445). Here of the mean, and no finding.
 */
const LONG_AWAKE_MINUTES = 30;
/** "Most" is said of two thirds, so that it stays true of guesses that are some minutes off; a choice of ours. */
const MOST = 2 / 3;

type Rule = { readonly remark: Remark; readonly isSo: (facts: Facts) => boolean };

const isSteady = ({ timed, isOneZone, bedSpread, wakeSpread }: Facts) =>
  timed >= NIGHTS_FOR_A_REMARK && isOneZone && Math.max(bedSpread, wakeSpread) <= OF_SHIFTS_MINUTES;

/** @param nights on which it was most of the time awake: one long night is no week */
const isMost = ({ told, before, within, last }: Facts, minutes: number, nights: number) =>
  told >= NIGHTS_FOR_A_REMARK &&
  minutes >= LONG_AWAKE_MINUTES * told &&
  minutes >= MOST * (before + within + last) &&
  nights * 2 > told;

/** When each may be said. The first that holds is said, and no other. */
const RULES: readonly Rule[] = [
  {
    remark: "rise-varies",
    isSo: (facts) => isSteady(facts) && facts.wakeSpread - facts.bedSpread >= NOTICEABLE_MINUTES,
  },
  {
    remark: "bed-varies",
    isSo: (facts) => isSteady(facts) && facts.bedSpread - facts.wakeSpread >= NOTICEABLE_MINUTES,
  },
  { remark: "awake-before", isSo: (facts) => isMost(facts, facts.before, facts.mostlyBefore) },
  { remark: "awake-after", isSo: (facts) => isMost(facts, facts.within, facts.mostlyWithin) },
  { remark: "awake-last", isSo: (facts) => isMost(facts, facts.last, facts.mostlyLast) },
];

/** The one thing that stands out in some nights; undefined where nothing does, or where they are too few. */
export function standsOut(nights: readonly DiaryNight[]): Remark | undefined {
  const facts = factsOf(nights);
  return RULES.find(({ isSo }) => isSo(facts))?.remark;
}

/** A night that was noted as usual says what the others said, and one without sleep has no before and after. */
function factsOf(all: readonly DiaryNight[]): Facts {
  const nights = all.filter(({ asUsual, noSleep }) => !asUsual && !noSleep);
  const timed = nights.flatMap(({ night, zone, inBed, woke }) =>
    inBed === undefined || woke === undefined
      ? []
      : [{ zone, bed: sinceNoon(inBed, night), wake: sinceNoon(woke, night) }],
  );
  const told = nights.flatMap(awakeIn);
  const sum = (of: (night: Awake) => number) => told.reduce((total, night) => total + of(night), 0);
  const count = (is: (night: Awake) => boolean) => told.filter(is).length;
  return {
    timed: timed.length,
    bedSpread: clockDeviation(timed.map(({ bed }) => bed)) ?? 0,
    wakeSpread: clockDeviation(timed.map(({ wake }) => wake)) ?? 0,
    isOneZone: new Set(timed.map(({ zone }) => zone)).size === 1,
    told: told.length,
    before: sum(({ before }) => before),
    within: sum(({ within }) => within),
    last: sum(({ last }) => last),
    mostlyBefore: count(({ before, within, last }) => before > within + last),
    mostlyWithin: count(({ before, within, last }) => within > before + last),
    mostlyLast: count(({ before, within, last }) => last > before + within),
  };
}

type Awake = { readonly before: number; readonly within: number; readonly last: number };

/** Minutes awake: until falling asleep, in the night, and from the last waking to getting up. */
function awakeIn(night: DiaryNight): Awake[] {
  const { onsetLatency: before, wakeAfterOnset: within, earlyAwakening: last } = measuresOf(night);
  return before === undefined || within === undefined || last === undefined ? [] : [{ before, within, last }];
}
