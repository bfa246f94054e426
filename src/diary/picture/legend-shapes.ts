import { COLOUR, LEGEND } from "./look.ts";
import type { WeekPlan } from "./plan-week.ts";
import { bar, circle, dashes, line, text } from "./shapes.ts";

/** What each thing drawn is called, beside a sample of it, in two columns. */
export function legendShapes({ legend, bedtime }: WeekPlan): string[] {
  const [left = 0, right = 0] = LEGEND.columns;
  const [first, second] = [LEGEND.y, LEGEND.y + LEGEND.rowHeight];
  const width = LEGEND.sampleWidth;
  const named = (words: string, x: number, y: number) => text(words, x + width + 20, y);
  return [
    bar(left + 2, first, width - 4, 38, "bed"),
    named(legend.bed, left, first),
    bar(right, first, width, 24, "sleep"),
    named(legend.sleep, right, first),
    line([left, second, left + width, second], { stroke: COLOUR.midpoint, "stroke-width": 6 }),
    circle(left + width / 2, second, 12, COLOUR.midpoint),
    named(legend.midpoint, left, second),
    ...(bedtime ? [...dashes([right, second, right + width, second]), named(bedtime.label, right, second)] : []),
  ];
}
