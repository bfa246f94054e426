/** One line of the table; texts, because each measurement knows its own units. */
export type Row = {
  readonly what: string;
  readonly measured: string;
  readonly baseline: string;
  /** Ours divided by the baseline: below 1 is better than it. */
  readonly ratio: string;
};

/** What a measurement hands to the table. */
export type Measured = { readonly rows: readonly Row[]; readonly notes: readonly string[] };

/** Every file of a measurement exports one of these as `measure`. */
export type Measure = () => Promise<Measured>;

/** A row for something that could not be measured here, and why. */
export function notMeasured(what: string, reason: string): Measured {
  return { rows: [{ what, measured: `not measured: ${reason}`, baseline: "", ratio: "" }], notes: [] };
}
