import { QUALITIES } from "../diary-night.ts";
import { COLOUR, FONT, LEGEND, WIDTH } from "./look.ts";
import type { WeekPlan } from "./plan-week.ts";
import { bar, circle, dashes, gap, line, qualityMark, text } from "./shapes.ts";

/** What each thing drawn is called, beside a sample of it, in two columns; what is said of time awake takes a line. */
export function legendShapes({ legend, bedtime, qualities }: WeekPlan): string[] {
  const [left = 0, right = 0] = LEGEND.columns;
  const rowAt = (row: number) => LEGEND.y + row * LEGEND.rowHeight;
  const [first, second, third] = [rowAt(0), rowAt(1), rowAt(2)];
  const width = LEGEND.sampleWidth;
  const named = (words: string, x: number, y: number) => text(words, x + width + 20, y);
  return [
    bar(left + 2, first, width - 4, 38, "bed"),
    named(legend.bed, left, first),
    bar(right, first, width, 24, "sleep"),
    named(legend.sleep, right, first),
    bar(left, second, width, 24, "sleep"),
    ...gap(left + width / 2 - 8, second, 16, 24),
    named(legend.awake, left, second),
    line([left, third, left + width, third], { stroke: COLOUR.midpoint, "stroke-width": 6 }),
    circle(left + width / 2, third, 12, COLOUR.midpoint),
    named(legend.midpoint, left, third),
    ...(bedtime ? [...dashes([right, third, right + width, third]), named(bedtime.label, right, third)] : []),
    ...(qualities ? qualityLegend(qualities, rowAt(3)) : []),
  ];
}

const MARK = 24;
/** The width of a letter, in font sizes; as wide as the font's letters are in the middle. */
const LETTER = 0.58;

/** All marks on one line, whatever the words for them take. */
function qualityLegend({ label, words }: NonNullable<WeekPlan["qualities"]>, y: number): string[] {
  const [begin = 0] = LEGEND.columns;
  const widthOf = (said: string) => said.length * FONT.text * LETTER;
  const all = [label, ...QUALITIES.map((quality) => words[quality])];
  const taken = all.reduce((sum, said) => sum + widthOf(said), 0) + QUALITIES.length * (MARK + 10);
  const between = Math.max(8, Math.min(28, (WIDTH - 2 * begin - taken) / QUALITIES.length));
  const shapes = [text(label, begin, y)];
  let x = begin + widthOf(label) + between;
  for (const quality of QUALITIES) {
    shapes.push(qualityMark(quality, x + MARK / 2, y, MARK), text(words[quality], x + MARK + 10, y));
    x += MARK + 10 + widthOf(words[quality]) + between;
  }
  return shapes;
}
