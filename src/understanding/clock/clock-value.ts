/** A time of day as somebody said it. */
export type ClockTime = {
  readonly time: Temporal.PlainTime;
  /** The clock that was named with it, as it was typed: "est" of "10:30 PM EST". Whose clock that is, is another question. */
  readonly zone?: string;
  /** It stood among words that say something else, such as "after", or at one end of a range. */
  readonly isPart?: true;
};

/** Minutes after midnight that a text may mean, the likelier first; whether a 24-hour clock or a part of the day settled it. */
export type Minutes = readonly number[];

export const DAY_MINUTES = 24 * 60;
export const HALF_DAY_MINUTES = 12 * 60;

export function withinDay(minutes: number): number {
  return ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}

export function timeAt(minutes: number): Temporal.PlainTime {
  return new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60);
}

/** Bedtimes are between six in the evening and six in the morning: those come first. */
export function likelyFirst(minutes: readonly number[]): number[] {
  const isLikely = (at: number) => at >= 18 * 60 || at < 6 * 60;
  return [...new Set(minutes)].sort((a, b) => Number(isLikely(b)) - Number(isLikely(a)));
}
