/**
 * A stream of numbers in [0, 1) that is the same for the same seed, on every machine and in every year.
 * For variety only, never for secrets. FNV-1a turns the seed into 32 bits; mulberry32 makes the stream.
 */
export function seededNumbers(seed: string | number): () => number {
  let state = 0x811c9dc5;
  for (const character of String(seed)) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Letters and digits of a token at the most. */
export const TOKEN_LENGTH = 5;

/** What stands for an id in a custom id: short, and the same after any change of the list that the id is on. */
export function seededToken(id: string): string {
  return Math.floor(seededNumbers(id)() * 36 ** TOKEN_LENGTH).toString(36);
}

/**
 * All of `items` once each, in an order that depends on the seed and nothing else.
 *
 * @param weight how likely an item is to come before others: 3 comes first three times as often as 1. Weighted
 *   sampling without replacement after Efraimidis and Spirakis (2006).
 */
export function seededOrder<Item>(
  items: readonly Item[],
  seed: string | number,
  weight: (item: Item) => number = () => 1,
): Item[] {
  const next = seededNumbers(seed);
  return items
    .map((item) => ({ item, place: -Math.log(1 - next()) / weight(item) }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
