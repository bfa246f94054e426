/** So many people's suggestions wait at once; a few milliseconds of work. */
export const MOST_SUGGESTIONS_WAITING = 100;
/** Discord shows none that come after three seconds, and by then the person has typed on. */
export const SUGGESTIONS_OF_USE_FOR_MS = 1_500;

/**
 * Suggestions give way: to whatever else arrives, since between two of them others have a turn; to the same person's
 * next letter; and to nobody's when there are too many. Without it 4,000 at once held up an answer for seconds.
 *
 * @param nowMs of a clock that never goes back
 */
export function createSuggestionQueue(nowMs: () => number) {
  type Waiting = { readonly at: number; readonly begin: () => void; readonly drop: () => void };
  const waiting = new Map<string, Waiting>();
  let isGoing = false;

  const next = () => {
    const [first] = waiting;
    if (first === undefined) {
      isGoing = false;
      return;
    }
    const [userId, { at, begin, drop }] = first;
    waiting.delete(userId);
    if (nowMs() - at > SUGGESTIONS_OF_USE_FOR_MS) drop();
    else begin();
    setImmediate(next);
  };

  return {
    /** Does `work` when it is its turn; false when that never comes. Resolves or rejects as `work` does. */
    inTurn(userId: string, work: () => Promise<void>): Promise<boolean> {
      return new Promise((resolve, reject) => {
        const drop = () => resolve(false);
        waiting.get(userId)?.drop();
        waiting.delete(userId);
        waiting.set(userId, { at: nowMs(), begin: () => work().then(() => resolve(true), reject), drop });
        const [oldest] = waiting;
        if (waiting.size > MOST_SUGGESTIONS_WAITING && oldest) {
          waiting.delete(oldest[0]);
          oldest[1].drop();
        }
        if (isGoing) return;
        isGoing = true;
        setImmediate(next);
      });
    },
  };
}
