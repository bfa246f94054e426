import { COLOUR, FONT, PLOT, PLOT_TOP, TITLE_Y } from "../src/diary/picture/look.ts";
import type { WeekPlan } from "../src/diary/picture/plan-week.ts";

/** The picture without a chart library: the same plan as strings, for comparison. */
export function plainWeekSvg({ width, height, rowHeight, title, legend, rows, axis, bedtime }: WeekPlan): string {
  const x = (minutes: number) => PLOT.left + ((minutes - axis.from) / (axis.to - axis.from)) * (PLOT.right - PLOT.left);
  const y = (row: number) => PLOT_TOP + (row + 0.5) * rowHeight;
  const bottom = PLOT_TOP + rows.length * rowHeight;
  const word = (words: string, at: number, middle: number, anchor = "start", size: number = FONT.text) =>
    `<text x="${at}" y="${middle + 12}" font-size="${size}" text-anchor="${anchor}" fill="${COLOUR.text}">${words}</text>`;
  const box = (from: number, to: number, middle: number, high: number, style: string) =>
    `<rect x="${from}" y="${middle - high / 2}" width="${to - from}" height="${high}" rx="6" ${style}/>`;
  const inBed = `fill="${COLOUR.bed}" stroke="${COLOUR.bedEdge}" stroke-width="3"`;
  const asleep = `fill="${COLOUR.sleep}"`;
  const drawn = rows.map(({ label, times: { bed, sleep, midpoint, wake, rise } }, row) =>
    [
      word(label, 24, y(row)),
      bed === undefined || rise === undefined ? "" : box(x(bed), x(rise), y(row), rowHeight * 0.74, inBed),
      sleep === undefined || wake === undefined ? "" : box(x(sleep), x(wake), y(row), rowHeight * 0.42, asleep),
      midpoint === undefined ? "" : `<circle cx="${x(midpoint)}" cy="${y(row)}" r="8" fill="${COLOUR.midpoint}"/>`,
    ].join(""),
  );
  const middles = rows.flatMap(({ times: { midpoint } }, row) =>
    midpoint === undefined ? [] : [`${x(midpoint)},${y(row)}`],
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${FONT.family}">`,
    `<rect width="${width}" height="${height}" fill="${COLOUR.ground}"/>`,
    word(title, 24, TITLE_Y, "start", FONT.title),
    word(legend.bed, 120, 128) + word(legend.sleep, 596, 128) + word(legend.midpoint, 120, 186),
    ...axis.ticks.map(
      ({ at, label }) =>
        `<path d="M${x(at)} ${PLOT_TOP}V${bottom}" stroke="${COLOUR.grid}" stroke-width="2"/>${word(label, x(at), PLOT_TOP - 35, "middle")}`,
    ),
    ...drawn,
    `<polyline points="${middles.join(" ")}" fill="none" stroke="${COLOUR.midpoint}" stroke-width="6"/>`,
    bedtime
      ? `<path d="M${x(bedtime.at)} ${PLOT_TOP}V${bottom}" stroke="${COLOUR.bedtime}" stroke-width="5" stroke-dasharray="20 12"/>${word(bedtime.label, 596, 186)}`
      : "",
    "</svg>",
  ].join("");
}
