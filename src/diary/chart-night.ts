/** One night as a picture or a table shows it. Times are minutes since noon of the evening the night is named for. */
export type ChartNight = {
  /** The evening, as an ISO date. */
  readonly date: string;
  readonly bedAt?: number;
  readonly sleepAt?: number;
  readonly wakeAt?: number;
  readonly riseAt?: number;
  /** Minutes awake between falling asleep and waking for good; when they were is not known. */
  readonly awakeMinutes?: number;
};
