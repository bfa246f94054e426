import type { Content } from "../schema/content.ts";
import type { PartOfDay } from "../schema/part-of-day.ts";
import type { Tip } from "../schema/tip.ts";
import { seededOrder } from "./seeded.ts";
import { partsOf } from "./usable.ts";

/** Where nobody knows what time it is for whoever asks: tips that do not presume an hour. */
export type AnyHour = "any";

/** Tips about one topic, by its id; or tips usable in one part of the day, from any topic. */
export type Wanted = { readonly topic: string } | { readonly part: PartOfDay | AnyHour };

/** How much more often better supported tips come before others; no tip is left to the end for good. */
const WEIGHT = { strong: 3, moderate: 2, limited: 1 } as const;

/** A topic comes again at the third tip after it at the earliest, as long as there are others to take. */
const APART = 3;

/**
 * Every fitting tip once, in an order fixed by the seed, so that showing slice after slice repeats nothing until
 * all were shown. Better supported tips come somewhat earlier. For a part of the day topics are mixed.
 *
 * Never empty for a part of the day or for a topic of `content.topics`: loading made sure of both.
 */
export function tipsFor(content: Content, wanted: Wanted, seed: number): Tip[] {
  const fits = (tip: Tip) => ("topic" in wanted ? tip.topic === wanted.topic : fitsPart(content, tip, wanted.part));
  const ordered = seededOrder(content.tips.filter(fits), seed, (tip) => WEIGHT[tip.evidence]);
  return "topic" in wanted ? ordered : mixed(ordered);
}

/** A tip that is of use in the evening and still in the middle of the night is of use at any hour. */
function fitsPart({ topics }: Content, tip: Tip, part: PartOfDay | AnyHour): boolean {
  const parts = partsOf(tip, topics);
  return part === "any" ? parts.includes("evening") && parts.includes("night") : parts.includes(part);
}

/** The same tips, each time the first whose topic did not just come; the order is kept otherwise. */
function mixed(tips: readonly Tip[]): Tip[] {
  const waiting = [...tips];
  const chosen: Tip[] = [];
  while (waiting.length > 0) chosen.push(...waiting.splice(nextIndex(waiting, chosen), 1));
  return chosen;
}

function nextIndex(waiting: readonly Tip[], chosen: readonly Tip[]): number {
  // A topic that makes up over half of what is left comes now, or its tips would have to follow one another.
  const crowded = waiting.findIndex(
    ({ topic }) => 2 * waiting.filter((tip) => tip.topic === topic).length > waiting.length,
  );
  if (crowded >= 0 && waiting[crowded]?.topic !== chosen.at(-1)?.topic) return crowded;

  for (let apart = APART - 1; apart > 0; apart -= 1) {
    const recent = chosen.slice(-apart).map((tip) => tip.topic);
    const index = waiting.findIndex((tip) => !recent.includes(tip.topic));
    if (index >= 0) return index;
  }
  return 0;
}
