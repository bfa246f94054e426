import { NOON } from "./known-times.ts";
import { legendShapes } from "./legend-shapes.ts";
import { COLOUR, FONT, PLOT, QUALITY_X, TITLE_Y } from "./look.ts";
import type { PlannedRow, WeekPlan } from "./plan-week.ts";
import { bar, circle, dashes, element, gap, line, qualityMark, text, triangle } from "./shapes.ts";

/** The picture as SVG: the same for the same plan. Texts are left as text, for a font that has to be at hand. */
export function weekSvg(plan: WeekPlan): string {
  const { width, height } = plan;
  const place = positionsOf(plan);
  const isEmpty = plan.rows.every(({ times, quality }) => Object.keys(times).length === 0 && !quality);
  // What comes later lies above.
  const shapes = [
    element("rect", { width, height, fill: COLOUR.ground }),
    text(plan.title, 24, TITLE_Y, { "font-size": titleSize(plan.title) }),
    ...legendShapes(plan),
    ...before(plan, place),
    ...hours(plan, place),
    ...(plan.rows.length > 7 ? weekEdges(plan, place) : []),
    ...plan.rows.map(({ label, isBefore }, row) => text(label, 24, place.y(row), isBefore ? { fill: COLOUR.dim } : {})),
    ...plan.rows.flatMap((_, row) => bars(plan, place, row)),
    ...(plan.bedtime?.at !== undefined ? dashes(place.down(plan.bedtime.at)) : []),
    ...plan.rows.flatMap(({ bedtime }, row) => (bedtime === undefined ? [] : dashes(place.across(row, bedtime)))),
    // Twice, so that the line keeps a dark edge over the bars.
    ...midpoints(plan, place, COLOUR.ground, 7),
    ...midpoints(plan, place, COLOUR.midpoint, 0),
    ...plan.rows.flatMap(({ quality }, row) =>
      quality ? [qualityMark(quality, QUALITY_X, place.y(row), Math.min(30, plan.rowHeight * 0.6))] : [],
    ),
    ...(isEmpty ? nothingSaid(plan) : []),
  ];
  return element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width, height, "font-family": FONT.family },
    shapes.join("\n"),
  );
}

type Position = {
  /** Of minutes since noon. */
  x(minutes: number): number;
  /** The middle of a row. */
  y(row: number): number;
  /** From the top of the plot to its bottom, at that time. */
  down(minutes: number): [number, number, number, number];
  /** From the top of one row to its bottom, at that time. */
  across(row: number, minutes: number): [number, number, number, number];
};

function positionsOf({ axis, rows, rowHeight, plotTop }: WeekPlan): Position {
  const pixelsPerMinute = (PLOT.right - PLOT.left) / (axis.to - axis.from);
  const height = rowHeight * Math.max(rows.length, 4); // of fewer nights, the rows stand wider apart
  const x = (minutes: number) => PLOT.left + (minutes - axis.from) * pixelsPerMinute;
  const y = (row: number) => plotTop + ((row + 0.5) * height) / rows.length;
  return {
    x,
    y,
    across: (row, minutes) => [x(minutes), y(row) - rowHeight / 2, x(minutes), y(row) + rowHeight / 2],
    down: (minutes) => [x(minutes), plotTop, x(minutes), plotTop + height],
  };
}

function titleSize(title: string): number {
  return Math.max(FONT.text, Math.min(FONT.title, Math.floor(950 / (title.length * 0.6))));
}

/** A thin line and a label for each hour of the axis, on whole pixels, so that all lines are as sharp. */
function hours({ axis, plotTop }: WeekPlan, { x, down }: Position): string[] {
  return axis.ticks.flatMap(({ at, label }) => {
    const [x1, top, x2, bottom] = down(at);
    return [
      line([Math.round(x1), top, Math.round(x2), bottom], { stroke: COLOUR.grid, "stroke-width": 2 }),
      text(label, x(at), plotTop - 32, { "text-anchor": "middle" }),
    ];
  });
}

/** Nights before the diary lie in the dark. */
function before({ rows, rowHeight }: WeekPlan, { y }: Position): string[] {
  const last = rows.findLastIndex(({ isBefore }) => isBefore);
  if (last < 0) return [];
  const top = y(0) - rowHeight / 2;
  const [x, width] = [PLOT.left, PLOT.right - PLOT.left];
  return [element("rect", { x, y: top, width, height: y(last) + rowHeight / 2 - top, fill: COLOUR.dimGround })];
}

/** A thin line above every seventh row, as the eye does not count 28 rows. */
function weekEdges({ rows, rowHeight }: WeekPlan, { y }: Position): string[] {
  return rows.flatMap((_, row) => {
    const top = y(row) - rowHeight / 2;
    return row % 7 === 0 ? [line([24, top, PLOT.right, top], { stroke: COLOUR.grid, "stroke-width": 2 })] : [];
  });
}

function bars({ rows, axis, rowHeight }: WeekPlan, place: Position, row: number): string[] {
  const { times, awake }: Pick<PlannedRow, "times" | "awake"> = rows[row] ?? { times: {}, awake: [] };
  const at = { x: place.x, y: place.y(row), axis };
  return [
    ...span(times.bed ?? times.sleep, times.rise ?? times.wake, at, rowHeight * 0.74, "bed"),
    ...span(times.sleep, times.wake, at, rowHeight * 0.42, "sleep"),
    ...awake.flatMap(([from, to]) =>
      from < axis.from || to > axis.to ? [] : gap(place.x(from), at.y, place.x(to) - place.x(from), rowHeight * 0.42),
    ),
  ];
}

/** From one time to the other, cut off at the edges of the axis with a point outwards; a time alone is a narrow tick. */
function span(
  from: number | undefined,
  to: number | undefined,
  { x, y, axis }: { readonly x: Position["x"]; readonly y: number; readonly axis: WeekPlan["axis"] },
  height: number,
  kind: "bed" | "sleep",
): string[] {
  if (from === undefined && to === undefined) return [];
  const clip = (minutes: number) => x(Math.max(axis.from, Math.min(axis.to, minutes)));
  const [first, last] = [from ?? to ?? 0, to ?? from ?? 0];
  const shapes = [bar(clip(first), y, Math.max(clip(last) - clip(first), 8), height, kind)];
  if (kind === "bed" && last > axis.to) shapes.push(triangle(x(axis.to) + 8, y, height * 0.6));
  if (kind === "bed" && first < axis.from) shapes.push(triangle(x(axis.from) - 8, y, -height * 0.6));
  return shapes;
}

/**
 * A point for each midpoint, and a line between those of nights in a row. A midpoint beyond the axis is left out:
 * clipped with its bar, it would lie.
 *
 * @param edge how much wider than the line itself, in pixels
 */
function midpoints({ rows, rowHeight }: WeekPlan, { x, y }: Position, colour: string, edge: number): string[] {
  const points = rows.map(({ times: { midpoint } }, row) =>
    midpoint === undefined || midpoint < 0 || midpoint > NOON ? undefined : ([x(midpoint), y(row)] as const),
  );
  const path = points.map(
    (point, row) => point && `${points[row - 1] ? "L" : "M"}${point[0].toFixed(2)} ${point[1].toFixed(2)}`,
  );
  const radius = (Math.min(24, rowHeight * 0.38) + edge) / 2;
  const stroke = { fill: "none", stroke: colour, "stroke-width": 5 + edge, "stroke-linejoin": "bevel" };
  return [
    element("path", { d: path.join(""), ...stroke }),
    ...points.flatMap((point) => (point ? [circle(...point, radius, colour)] : [])),
  ];
}

/** On ground of its own, as a bedtime may be drawn behind it. */
function nothingSaid({ nothing, rowHeight, plotTop }: WeekPlan): string[] {
  const [x, y] = [(PLOT.left + PLOT.right) / 2, plotTop + 2 * rowHeight];
  const [width, height] = [nothing.length * FONT.text * 0.6 + 32, FONT.text + 32];
  return [
    element("rect", { x: x - width / 2, y: y - height / 2, width, height, fill: COLOUR.ground }),
    text(nothing, x, y, { "text-anchor": "middle" }),
  ];
}
