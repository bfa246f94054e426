import { QUALITIES } from "../diary-night.ts";
import { type KnownTimes, knownTimes } from "./known-times.ts";
import { chosenBedtimes } from "./plan-week.ts";
import type { TimeName, WeekInput } from "./week-input.ts";

/** Discord takes no longer description of an attachment. */
export const LONGEST_ALT_TEXT = 1024;

const NIGHTS_IN_A_WEEK = 7;

/**
 * The picture in words: every night with its times while that fits, then without the midpoints and the time awake, then week by week
 * from the earliest to the latest of each time.
 */
export function altText(input: WeekInput): string {
  const { alt, clock } = input.words;
  const isBefore = ({ date }: { readonly date: string }) => input.began !== undefined && date < input.began;
  const before = input.nights.filter(isBefore).at(-1);
  const nights = input.nights
    .filter((night) => !isBefore(night))
    .map((night) => ({
      label: input.words.night(night.date),
      times: knownTimes(night),
      awakeMinutes: night.awakeMinutes,
      quality: night.quality,
    }));
  const bedtimes = chosenBedtimes(input.bedtime).all.map(clock);
  const [bedtime, ...others] = bedtimes;
  const opening = [
    alt.opening,
    ...(bedtime === undefined ? [] : [others.length > 0 ? alt.bedtimes(bedtimes) : alt.bedtime(bedtime)]),
    ...(before === undefined ? [] : [alt.before(input.words.night(before.date))]),
  ];

  const oneByOne = (left: readonly TimeName[], hasAwake = true) =>
    nights.map(({ times, awakeMinutes, ...night }) =>
      alt.night({
        ...night,
        awakeMinutes: hasAwake ? awakeMinutes : undefined,
        times: mapTimes(without(times, left), clock),
      }),
    );
  const weekByWeek = () =>
    chunks(nights, NIGHTS_IN_A_WEEK).map((week) =>
      alt.nights({
        first: week[0]?.label ?? "",
        last: week.at(-1)?.label ?? "",
        count: week.filter(({ times, quality }) => Object.keys(times).length > 0 || quality !== undefined).length,
        of: week.length,
        times: ranges(
          week.map(({ times }) => times),
          clock,
        ),
        awake: rangeOf(week.flatMap(({ awakeMinutes }) => awakeMinutes ?? [])),
        qualities: QUALITIES.map((quality) => ({
          quality,
          count: week.filter((night) => night.quality === quality).length,
        })).filter(({ count }) => count > 0),
      }),
    );

  const wordings = [() => oneByOne([]), () => oneByOne(["midpoint"]), () => oneByOne(["midpoint"], false), weekByWeek];
  for (const wording of wordings) {
    const text = [...opening, ...wording()].join(" ");
    if (text.length <= LONGEST_ALT_TEXT) return text;
  }
  return opening.join(" ").slice(0, LONGEST_ALT_TEXT);
}

function rangeOf(minutes: readonly number[]) {
  return minutes.length === 0 ? undefined : { from: Math.min(...minutes), to: Math.max(...minutes) };
}

function without(times: KnownTimes, left: readonly TimeName[]): KnownTimes {
  return Object.fromEntries(Object.entries(times).filter(([name]) => !left.includes(name as TimeName)));
}

function mapTimes(times: KnownTimes, clock: (minutes: number) => string): Partial<Record<TimeName, string>> {
  return Object.fromEntries(Object.entries(times).map(([name, at]) => [name, clock(Math.round(at))]));
}

function ranges(nights: readonly KnownTimes[], clock: (minutes: number) => string) {
  const names = [...new Set(nights.flatMap((times) => Object.keys(times) as TimeName[]))];
  const told: Partial<Record<TimeName, { from: string; to: string }>> = {};
  for (const name of names) {
    const all = nights.flatMap((times) => times[name] ?? []).map(Math.round);
    told[name] = { from: clock(Math.min(...all)), to: clock(Math.max(...all)) };
  }
  return told;
}

function chunks<One>(all: readonly One[], size: number): One[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
