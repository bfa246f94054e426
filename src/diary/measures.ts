import { type DiaryNight, instantOf, minutesBetween, sinceNoon } from "./diary-night.ts";

/**
 * The measures of one night, each absent where an item it needs was not said. All but `midpoint` are elapsed minutes,
 * so they are right in a night of 23 or 25 hours.
 *
 * Items and definitions: Carney et al. 2012, "The Consensus Sleep Diary", Sleep 35(2):287–302; efficiency with the
 * whole time in bed below the line: Reed & Sacco 2016, "Measuring Sleep Efficiency", J Clin Sleep Med 12(2):263–266.
 */
export type NightMeasures = {
  /** Time in bed (TIB): from getting into bed (item 1) to getting out of it for the day (item 7). */
  readonly timeInBed: number | undefined;
  /** Sleep onset latency (SOL): how long falling asleep lasted from trying to (item 3). */
  readonly onsetLatency: number | undefined;
  /** Wake after sleep onset (WASO): how long the awakenings before the final one lasted in all (item 5). */
  readonly wakeAfterOnset: number | undefined;
  /** Total sleep time (TST): from trying to sleep (item 2) to the final awakening (item 6), less SOL and WASO. */
  readonly totalSleep: number | undefined;
  /** Sleep efficiency (SE): TST as a share of TIB, in percent. */
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
