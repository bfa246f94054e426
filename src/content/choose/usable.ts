import type { PartOfDay } from "../schema/part-of-day.ts";
import type { Tip } from "../schema/tip.ts";
import type { Topic } from "../schema/topic.ts";

/** When a tip is usable: its own parts of the day, else those of its topic. */
export function partsOf(tip: Tip, topics: readonly Topic[]): readonly PartOfDay[] {
  return tip.partsOfDay ?? topics.find((topic) => topic.id === tip.topic)?.partsOfDay ?? [];
}
