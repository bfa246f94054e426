/** A place somebody may have meant: what is kept of it, and how it is shown. */
export type Place = {
  /** Canonical (`canonicalZone`). */
  readonly zone: string;
  /** "London, Ontario, Canada". */
  readonly name: string;
};

/** One thing a name stands for. */
export type Meaning = {
  readonly kind: "city" | "region" | "country" | "area" | "airport" | "abbreviation" | "code";
  /** Equal for two meanings exactly when they are the same place. */
  readonly id: string;
  /** About how many people live there. */
  readonly people: number;
  readonly isCapital: boolean;
  /** Where most people live by first; the zones of so few people that nobody is asked about them come after `asked`. */
  readonly zones: readonly string[];
  readonly asked: number;
  /** ISO 3166; empty for what is of no country. */
  readonly country: string;
  /** -1 for what is of no region. */
  readonly region: number;
  /** The number of a city, in the order of people; -1 for anything else. */
  readonly city: number;
};
