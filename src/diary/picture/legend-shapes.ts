import { COLOUR, LEGEND } from "./look.ts";
import type { WeekPlan } from "./plan-week.ts";
import { bar, dashes, type Shape, text } from "./shapes.ts";

/** What each thing drawn is called, beside a sample of it, in two columns. */
export function legendShapes({ legend, bedtime }: WeekPlan): Shape[] {
  const [left = 0, right = 0] = LEGEND.columns;
  const [first, second] = [LEGEND.y, LEGEND.y + LEGEND.rowHeight];
  const width = LEGEND.sampleWidth;
  const named = (words: string, x: number, y: number) => text(words, x + width + 20, y);
  return [
    bar(left + 2, first, width - 4, 38, "bed"),
    named(legend.bed, left, first),
    bar(right, first, width, 24, "sleep"),
    named(legend.sleep, right, first),
    {
      type: "line",
      shape: { x1: left, x2: left + width, y1: second, y2: second },
      style: { stroke: COLOUR.midpoint, lineWidth: 6 },
    },
    { type: "circle", shape: { cx: left + width / 2, cy: second, r: 12 }, style: { fill: COLOUR.midpoint } },
    named(legend.midpoint, left, second),
    ...(bedtime ? [...dashes(right, second, right + width, second), named(bedtime.label, right, second)] : []),
  ];
}
