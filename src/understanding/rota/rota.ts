import type { Reading } from "../reading.ts";

/** The nights of a rota in order, as somebody wrote them. */
export type Rota = {
  /** A bedtime for each night; undefined for a night off. */
  readonly bedtimes: readonly (Temporal.PlainTime | undefined)[];
  /** The evening of the first of them, where it was said. */
  readonly start?: Temporal.PlainDate;
  /** Said by weeks, which begin on a Monday. */
  readonly isByWeeks?: true;
};

/** A shift that was named without its bedtime. */
export const NAMED_SHIFTS = ["day", "early", "late", "night", "on"] as const;
export type NamedShift = (typeof NAMED_SHIFTS)[number];

export type RotaReading =
  | Reading<Rota>
  /** Which nights is clear, and the bedtimes of these shifts are not said. */
  | {
      readonly kind: "times";
      readonly shifts: readonly (NamedShift | undefined)[];
      readonly start?: Temporal.PlainDate;
    };

/** Fewest and most nights of a rota: from every other night to four weeks. */
export const ROTA_NIGHTS = { least: 2, most: 28 } as const;
/** A button carries the whole rota, and so many bedtimes are all that fit. */
export const ROTA_BEDTIMES = 6;
