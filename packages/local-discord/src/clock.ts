/** The playground's own time, which its keeper moves and everything else reads. */
export interface PlaygroundClock {
  now(): Temporal.Instant;
  /** Going on with real time, or standing still between moves. */
  readonly running: boolean;
  set(to: Temporal.Instant): void;
  /** How wrong the clock of the bot's machine is, ahead or behind; everybody else goes by `now`. */
  readonly wrongByMs: number;
  setWrong(wrongByMs: number): void;
}

/** @param options.running true: from `start` on with real time; false: stands still until it is set */
export function createPlaygroundClock(options: {
  readonly start: Temporal.Instant;
  readonly running: boolean;
}): PlaygroundClock {
  const { running } = options;
  let base = options.start;
  let setAt = performance.now();
  let wrongByMs = 0;
  return {
    running,
    get wrongByMs() {
      return wrongByMs;
    },
    setWrong(to) {
      wrongByMs = to;
    },
    now: () => (running ? base.add({ milliseconds: Math.floor(performance.now() - setAt) }) : base),
    set(to) {
      base = to;
      setAt = performance.now();
    },
  };
}
