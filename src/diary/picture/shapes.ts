import { COLOUR, FONT } from "./look.ts";
import type { Quality } from "./week-input.ts";

/** What a shape is drawn with, by the names of SVG: `{ fill: "#fff", "stroke-width": 3 }`. */
export type Style = Readonly<Record<string, string | number>>;

/** One element of SVG. Numbers are rounded to a hundredth of a pixel; words inside must be escaped already. */
export function element(name: string, attributes: Style, inside = ""): string {
  const written = Object.entries(attributes).map(
    ([attribute, value]) => ` ${attribute}="${typeof value === "number" ? Math.round(value * 100) / 100 : value}"`,
  );
  return `<${name}${written.join("")}${inside === "" ? "/>" : `>${inside}</${name}>`}`;
}

/** Lying in bed is an outline, sleep is solid: they differ without their colours, too. */
export function bar(x: number, middleY: number, width: number, height: number, kind: "bed" | "sleep" | "mark"): string {
  const styles: Readonly<Record<typeof kind, Style>> = {
    sleep: { rx: 6, fill: COLOUR.sleep },
    bed: { rx: 10, fill: COLOUR.bed, stroke: COLOUR.bedEdge, "stroke-width": 3 },
    mark: { rx: 4, fill: COLOUR.text },
  };
  const style = styles[kind];
  return element("rect", { x, y: middleY - height / 2, width, height, ...style });
}

/** Points right, or left with a negative height: the bar goes on beyond the edge. */
export function triangle(x: number, middleY: number, height: number): string {
  const half = Math.abs(height) / 2;
  const points = `${x} ${middleY - half} ${x + height / 2} ${middleY} ${x} ${middleY + half}`;
  return element("polygon", { points, fill: COLOUR.bedEdge });
}

/**
 * A piece of time awake: a gap in the sleep with a light line through it, which shows where a gap of some minutes would
 * be too narrow to.
 */
export function gap(x: number, middleY: number, width: number, height: number): string[] {
  const wide = Math.max(width, 6);
  const left = x - (wide - width) / 2;
  return [
    element("rect", { x: left, y: middleY - height / 2, width: wide, height, fill: COLOUR.ground }),
    line([x + width / 2, middleY - height / 2, x + width / 2, middleY + height / 2], {
      stroke: COLOUR.text,
      "stroke-width": 4,
    }),
  ];
}

/** Which way a mark of quality points, and whether it is filled: told apart without any colour. */
const MARKS: Readonly<Record<Quality, readonly [up: -1 | 0 | 1, isFilled: boolean]>> = {
  "very-poor": [-1, true],
  poor: [-1, false],
  fair: [0, true],
  good: [1, false],
  "very-good": [1, true],
};

/** The word somebody chose for a night, as a mark: all of one colour. */
export function qualityMark(quality: Quality, x: number, middleY: number, size: number): string {
  const [up, isFilled] = MARKS[quality];
  if (up === 0) return bar(x - size / 2, middleY, size, size * 0.34, "mark");
  const [base, tip] = [middleY + (up * size) / 2, middleY - (up * size) / 2];
  const points = `${x - size / 2} ${base} ${x + size / 2} ${base} ${x} ${tip}`;
  const fill = isFilled ? COLOUR.text : "none";
  return element("polygon", { points, fill, stroke: COLOUR.text, "stroke-width": 4, "stroke-linejoin": "round" });
}

export function circle(cx: number, cy: number, r: number, fill: string): string {
  return element("circle", { cx, cy, r, fill });
}

/** `[x1, y1, x2, y2]` */
export type Ends = readonly [number, number, number, number];

export function line([x1, y1, x2, y2]: Ends, style: Style): string {
  return element("line", { x1, y1, x2, y2, ...style });
}

/** White dashes with a dark edge, so that they stand out from any bar. */
export function dashes(ends: Ends): string[] {
  return [
    line(ends, { stroke: COLOUR.ground, "stroke-width": 10, "stroke-dasharray": "20,12" }),
    line(ends, { stroke: COLOUR.bedtime, "stroke-width": 5, "stroke-dasharray": "20,12" }),
  ];
}

/** @param y the middle of the letters */
export function text(words: string, x: number, y: number, style: Style = {}): string {
  const its = { x, y, "dominant-baseline": "central", "font-size": FONT.text, fill: COLOUR.text, ...style };
  return element("text", its, escaped(words));
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function escaped(words: string): string {
  return words.replaceAll(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
}
