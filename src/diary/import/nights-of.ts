import { type DiaryNight, LONGEST_IN_BED_MINUTES } from "../diary-night.ts";
import type { Sleep } from "./formats/sleep.ts";
import { wallOf } from "./formats/times.ts";

const MINUTE_MS = 60_000;

/** Who is up for no longer goes on with the same night. */
const SAME_NIGHT_WITHIN_MINUTES = 120;
/** A sleep by day that is shorter is a nap. A night is never too short to be one. */
const NAP_BELOW_MINUTES = 180;
/** By day: it begins from here on, and before the evening. */
const DAY = { from: 9, to: 20 } as const;

export type FoundNights = {
  /** In order of their evenings, one for each. */
  readonly nights: readonly DiaryNight[];
  /** Sleeps by day, and shorter ones beside a night. */
  readonly naps: number;
  /** Of what makes no night that can be: where it stands in its file. */
  readonly unreadable: readonly number[];
  /** Of some nights it is known when they fell asleep, and not when they went to bed. */
  readonly isBedUnknown: boolean;
};

/**
 * The nights in what an app wrote down. What lies no more than two hours apart is one night; it belongs to the evening
 * from whose noon on it began; of several that belong to one evening the longest is the night, and naps are none.
 */
export function nightsOf(sleeps: readonly Sleep[], nowMs: number): FoundNights {
  const candidates = clustersOf(sleeps.map(toTheMinute)).map((cluster) => nightIn(cluster));
  const unreadable = candidates.filter((one) => !isLikely(one, nowMs));
  const likely = candidates.filter((one) => isLikely(one, nowMs));
  const nightly = likely.filter((one) => !one.isNap);
  const longest = new Map<string, Candidate>();
  for (const one of nightly) {
    const other = longest.get(one.told.night);
    if (other === undefined || one.minutes > other.minutes) longest.set(one.told.night, one);
  }
  const chosen = [...longest.values()].toSorted((a, b) => (a.told.night < b.told.night ? -1 : 1));
  return {
    nights: chosen.map(({ told }) => told),
    naps: likely.length - chosen.length,
    unreadable: unreadable.map(({ entry }) => entry),
    isBedUnknown: chosen.some((one) => one.isBedUnknown),
  };
}

/** As a clock shows it, so that lengths fit the times that are kept. */
function toTheMinute(sleep: Sleep): Sleep {
  const floor = (ms: number) => Math.floor(ms / MINUTE_MS) * MINUTE_MS;
  return { ...sleep, from: floor(sleep.from), to: floor(sleep.to) };
}

type Candidate = {
  readonly told: DiaryNight;
  readonly entry: number;
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
  readonly isNap: boolean;
  readonly isBedUnknown: boolean;
};

function isLikely({ from, to, minutes }: Candidate, nowMs: number): boolean {
  return from >= 0 && to <= nowMs && minutes <= LONGEST_IN_BED_MINUTES;
}

/** Sleeps with no longer than two hours between them, in order. */
function clustersOf(sleeps: readonly Sleep[]): Sleep[][] {
  const clusters: Sleep[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const sleep of sleeps.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const isSame = sleep.from - end <= SAME_NIGHT_WITHIN_MINUTES * MINUTE_MS;
    if (isSame) clusters.at(-1)?.push(sleep);
    else clusters.push([sleep]);
    end = isSame ? Math.max(end, sleep.to) : sleep.to;
  }
  // Awake alone is no sleep: a device that was on the wrist of somebody who did not sleep.
  return clusters.filter((cluster) => cluster.some(({ kind }) => kind !== "awake" && kind !== "lights-off"));
}

function nightIn(cluster: readonly Sleep[]): Candidate {
  const sessions = withoutOverlap(cluster.filter(({ kind }) => kind === "session"));
  const beds = cluster.filter(({ kind }) => kind === "in-bed");
  const asleep = bestSource(cluster.filter(({ kind }) => kind === "asleep"));
  const lightsOff = cluster.find(({ kind }) => kind === "lights-off");
  const bedPieces = [...sessions, ...beds];
  const all = [...bedPieces, ...asleep];
  const from = Math.min(...all.map((one) => one.from));
  const to = Math.max(...all.map((one) => one.to));
  const longest = all.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0] as Sleep;
  const { zone } = longest;
  const wall = (ms: number) => wallOf(ms, zone);
  const night = eveningOf(wall(from));
  const times = asleep.length > 0 ? ofSleeps(asleep, bedPieces, lightsOff) : ofSessions(sessions, beds);
  const minutes = Math.round((to - from) / MINUTE_MS);
  const hour = Number(wall(from).slice(11, 13));
  const isByDay = hour >= DAY.from && hour < DAY.to;
  const told: DiaryNight = {
    night,
    zone,
    ...(times.inBed !== undefined && { inBed: wall(times.inBed) }),
    ...(times.tried !== undefined && { tried: wall(times.tried) }),
    ...(times.onset !== undefined && { onsetMinutes: times.onset }),
    ...(times.awake !== undefined && { awakeMinutes: times.awake }),
    ...(times.woke !== undefined && { woke: wall(times.woke) }),
    ...(times.rose !== undefined && { rose: wall(times.rose) }),
  };
  return {
    told,
    entry: longest.entry,
    from,
    to,
    minutes,
    isNap: minutes < NAP_BELOW_MINUTES && (isByDay || all.every(({ isNap }) => isNap)),
    isBedUnknown: times.inBed === undefined,
  };
}

type Times = {
  readonly inBed?: number;
  readonly tried?: number;
  /** Minutes. */
  readonly onset?: number;
  readonly awake?: number;
  readonly woke?: number;
  readonly rose?: number;
};

/**
 * Of stretches in bed. Of two, the time between them was spent awake. Where nothing is said of sleep, only going to bed
 * and getting up are known, and one time counts for trying to sleep, or waking, too, as in our own form.
 */
function ofSessions(sessions: readonly Sleep[], beds: readonly Sleep[]): Times {
  const [first] = sessions;
  const last = sessions.at(-1);
  if (first === undefined || last === undefined) {
    return { inBed: Math.min(...beds.map(({ from }) => from)), rose: Math.max(...beds.map(({ to }) => to)) };
  }
  const between = sessions.reduce((sum, one, at) => sum + (at === 0 ? 0 : one.from - (sessions[at - 1]?.to ?? 0)), 0);
  const awake = sessions.map((one) => one.awakeMinutes);
  const isAwakeTold = awake.every((minutes) => minutes !== undefined);
  const told = awake.reduce((sum: number, minutes) => sum + (minutes ?? 0), 0) + minutesOf(between);
  const inBed = Math.min(first.from, ...beds.map(({ from }) => from));
  return {
    inBed,
    tried: first.from,
    ...(first.onsetMinutes !== undefined && { onset: first.onsetMinutes }),
    ...((isAwakeTold || between > 0) && { awake: told }),
    woke: last.to - (last.lyingMinutes ?? 0) * MINUTE_MS,
    rose: Math.max(last.to, ...beds.map(({ to }) => to)),
  };
}

/**
 * Of sleeps, of which there may be one for each stage. Where it is not known when they went to bed, they count as trying
 * from when they slept: nothing else would say when that was.
 */
function ofSleeps(asleep: readonly Sleep[], bedPieces: readonly Sleep[], lightsOff: Sleep | undefined): Times {
  const pieces = united(asleep);
  const slept = pieces[0]?.from ?? 0;
  const woke = pieces.at(-1)?.to ?? 0;
  const bed = bedPieces.length > 0 ? Math.min(...bedPieces.map(({ from }) => from)) : undefined;
  const up = bedPieces.length > 0 ? Math.max(...bedPieces.map(({ to }) => to)) : undefined;
  const isBedTold = bed !== undefined && bed <= slept;
  const told = asleep.map(({ awakeMinutes }) => awakeMinutes);
  const between = woke - slept - pieces.reduce((sum, { from, to }) => sum + to - from, 0);
  const isAwakeTold = asleep.length > 1 || told.some((minutes) => minutes !== undefined);
  const tried = lightsOff?.from ?? (isBedTold ? bed : slept);
  return {
    ...(isBedTold && { inBed: bed }),
    tried,
    ...(slept >= tried && (isAwakeTold || slept > tried) && { onset: minutesOf(slept - tried) }),
    ...(isAwakeTold && { awake: minutesOf(between) + told.reduce((sum: number, minutes) => sum + (minutes ?? 0), 0) }),
    woke,
    ...(up !== undefined && up >= woke && { rose: up }),
  };
}

/** Of what several devices say of one night, what says most: the most pieces, then the longest. */
function bestSource(asleep: readonly Sleep[]): Sleep[] {
  const bySource = [...Map.groupBy(asleep, ({ source = "" }) => source).values()];
  const length = (sleeps: readonly Sleep[]) => sleeps.reduce((sum, { from, to }) => sum + to - from, 0);
  return bySource.toSorted((a, b) => Number(b.length > 1) - Number(a.length > 1) || length(b) - length(a))[0] ?? [];
}

/** Of two records of one time, as after an import into the app itself, the longer one. */
function withoutOverlap(sessions: readonly Sleep[]): Sleep[] {
  const kept: Sleep[] = [];
  for (const one of sessions.toSorted((a, b) => b.to - b.from - (a.to - a.from)))
    if (kept.every((other) => one.to <= other.from || one.from >= other.to)) kept.push(one);
  return kept.toSorted((a, b) => a.from - b.from);
}

/** Stretches that touch or overlap as one. */
function united(pieces: readonly Sleep[]): { from: number; to: number }[] {
  const all: { from: number; to: number }[] = [];
  for (const { from, to } of pieces.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}

function minutesOf(ms: number): number {
  return Math.round(ms / MINUTE_MS);
}

/** A night goes from noon to noon, and is named for its evening. */
function eveningOf(wall: string): string {
  const date = Temporal.PlainDate.from(wall.slice(0, 10));
  return (Number(wall.slice(11, 13)) < 12 ? date.subtract({ days: 1 }) : date).toString();
}
