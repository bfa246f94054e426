import { type DiaryNight, instantOf, minutesBetween, sinceNoon } from "./diary-night.ts";

/**
 * The measures of one night, each absent where an item it needs was not said. All but `midpoint` are elapsed minutes,
 * so they are right in a night of 23 or 25 hours.
 *
 * Items and definitions: Carney et al. 2012, "The Consensus Sleep Diary", Sleep 35(2):287–302; on what
 * stands below the line of efficiency: Reed & Sacco 2016, "Measuring Sleep Efficiency: What Should the Denominator Be?",
 * J Clin Sleep Med 12(2):263–266.
 */
export type NightMeasures = {
  /** Time in bed (TIB): from getting into bed (item 1) to getting out of it for the day (item 7). */
  readonly timeInBed: number | undefined;
  /** Sleep onset latency (SOL): how long falling asleep lasted from trying to (item 3). */
  readonly onsetLatency: number | undefined;
  /** Wake after sleep onset (WASO): how long the awakenings before the final one lasted in all (item 5). */
  readonly wakeAfterOnset: number | undefined;
  /** Number of awakenings (NWAK), the final one not counted (item 4). */
  readonly awakenings: number | undefined;
  /**
   * Early awakening: how long somebody stayed in bed after the final awakening (item 6), until getting up for the day
   * (item 7). Also called terminal wakefulness; no part of WASO, which ends with the final awakening. Carney et al. note
   * that indices differ in whether they count the final awakening: here it is kept apart.
   */
  readonly earlyAwakening: number | undefined;
  /** Total sleep time (TST): from trying to sleep (item 2) to the final awakening (item 6), less SOL and WASO. */
  readonly totalSleep: number | undefined;
  /**
   * Sleep efficiency (SE): TST as a share of TIB, in percent. Reed & Sacco propose another denominator, the duration of
   * the sleep episode (SOL + TST + WASO + the time of trying to sleep after the final awakening). The last of these is an
   * item of the expanded diary that is not asked for, so the usual TIB stands below the line, as the report says.
   */
  readonly efficiency: number | undefined;
  /**
   * Midpoint of sleep, half way between falling asleep and the final awakening: minutes on the wall clock since noon of
   * the evening. Roenneberg et al. 2003, J Biol Rhythms 18(1):80–90, reckon mid-sleep so.
   */
  readonly midpoint: number | undefined;
};

export function measuresOf(night: DiaryNight): NightMeasures {
  const { zone, inBed, tried, woke, rose, noSleep, awakenings } = night;
  const timeInBed = inBed === undefined || rose === undefined ? undefined : minutesBetween(inBed, rose, zone);
  const onsetLatency = night.onsetMinutes;
  const wakeAfterOnset = night.awakeMinutes ?? (awakenings === 0 ? 0 : undefined);
  const totalSleep = noSleep ? 0 : totalSleepOf(tried, woke, onsetLatency, wakeAfterOnset, zone);
  return {
    timeInBed,
    onsetLatency,
    wakeAfterOnset,
    awakenings,
    earlyAwakening: noSleep || woke === undefined || rose === undefined ? undefined : minutesBetween(woke, rose, zone),
    totalSleep,
    efficiency: totalSleep === undefined || !timeInBed ? undefined : (totalSleep / timeInBed) * 100,
    midpoint: noSleep ? undefined : midpointOf(night, onsetLatency),
  };
}

function totalSleepOf(
  tried: string | undefined,
  woke: string | undefined,
  onset: number | undefined,
  awake: number | undefined,
  zone: string,
): number | undefined {
  if (tried === undefined || woke === undefined || onset === undefined || awake === undefined) return undefined;
  return Math.max(0, minutesBetween(tried, woke, zone) - onset - awake);
}

function midpointOf({ tried, woke, zone, night }: DiaryNight, onset: number | undefined): number | undefined {
  if (tried === undefined || woke === undefined || onset === undefined) return undefined;
  const asleep = instantOf(tried, zone).add({ minutes: onset });
  const half = Math.round(asleep.until(instantOf(woke, zone)).total("minute") / 2);
  const middle = asleep.add({ minutes: half }).toZonedDateTimeISO(zone).toPlainDateTime();
  return sinceNoon(middle.toString({ smallestUnit: "minute" }), night);
}
