/**
 * How the picture looks, in units of a thousandth of its width. A phone shows it 375 px wide, where 30 units are 11 px.
 *
 * Colours are Okabe and Ito's for all kinds of colour vision (https://jfly.uni-koeln.de/color/), on a dark ground;
 * none is told by its colour alone. What lies over a bar has a dark edge, so that it stands out from any of them.
 */
export const COLOUR = {
  ground: "#14161f",
  text: "#eef0f6",
  grid: "#343a4a",
  bed: "#2c3347",
  bedEdge: "#b4bdd2",
  sleep: "#56b4e9",
  midpoint: "#f0e442",
  bedtime: "#ffffff",
  /** What is dimmed: nights before the diary began. */
  dim: "#7f8798",
  dimGround: "#0d0f15",
} as const;

/** No letter is smaller than `text`. */
export const FONT = { family: "DejaVu Sans", text: 30, title: 46 } as const;

export const WIDTH = 1000;
/** So many pixels of it are painted: twice what a phone shows, as its screen has two or three for one of these. */
export const PAINTED_WIDTH = 800;
export const PLOT = { left: 160, right: 890 } as const;
/** The middle of the marks of quality. */
export const QUALITY_X = 948;

export const TITLE_Y = 56;
export const LEGEND = { y: 124, rowHeight: 52, columns: [24, 500] as readonly number[], sampleWidth: 76 } as const;
/** From the middle of the last row of the legend to the top of the nights: the hours stand between. */
export const BELOW_LEGEND = 104;
export const PLOT_BOTTOM_MARGIN = 24;

/** Few nights get high rows, many get narrow ones that still hold a label each, so that all fit a phone's screen. */
export function rowHeight(nights: number): number {
  return Math.max(36, Math.min(92, Math.floor(860 / Math.max(nights, 1))));
}
