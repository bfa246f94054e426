import type { PartOfDay } from "./part-of-day.ts";
import type { Tip } from "./tip.ts";
import type { Topic } from "./topic.ts";

/** When a tip is usable: its own parts of the day, else those of its topic. */
export function partsOf(tip: Tip, topics: readonly Topic[]): readonly PartOfDay[] {
  return tip.partsOfDay ?? topics.find((topic) => topic.id === tip.topic)?.partsOfDay ?? [];
}
