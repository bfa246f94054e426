const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Wishes from outside to leave: Ctrl-C, a signal, a terminal that went away. */
export type Interruptions = {
  /** Resolves at the first one. */
  readonly first: Promise<void>;
  /** Somebody pressed Ctrl-C where it does not come as a signal. */
  notice(): void;
  /** The terminal is gone: leave, in good order however often it is said. */
  terminalGone(): void;
  stopWatching(): void;
};

/** @param atOnce called at the second Ctrl-C or signal: somebody does not want to wait for an orderly end */
export function watchInterruptions(atOnce: () => void): Interruptions {
  const { promise: first, resolve } = Promise.withResolvers<void>();
  let noticed = false;

  function notice(): void {
    if (noticed) atOnce();
    noticed = true;
    resolve();
  }

  for (const signal of signals) process.on(signal, notice);
  return {
    first,
    notice,
    terminalGone: resolve,
    stopWatching() {
      for (const signal of signals) process.off(signal, notice);
    },
  };
}
