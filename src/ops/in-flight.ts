/** Work that has begun and is to end before the process does. */
export function createInFlight(): {
  during<R>(work: () => Promise<R>): Promise<R>;
  /** Resolves when all that has begun by now is over, well or not. */
  over(): Promise<void>;
  isAny(): boolean;
} {
  const running = new Set<Promise<unknown>>();
  return {
    during(work) {
      const one = Promise.try(work).finally(() => running.delete(one));
      running.add(one);
      return one;
    },
    isAny: () => running.size > 0,
    async over() {
      await Promise.allSettled(running);
    },
  };
}
