/**
 * How the picture looks. It is 1,000 px wide and shown about 350 px wide on a phone, so 34 px become 12.
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
} as const;

export const FONT = { family: "DejaVu Sans", text: 34, title: 46 } as const;

export const WIDTH = 1000;
export const PLOT = { left: 188, right: 936 } as const;

export const TITLE_Y = 56;
export const LEGEND = { y: 128, rowHeight: 58, columns: [24, 500] as readonly number[], sampleWidth: 76 } as const;
export const PLOT_TOP = 300;
export const PLOT_BOTTOM_MARGIN = 30;

/** Few nights get high rows, many get narrow ones, so that the picture stays within a phone's screen. */
export function rowHeight(nights: number): number {
  return Math.max(32, Math.min(92, Math.floor(900 / Math.max(nights, 1))));
}
