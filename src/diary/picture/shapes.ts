import { COLOUR, FONT } from "./look.ts";

/** One element of a drawing as ECharts takes it, in a custom series and as a graphic alike. */
export type Shape = {
  readonly type: "rect" | "line" | "polygon" | "circle" | "text" | "polyline";
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly style: Readonly<Record<string, unknown>>;
  readonly x?: number;
  readonly y?: number;
  readonly silent?: boolean;
};

/** Lying in bed is an outline, sleep is solid: they differ without their colours, too. */
export function bar(x: number, middleY: number, width: number, height: number, kind: "bed" | "sleep"): Shape {
  const shape = {
    x,
    y: middleY - height / 2,
    width,
    height,
    r: Math.min(kind === "bed" ? 10 : 6, width / 2, height / 2),
  };
  return kind === "sleep"
    ? { type: "rect", shape, style: { fill: COLOUR.sleep } }
    : { type: "rect", shape, style: { fill: COLOUR.bed, stroke: COLOUR.bedEdge, lineWidth: 3 } };
}

/** Points right, or left with a negative height: the bar goes on beyond the edge. */
export function triangle(x: number, middleY: number, height: number): Shape {
  const half = Math.abs(height) / 2;
  const points = [
    [x, middleY - half],
    [x + height / 2, middleY],
    [x, middleY + half],
  ];
  return { type: "polygon", shape: { points }, style: { fill: COLOUR.bedEdge } };
}

export function dashes(x1: number, y1: number, x2: number, y2: number): Shape[] {
  const shape = { x1, y1, x2, y2 };
  const lineDash = [20, 12];
  return [
    { type: "line", shape, style: { stroke: COLOUR.ground, lineWidth: 10, lineDash } },
    { type: "line", shape, style: { stroke: COLOUR.bedtime, lineWidth: 5, lineDash } },
  ];
}

export function text(words: string, x: number, y: number, size: number = FONT.text, align = "left"): Shape {
  return {
    type: "text",
    x,
    y,
    silent: true,
    style: {
      text: words,
      fontFamily: FONT.family,
      fontSize: size,
      fill: COLOUR.text,
      align,
      verticalAlign: "middle",
    },
  };
}
