import { hash } from "node:crypto";

/** How many minutes before their own somebody's message may come at most, in a crowd: as set up, and at the very most. */
export const SPREAD_MINUTES = { usual: 5, most: 15 } as const;

/** What of Discord's limit is counted on. */
const COUNTED_ON = 0.9;
/**
 * How many messages a minute is taken to carry: nine tenths of Discord's 50 requests a second. What is left is for
 * people who wait for an answer, for channels that are yet to be opened, which cost a second request, and for a way that
 * is not always as long (48.4 a second were measured).
 */
export const CARRIED_A_MINUTE = 50 * 60 * COUNTED_ON;

/** How a crowd is spread: over how many minutes before its own, and how many messages each is taken to carry. */
export type Spread = { readonly minutes: number; readonly perMinute: number };

/**
 * How many people of each coming minute begin in the present one, so that nobody is late: none of a minute that carries
 * its own, and of one that does not as few and as late as the minutes before it allow.
 *
 * Where a crowd finds no slot for all of its people in that way, other people in its minutes go before it: so nobody is
 * late whom any order would have on time. Where that is not enough either, the present minute takes as many
 * more as Discord may let it.
 *
 * @param counts how many plans each coming minute has, the next one first; twice `spread.minutes` of them tell all,
 * but for a row of crowds close upon each other
 * @param left how much of the present minute is left, from 0 to 1
 * @returns for each of the next `spread.minutes` minutes, how many of its people
 */
export function earlyOf(counts: readonly number[], spread: Spread, left: number): number[] {
  const slots = Math.round(spread.perMinute * left);
  if (counts.every((count) => count <= spread.perMinute)) return Array.from({ length: spread.minutes }, () => 0);
  const kindly = slotsFor(counts, spread, "own-first");
  const early = kindly.fill(PRESENT, slots);
  if (!kindly.hasLeftOver()) return early;

  const closely = slotsFor(counts, spread, "latest-first");
  const first = closely.fill(PRESENT, slots);
  const more = closely.fill(PRESENT, Math.round((spread.perMinute / COUNTED_ON) * left) - slots);
  return first.map((count, later) => count + (more[later] ?? 0));
}

/** The minute before the first of those that are counted. */
const PRESENT = -1;

/**
 * Gives slots from the last minute to the first. What a minute has left goes to the crowd that can least of all begin
 * earlier still, which is the latest of those in reach.
 */
function slotsFor(counts: readonly number[], { minutes, perMinute }: Spread, order: "own-first" | "latest-first") {
  const leftOver = [...counts];
  const take = (later: number, slots: number): number => {
    const taken = Math.min(leftOver[later] ?? 0, slots);
    if (taken > 0) leftOver[later] = (leftOver[later] ?? 0) - taken;
    return taken;
  };
  /** How many of each later minute begin in this one. */
  const fill = (minute: number, slots: number): number[] => {
    const begun = Array.from({ length: minutes }, () => 0);
    let free = slots;
    for (let later = minute + minutes; later > minute && free > 0; later--) {
      const taken = take(later, free);
      begun[later - minute - 1] = taken;
      free -= taken;
    }
    return begun;
  };
  for (let minute = counts.length - 1; minute > PRESENT; minute--) {
    const own = order === "own-first" ? take(minute, perMinute) : 0;
    const others = fill(minute, perMinute - own).reduce((sum, count) => sum + count, 0);
    if (order === "latest-first") take(minute, perMinute - others);
  }
  return { fill, hasLeftOver: () => leftOver.some((count) => count > 0) };
}

/** The first `count` of a crowd. The order is the people's own, whatever the night and whoever else is in the crowd. */
export function firstOf<T extends { readonly userId: string }>(crowd: readonly T[], count: number): T[] {
  return crowd
    .map((one) => ({ one, rank: rankOf(one.userId) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .slice(0, count)
    .map(({ one }) => one);
}

/** Never to be changed: by it somebody's evening is the same every night. */
function rankOf(userId: string): string {
  return hash("sha256", userId);
}
