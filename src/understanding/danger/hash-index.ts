/** The base of a polynomial hash over UTF-16 units, modulo 2^32. Odd, so that it loses nothing. */
const BASE = 16_777_619;
const LONGEST = 256;

/** BASE to the power of its index. */
const POWERS = new Int32Array(LONGEST + 1);
POWERS[0] = 1;
for (let index = 1; index <= LONGEST; index++) POWERS[index] = Math.imul(POWERS[index - 1] as number, BASE);

/** The hash of each beginning of a word, by its length; of very long words only the first letters count. */
export function prefixHashes(word: string): Int32Array {
  const length = Math.min(word.length, LONGEST);
  const hashes = new Int32Array(length + 1);
  for (let at = 0; at < length; at++)
    hashes[at + 1] = (Math.imul(hashes[at] as number, BASE) + word.charCodeAt(at) + 1) | 0;
  return hashes;
}

/** The hash of the first `length` letters. */
export function wholeHash(hashes: Int32Array, length: number): number {
  return hashes[length] ?? 0;
}

/** The hash of the first `length` letters without the one at `at`. */
export function withoutLetter(hashes: Int32Array, length: number, at: number): number {
  const power = POWERS[length - 1 - at] ?? 0;
  const rest = ((hashes[length] ?? 0) - Math.imul(hashes[at + 1] ?? 0, power)) | 0;
  return (Math.imul(hashes[at] ?? 0, power) + rest) | 0;
}

/** The hashes of a word and of all it may be left as without one letter, each once. */
export function deletionsOf(word: string): Set<number> {
  const hashes = prefixHashes(word);
  const all = new Set([wholeHash(hashes, word.length)]);
  for (let at = 0; at < word.length; at++) all.add(withoutLetter(hashes, word.length, at));
  return all;
}

/**
 * Items by the hash they are filed under, in an open-addressed table: some hundred thousand entries in a few megabytes.
 * Two texts may share a hash: look at what is found.
 */
export class HashIndex<Item> {
  readonly #items: readonly Item[];
  readonly #keys: Int32Array;
  /** One more than the index of an item; 0 where a slot is free. */
  readonly #slots: Int32Array;
  readonly #mask: number;

  /** @param hashesOf every hash that an item is filed under, each once */
  constructor(items: readonly Item[], hashesOf: (item: Item) => Iterable<number>) {
    const entries = items.map((item) => [...hashesOf(item)]);
    const count = entries.reduce((sum, hashes) => sum + hashes.length, 0);
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, count * 2)));
    this.#items = items;
    this.#keys = new Int32Array(size);
    this.#slots = new Int32Array(size);
    this.#mask = size - 1;
    for (const [index, hashes] of entries.entries())
      for (const hash of hashes) {
        let slot = spread(hash) & this.#mask;
        while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
        this.#keys[slot] = hash;
        this.#slots[slot] = index + 1;
      }
  }

  each(hash: number, visit: (item: Item) => void): void {
    for (let slot = spread(hash) & this.#mask; this.#slots[slot] !== 0; slot = (slot + 1) & this.#mask)
      if (this.#keys[slot] === hash) visit(this.#items[(this.#slots[slot] as number) - 1] as Item);
  }
}

/** The low bits of a polynomial hash tell only the last letters. */
function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) ^ (hash >>> 13);
}
