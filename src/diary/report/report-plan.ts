/** Everything the page needs, as plain data and words, so that it can be handed to another thread. */
export type ReportPlan = {
  readonly paper: keyof typeof PAPER;
  /** The language of the words, as BCP 47 has it. */
  readonly language: string;
  /** When it is made, as an ISO instant. */
  readonly madeAt: string;
  readonly title: string;
  /** As it was typed; left out where the font cannot write it. */
  readonly name: string | undefined;
  /** What stands where the name would. */
  readonly nameBlank: string;
  readonly about: readonly string[];
  readonly notice: string;
  readonly chart: {
    readonly heading: string;
    /** What it shows, for who cannot see it. */
    readonly altText: string;
    /** In minutes since noon. */
    readonly axis: { readonly from: number; readonly to: number };
    readonly ticks: readonly { readonly at: number; readonly label: string }[];
    readonly legend: { readonly bed: string; readonly asleep: string; readonly awake: string };
    readonly rows: readonly ChartRow[];
  };
  readonly table: {
    readonly heading: string;
    /** The label's head, then one for each column; two lines each. */
    readonly heads: readonly (readonly [string, string])[];
    readonly nights: readonly TableRow[];
    readonly averages: readonly TableRow[];
  };
  readonly figures: { readonly heading: string; readonly lines: readonly string[] };
  readonly notes: readonly string[];
};

/** Minutes since noon; what is not known is absent. */
export type ChartRow = {
  readonly label: string;
  readonly bed?: number | undefined;
  readonly rise?: number | undefined;
  readonly asleep?: number | undefined;
  readonly woke?: number | undefined;
  /** How long awake between these two. */
  readonly awakeMinutes?: number | undefined;
  /** Said beside the bar. */
  readonly remark?: string | undefined;
};

/** An empty cell is what was not said. */
export type TableRow = { readonly label: string; readonly cells: readonly string[] };

/** In points of 1/72 inch: ISO 216, and ANSI's letter. */
export const PAPER = { a4: [595.28, 841.89], letter: [612, 792] } as const;
