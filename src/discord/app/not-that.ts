/** For how long somebody who said "it is not that" is believed. */
export const BELIEVED = Temporal.Duration.from({ minutes: 10 });
/** Of more people at once the one who said it first is forgotten. */
export const MOST_PEOPLE = 10_000;

/**
 * Who said "it is not that" on a card of help a short while ago: so long words that call for help bring a question
 * above the answer instead of the card. Kept in memory alone: the person and when, never what they had typed.
 */
export interface NotThat {
  said(userId: string): void;
  isBelieved(userId: string): boolean;
}

export function createNotThat(now: () => Temporal.Instant): NotThat {
  /** In the order in which it was said, so the first is the oldest. */
  const until = new Map<string, Temporal.Instant>();
  const isOver = (end: Temporal.Instant) => Temporal.Instant.compare(now(), end) >= 0;

  return {
    said(userId) {
      until.delete(userId);
      until.set(userId, now().add(BELIEVED));
      for (const [one, end] of until) {
        if (until.size <= MOST_PEOPLE && !isOver(end)) break;
        until.delete(one);
      }
    },

    isBelieved(userId) {
      const end = until.get(userId);
      if (end === undefined) return false;
      if (isOver(end)) until.delete(userId);
      return until.has(userId);
    },
  };
}
