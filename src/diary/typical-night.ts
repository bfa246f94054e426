import { type DiaryNight, instantOf, minutesBetween, nextAt, sinceNoon, wallAt } from "./diary-night.ts";
import { clockMedian, median } from "./statistics.ts";

/** Of fewer nights than this nobody's typical night can be told; a choice of ours. */
const NIGHTS_FOR_TYPICAL = 5;
/** Older nights may be of another life: another job, another baby. */
const TYPICAL_OF_DAYS = 28;
/** An item that fewer of those nights say stays blank. */
const NIGHTS_FOR_AN_ITEM = 3;
/** Guesses are told in fives, and so is their middle. */
const ROUNDED_TO = 5;

/**
 * The person's typical night for that date: the median of each item over the nights of the last four weeks, as wall
 * times. How they slept is left out: that cannot be typical before it is felt. Nights without sleep, and those that were
 * noted as typical themselves, count for nothing, or the typical night would make itself.
 *
 * @param now what would lie after it is left out: somebody may be up early
 * @returns undefined of too few nights, or when the items do not make a night
 */
export function typicalNight(
  nights: readonly DiaryNight[],
  night: string,
  zone: string,
  now: Temporal.Instant,
): DiaryNight | undefined {
  const first = Temporal.PlainDate.from(night).subtract({ days: TYPICAL_OF_DAYS }).toString();
  const recent = nights.filter(
    (one) => one.night >= first && one.night < night && !one.noSleep && !one.asUsual && one.inBed && one.rose,
  );
  if (recent.length < NIGHTS_FOR_TYPICAL) return undefined;

  const time = (item: "inBed" | "tried" | "woke" | "rose") => {
    const said = recent.flatMap((one) => (one[item] === undefined ? [] : [sinceNoon(one[item], one.night)]));
    const middle = said.length < NIGHTS_FOR_AN_ITEM ? undefined : clockMedian(said);
    return middle === undefined ? undefined : rounded(middle);
  };
  const length = (item: "onsetMinutes" | "awakeMinutes" | "awakenings") => {
    const said = recent.flatMap((one) => one[item] ?? []);
    return said.length < NIGHTS_FOR_AN_ITEM ? undefined : median(said);
  };

  const inBed = time("inBed");
  if (inBed === undefined) return undefined;
  const [tried, woke, rose] = (["tried", "woke", "rose"] as const).map((item) => {
    const clock = time(item);
    return clock === undefined ? undefined : nextAt(clock, inBed);
  });
  const wall = (minutes: number | undefined) => {
    const at = minutes === undefined ? undefined : wallAt(minutes, night);
    return at !== undefined && Temporal.Instant.compare(instantOf(at, zone), now) <= 0 ? at : undefined;
  };
  const onset = length("onsetMinutes");
  const awakenings = length("awakenings");
  const awake = awakenings !== undefined && Math.round(awakenings) === 0 ? 0 : length("awakeMinutes");
  const all = {
    inBed: wall(inBed),
    tried: wall(tried),
    onsetMinutes: onset === undefined ? undefined : rounded(onset),
    awakenings: awakenings === undefined ? undefined : Math.round(awakenings),
    awakeMinutes: awake === undefined ? undefined : rounded(awake),
    woke: wall(woke),
    rose: wall(rose),
  };
  const said = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  const entry: DiaryNight = { night, zone, ...said, asUsual: true };
  return makesANight(entry) ? entry : undefined;
}

function rounded(minutes: number): number {
  return Math.round(minutes / ROUNDED_TO) * ROUNDED_TO;
}

/** Middles of different nights need not fit together: times in order, and less time awake than between them. */
function makesANight({ zone, inBed, tried, woke, rose, onsetMinutes = 0, awakeMinutes = 0 }: DiaryNight): boolean {
  const times = [inBed, tried, woke, rose].filter((wall) => wall !== undefined);
  const isInOrder = times.every((wall, index) => index === 0 || wall >= (times[index - 1] ?? ""));
  const [begin = inBed, end = rose] = [tried, woke];
  if (!isInOrder || begin === undefined || end === undefined) return false;
  return onsetMinutes + awakeMinutes <= minutesBetween(begin, end, zone);
}
