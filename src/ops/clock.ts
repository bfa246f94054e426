/** What time it is. Only ops/ asks the system; everybody else is handed one of these. */
export interface Clock {
  now(): Temporal.Instant;
  /**
   * Milliseconds that have passed since some moment, whatever anybody does to the clock on the wall. A machine that
   * sleeps may leave that time out: then `now` has jumped ahead of it.
   */
  elapsedMs(): number;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant(), elapsedMs: monotonicMs };

/** Milliseconds of a clock that never goes back, for how long something took. */
export function monotonicMs(): number {
  return performance.now();
}

/** A clock that a parent process sets: it stands still, or goes on from there with the machine's own. */
export interface SetClock extends Clock {
  /** @param wrongByMs how far `now` is off what the parent calls the time; the elapsed time follows the parent */
  set(now: Temporal.Instant, isRunning: boolean, wrongByMs?: number): void;
}

export function createSetClock(start: Temporal.Instant): SetClock {
  let base = start;
  let setAt: number | undefined;
  let wrongBy = 0;
  const time = () => (setAt === undefined ? base : base.add({ milliseconds: Math.floor(performance.now() - setAt) }));
  return {
    now: () => (wrongBy === 0 ? time() : time().add({ milliseconds: wrongBy })),
    elapsedMs: () => time().epochMilliseconds,
    set(now, isRunning, wrongByMs = 0) {
      base = now;
      setAt = isRunning ? performance.now() : undefined;
      wrongBy = wrongByMs;
    },
  };
}

export function wait(duration: Temporal.Duration): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration.total("milliseconds")));
}

/** The same, until then or until the signal is aborted; keeps no process alive. */
export function waitUnlessAborted(duration: Temporal.Duration, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, duration.total("milliseconds")).unref();
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** The same, for what need not keep the process alive. */
export function waitIdly(duration: Temporal.Duration): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, duration.total("milliseconds")).unref();
  });
}

/** Lets whatever else is waiting have its turn. */
export function pauseForOthers(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
