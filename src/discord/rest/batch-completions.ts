/** Long enough that several answers come in it at 50 a second, and nothing that anybody would notice in a reminder. */
export const GATHER_MS = 100;
/** With fewer in flight there is nothing to gather. */
export const MANY = 10;

/**
 * Hands over what many pieces of work have come to in groups, ten times a second, instead of one by one. Each is then
 * written to the disk, and writes of one moment share a commit (src/storage/sqlite/group-commit.ts), for which all else waits.
 */
export function createBatchCompletions(): <R>(work: () => Promise<R>) => Promise<R> {
  let inFlight = 0;
  let next: Promise<void> | undefined;

  const gathered = () => {
    next ??= new Promise((resolve) => {
      setTimeout(() => {
        next = undefined;
        resolve();
      }, GATHER_MS);
    });
    return next;
  };

  return async (work) => {
    inFlight += 1;
    try {
      const result = await work();
      if (inFlight >= MANY) await gathered();
      return result;
    } finally {
      inFlight -= 1;
    }
  };
}
