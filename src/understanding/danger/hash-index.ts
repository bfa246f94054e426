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

/** Items by the hash they are filed under. Two texts may share a hash: look at what is found. */
export class HashIndex<Item> {
  readonly #buckets = new Map<number, Item | Item[]>();

  add(hash: number, item: Item): void {
    const known = this.#buckets.get(hash);
    if (known === undefined) this.#buckets.set(hash, item);
    else if (Array.isArray(known)) known.push(item);
    else this.#buckets.set(hash, [known, item]);
  }

  each(hash: number, visit: (item: Item) => void): void {
    const found = this.#buckets.get(hash);
    if (found === undefined) return;
    if (Array.isArray(found)) for (const item of found) visit(item);
    else visit(found);
  }
}
