export interface UserLocks {
  /**
   * Runs `work` when all earlier work for this user is over, first come, first served; different users
   * do not wait for each other. Resolves or rejects as `work` does, and a failure does not stop the next.
   * Within one process only. Taking a user's lock while holding it waits for ever.
   */
  withLock<T>(userId: string, work: () => Promise<T>): Promise<T>;
}

export function createUserLocks(): UserLocks & { readonly size: number } {
  /** The end of each user's queue; nothing is kept for a user nobody works on. */
  const lastInLine = new Map<string, Promise<unknown>>();

  return {
    async withLock(userId, work) {
      const run = () => work();
      const earlier = lastInLine.get(userId) ?? Promise.resolve();
      const mine = earlier.then(run, run); // never at once: in line before it begins, so that work it asks for waits
      lastInLine.set(userId, mine);
      try {
        return await mine;
      } finally {
        if (lastInLine.get(userId) === mine) lastInLine.delete(userId);
      }
    },

    /** How many users have work running or waiting. */
    get size() {
      return lastInLine.size;
    },
  };
}
