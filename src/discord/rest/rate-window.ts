/**
 * Discord allows a bot 50 requests a second over all routes (docs: topics/rate-limits) and does not say how it counts;
 * we keep to the strictest reading: 50 in any second, as it arrives there.
 *
 * When a request arrived is not known, but that was no later than its answer. So its slot is free again a second
 * after it was sent, and later by as much as its answer took longer than the quickest of its kind: a request that was
 * slow to arrive and one that is quick then still have a second between them.
 *
 * A slow answer need not be a late arrival, and an unanswered one must not keep its slot. So that extra time has a
 * most, which grows with each second in which a 429 came all the same, and falls back over some thousand answers.
 * Answers that are out of the ordinary, after a stall of the machine or of the network, count in full: they are rare.
 */
export const LIMIT = { requests: 50, perMs: 1_000 } as const;
const EXTRA = { mostMs: 60, mostAfterLimitsMs: 500, growsBy: 1.5, fallsByMs: 0.1 } as const;
/** The way to Discord changes: "the quickest" is that of the last one to two thousand. */
const QUICKEST_OF = 1_000;
/** With fewer answers than this, which come over new connections, nobody knows what is quick or usual. */
const KNOWN_FROM = 50;
/** What takes twice as long as usual is out of the ordinary; what is usual moves by a hundredth with each answer. */
const USUAL = { times: 2, movesBy: 0.01 } as const;

export type Slot = { readonly sentAt: number; freeAt: number };

/** The slots of the requests that still count, in milliseconds of a clock that never goes back. */
export function createRateWindow() {
  let taken: Slot[] = [];
  let mostExtraMs: number = EXTRA.mostMs;
  let learnsFrom = 0;
  const extras = new Map<string, ReturnType<typeof createExtra>>();

  return {
    /**
     * When the next may be sent: `now`, or later.
     *
     * @param others how many slots are somebody else's
     */
    freeAt(now: number, others = 0): number {
      const most = LIMIT.requests - others;
      if (taken.length < most) return now;
      taken = taken.filter(({ freeAt }) => freeAt > now);
      if (taken.length < most) return now;
      return taken.reduce((first, { freeAt }) => Math.min(first, freeAt), Number.POSITIVE_INFINITY);
    },

    take(now: number): Slot {
      const slot = { sentAt: now, freeAt: now + LIMIT.perMs + mostExtraMs };
      taken.push(slot);
      return slot;
    },

    /** @param kind requests of one kind are alike in how long Discord works on them */
    answered(slot: Slot, kind: string, now: number): void {
      const extraOf = extras.get(kind) ?? createExtra();
      extras.set(kind, extraOf);
      slot.freeAt = slot.sentAt + LIMIT.perMs + Math.min(extraOf(now - slot.sentAt, mostExtraMs), LIMIT.perMs);
      mostExtraMs = Math.max(EXTRA.mostMs, mostExtraMs - EXTRA.fallsByMs);
    },

    /** There were too many within a second all the same; several such answers at once are one lesson. */
    tooMany(now: number): void {
      if (now < learnsFrom) return;
      learnsFrom = now + LIMIT.perMs;
      mostExtraMs = Math.min(EXTRA.mostAfterLimitsMs, mostExtraMs * EXTRA.growsBy);
    },
  };
}

/** How much longer than the quickest of the last, `most` unless it is out of the ordinary; all of it while too few are known. */
function createExtra(): (ms: number, most: number) => number {
  let before = Number.POSITIVE_INFINITY;
  let current = Number.POSITIVE_INFINITY;
  let usual = 0;
  let count = 0;
  return (ms, most) => {
    count += 1;
    if (count % QUICKEST_OF === 0) {
      before = current;
      current = Number.POSITIVE_INFINITY;
    }
    current = Math.min(current, ms);
    if (count <= KNOWN_FROM) {
      usual = count === 1 ? ms : Math.min(usual, ms);
      return ms;
    }
    const isOrdinary = ms <= USUAL.times * usual;
    usual += USUAL.movesBy * (Math.min(ms, USUAL.times * usual) - usual);
    const extra = ms - Math.min(before, current);
    return isOrdinary ? Math.min(extra, most) : extra;
  };
}
