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
 * The numbers of items by the hashes they are filed under: some hundred thousand entries in two megabytes. A hash says
 * which bucket an entry lies in, and a part of it lies beside each.
 */
export type HashIndex = {
  /** There are 2^bits buckets. */
  readonly bits: number;
  /** Where each bucket begins, and behind the last one the end. */
  readonly starts: Uint32Array;
  readonly tags: Uint16Array;
  readonly items: Uint16Array | Uint32Array;
};

/** As many entries share a bucket. */
const IN_A_BUCKET = 2;
/** In 2^16 buckets and more, bucket and tag together are the whole hash. */
const TAG_BITS = 16;

/** @param entries by item: every hash that it is filed under, each once */
export function indexByHash(entries: readonly Iterable<number>[]): HashIndex {
  const filed = entries.flatMap((hashes, item) => [...hashes].map((hash) => ({ hash: spread(hash), item })));
  const bits = Math.max(1, Math.ceil(Math.log2(Math.max(1, filed.length / IN_A_BUCKET))));
  const starts = new Uint32Array(2 ** bits + 1);
  for (const { hash } of filed) {
    const after = bucketOf(hash, bits) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let bucket = 1; bucket < starts.length; bucket++)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  const free = starts.slice();
  const tags = new Uint16Array(filed.length);
  const items = new (entries.length < 2 ** 16 ? Uint16Array : Uint32Array)(filed.length);
  for (const { hash, item } of filed) {
    const bucket = bucketOf(hash, bits);
    const place = free[bucket] ?? 0;
    free[bucket] = place + 1;
    tags[place] = hash; // its low bits
    items[place] = item;
  }
  return { bits, starts, tags, items };
}

/** Visits what is filed under a hash. Two texts may share one, or seem to: look at what is found. */
export function eachUnder({ bits, starts, tags, items }: HashIndex, hash: number, visit: (item: number) => void): void {
  const wanted = spread(hash);
  const tag = wanted & (2 ** TAG_BITS - 1);
  const bucket = bucketOf(wanted, bits);
  const end = starts[bucket + 1] ?? 0;
  for (let place = starts[bucket] ?? 0; place < end; place++) if (tags[place] === tag) visit(items[place] as number);
}

/** The high bits, to which every letter came through `spread`. */
function bucketOf(hash: number, bits: number): number {
  return hash >>> (32 - bits);
}

/** A polynomial hash tells only the last letters in its low bits. Different hashes stay different. */
function spread(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return once ^ (once >>> 13);
}
