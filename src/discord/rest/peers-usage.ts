/** Where one request of another instance was, more are likely for a while: somebody is setting a reminder there. */
const LIKELY_FOR_MS = 10_000;
/** Of the 50 a second; what the others need beyond it they may be refused, and repeat. */
const MOST = 25;

/**
 * How much of the limit is left to other instances with the same token, which say each of their requests as it leaves:
 * as many slots as they have used in the busiest second of the last ten. Nothing while they are quiet. The first of
 * them finds no slot yet; if it is refused, it is repeated like any other.
 */
export function createPeersUsage() {
  /** Each request of another, and how many there were in the second that it ended. */
  let heard: { readonly at: number; readonly inSecond: number }[] = [];

  return {
    /** Another instance makes a request. */
    heard(now: number): void {
      heard = heard.filter(({ at }) => at > now - LIKELY_FOR_MS);
      heard.push({ at: now, inSecond: 1 + heard.filter(({ at }) => at > now - 1_000).length });
    },

    /** How many of the slots in a second are theirs. */
    slots(now: number): number {
      if (heard.length === 0) return 0;
      const recent = heard.filter(({ at }) => at > now - LIKELY_FOR_MS);
      return Math.min(MOST, Math.max(0, ...recent.map(({ inSecond }) => inSecond)));
    },
  };
}
