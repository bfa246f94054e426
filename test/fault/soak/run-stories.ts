import { seedOfStory } from "./dice.ts";
import { add, type Counts, judge, noCounts } from "./judge.ts";
import { live } from "./live.ts";
import type { Ground } from "./stage.ts";
import { type Change, KILLS_PER_STORY, storyOf, type Weather, type Where, withoutWeather } from "./story.ts";

export type Total = {
  stories: number;
  kills: number;
  readonly counts: Counts;
  readonly where: Map<Where, number>;
  readonly weather: Map<Weather, number>;
  readonly changes: Map<Change, number>;
  readonly starts: { count: number; ms: number };
  /** How often a version did not start on a store of a later one, and named both. */
  refusals: number;
  /** Stories that broke a promise, by their seed. */
  readonly broken: { readonly seed: number; readonly violations: readonly string[] }[];
};

export type RunOptions = {
  readonly runSeed: number;
  /** The index of the first story, so that a run can be gone on with. */
  readonly first: number;
  readonly stories: number;
  /** How many stories are lived at once. */
  readonly workers: number;
  readonly compiled: string;
  /** Kinds of weather that no story has. */
  readonly without?: readonly Weather[];
  /** On what engine and with which versions; a folder and this version alone when absent. */
  readonly ground?: Ground;
  readonly signal?: AbortSignal;
  readonly onStory?: (total: Total) => void;
};

/** Lives one story after the other and adds up what the judge says of each. One that is cut short counts for nothing. */
export async function runStories(options: RunOptions): Promise<Total> {
  const { runSeed, first, stories, workers, signal } = options;
  const total: Total = {
    stories: 0,
    kills: 0,
    counts: noCounts(),
    where: new Map(),
    weather: new Map(),
    changes: new Map(),
    starts: { count: 0, ms: 0 },
    refusals: 0,
    broken: [],
  };
  const seeds = Array.from({ length: stories }, (_, index) => seedOfStory(runSeed, first + index));

  const worker = async () => {
    for (let seed = seeds.shift(); seed !== undefined && !signal?.aborted; seed = seeds.shift()) {
      const violations = await liveAndJudge(seed, total, options);
      if (violations.length > 0) total.broken.push({ seed, violations });
      if (!signal?.aborted) options.onStory?.(total);
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return total;
}

async function liveAndJudge(
  seed: number,
  total: Total,
  { compiled, signal, ground, without = [] }: RunOptions,
): Promise<readonly string[]> {
  try {
    const lived = await live(withoutWeather(storyOf(seed), without), { compiled, signal, ...ground });
    if (signal?.aborted) return [];
    const { counts, violations } = judge(lived.journal);
    add(total.counts, counts);
    total.stories += 1;
    total.starts.count += lived.starts.count;
    total.starts.ms += lived.starts.ms;
    total.refusals += lived.refusals;
    count(total.where, lived.kills);
    count(total.weather, lived.weather);
    count(total.changes, lived.changes);
    total.kills = [...total.where.values()].reduce((sum, one) => sum + one, 0);
    return lived.fellOver > 0 ? [...violations, `the bot ended by itself, ${lived.fellOver} times`] : violations;
  } catch (error) {
    return [`the story broke off: ${error instanceof Error ? error.stack : error}`];
  }
}

function count<Name>(sum: Map<Name, number>, more: ReadonlyMap<Name, number>): void {
  for (const [name, times] of more) sum.set(name, (sum.get(name) ?? 0) + times);
}

export function storiesFor(kills: number): number {
  return Math.ceil(kills / KILLS_PER_STORY);
}

/** One line with what matters, another with what it is made of. */
export function inWords({ stories, kills, counts, where, weather, changes }: Total): string {
  const { nights, delivered, lost, doubled, outside, unknown, silent, excused, misled, erased, misrecorded } = counts;
  const list = (of: ReadonlyMap<string, number>) => [...of].map(([name, times]) => `${name} ${times}`).join(", ");
  return [
    `${kills} kills, ${nights} nights in ${stories} stories: ${lost} lost, ${doubled} doubled, ${outside} outside a window, ${erased} erased, ${unknown} unknown`,
    `${delivered} delivered, ${excused} not reachable or not wanted, ${silent} in the two minutes of silence, ${misrecorded} written down wrongly, ${misled} messages by a wrong clock`,
    `kills: ${list(where)}`,
    `beats in bad weather: ${list(weather)}`,
    `while a message was under way: ${list(changes)}`,
  ].join("\n");
}
