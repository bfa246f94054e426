import { hash } from "node:crypto";

/** How many minutes before their own somebody's message may come at most, in a crowd: as set up, and at the very most. */
export const SPREAD_MINUTES = { usual: 5, most: 15 } as const;

/**
 * How many messages a minute carries: of Discord's 50 requests a second nine tenths. What is left is for people who
 * wait for an answer, for channels that are yet to be opened, which cost a second request, and for a way that is not
 * always as long (48.4 a second were measured).
 */
export const CARRIED_A_MINUTE = 2_700;

/** How a crowd is spread: over how many minutes before its own, and how many messages each of them carries. */
export type Spread = { readonly minutes: number; readonly perMinute: number };

/**
 * How many people of each coming minute begin in the present one, so that nobody is late: none of a minute that carries
 * its own, and of one that does not as few and as late as the minutes between leave no place for.
 *
 * Places are given from the last minute to the first. Each minute serves its own people first; what is left of it goes
 * to the crowd that could least of all begin earlier still, which is the latest. In this way nobody is late whom any
 * order would have on time.
 *
 * @param counts how many plans each coming minute has, the next one first; twice `spread.minutes` of them tell all,
 * but for a row of crowds close upon each other
 * @param placesNow how many messages the present minute still carries
 * @returns for each of the next `spread.minutes` minutes, how many of its people
 */
export function earlyOf(counts: readonly number[], { minutes, perMinute }: Spread, placesNow: number): number[] {
  const unplaced = counts.map(() => 0);
  const place = (slot: number, places: number): number[] => {
    const placed = counts.map(() => 0);
    let left = places;
    for (let later = Math.min(slot + minutes, counts.length - 1); later > slot && left > 0; later--) {
      const taken = Math.min(unplaced[later] ?? 0, left);
      unplaced[later] = (unplaced[later] ?? 0) - taken;
      placed[later] = taken;
      left -= taken;
    }
    return placed;
  };
  for (let slot = counts.length - 1; slot >= 0; slot--) {
    const own = counts[slot] ?? 0;
    unplaced[slot] = Math.max(0, own - perMinute);
    place(slot, Math.max(0, perMinute - own));
  }
  return place(-1, Math.max(0, placesNow)).slice(0, minutes);
}

/** The first `count` of a crowd. The order is the people's own, whatever the night and whoever else is in the crowd. */
export function firstOf<T extends { readonly userId: string }>(crowd: readonly T[], count: number): T[] {
  return crowd
    .map((one) => ({ one, place: placeOf(one.userId) }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .slice(0, count)
    .map(({ one }) => one);
}

/** Never to be changed: by it somebody's evening is the same every night. */
function placeOf(userId: string): string {
  return hash("sha256", userId);
}
