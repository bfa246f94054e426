/** One step of a guided tour: a sentence, and what somebody types then. */
export type TourStep = {
  readonly say: string;
  /** A slash command, a ":" command, or the words on a button. */
  readonly type: string;
  /** Time to read what came of it, where somebody watches. */
  readonly readSeconds: number;
  /** For a button that only some versions of a bot show: without it the step is passed over. Otherwise the tour fails. */
  readonly mayBeMissing?: boolean;
};

export type Tour = {
  readonly opening: string;
  readonly steps: readonly TourStep[];
  /** The last sentences: where the keyboard is handed over, and where there is none. */
  readonly ending: { readonly atKeyboard: string; readonly piped: string };
};
