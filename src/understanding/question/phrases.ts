import type { Terms } from "./terms.ts";

export type Phrases = {
  /** For each tip: how like its likest phrase is to what was asked, from 0 to 1. */
  readonly likenessOf: (asked: Terms) => Float64Array;
  /** How much was asked: a sum over its terms, in which rare ones count more. */
  readonly sizeOf: (asked: Terms) => number;
};

/** Phrases as they are compared, which can be kept: lists of numbers. */
export type PhraseTables = {
  /** How many tips there are, and by phrase which of them it asks for. */
  readonly all: number;
  readonly tipOf: Uint16Array;
  /** The hashes of all terms, in order; by their places there how much each tells, and where its holders begin. */
  readonly hashes: Uint32Array;
  readonly rarities: Float32Array;
  readonly starts: Uint32Array;
  /** Which phrases hold a term, and how much it weighs in each, one term after the other. */
  readonly phrases: Uint16Array;
  readonly weights: Float32Array;
};

/**
 * There are thousands of phrases, so which of them hold a term lies in typed arrays, and a term is known by a hash of
 * 32 bits: some 20,000 strings would take more memory than all the rest.
 *
 * @param tips for each tip its phrases
 */
export function phraseTables(tips: readonly (readonly Terms[])[]): PhraseTables {
  const phrases = tips.flatMap((its, tip) => its.map((terms) => ({ tip, terms })));
  const hashes = Uint32Array.from(new Set(phrases.flatMap(({ terms }) => [...terms.keys()].map(hashOf)))).sort();
  const rarities = raritiesOf(tips, hashes);
  const weigh = createWeigh({ all: tips.length, hashes, rarities });
  const holders: { readonly phrase: number; readonly weight: number }[][] = Array.from(hashes, () => []);
  for (const [phrase, { terms }] of phrases.entries()) {
    const weighed = weigh(terms);
    const length = lengthOf(weighed) || 1;
    for (const { place, weight } of weighed) holders[place]?.push({ phrase, weight: weight / length });
  }
  return {
    all: tips.length,
    tipOf: Uint16Array.from(phrases, ({ tip }) => tip),
    hashes,
    rarities,
    ...flatten(holders),
  };
}

/** A reader of each term's place, and how much it tells; -1 is a term that no phrase holds. */
function createWeigh({ all, hashes, rarities }: Pick<PhraseTables, "all" | "hashes" | "rarities">) {
  const unknown = rarityOf(0, all);
  return (terms: Terms) =>
    [...terms].map(([term, weight]) => {
      const place = placeOf(hashes, hashOf(term));
      return { place, weight: weight * (place < 0 ? unknown : (rarities[place] ?? 0)) };
    });
}

/**
 * Compares what was asked with every phrase of every tip by the cosine of their terms. A term that many tips share
 * weighs little.
 */
export function createPhrases(tables: PhraseTables): Phrases {
  const { all, tipOf } = tables;
  const weigh = createWeigh(tables);
  const likenesses = new Float64Array(tipOf.length);

  function likenessOf(asked: Terms): Float64Array {
    const weighed = weigh(asked);
    const length = lengthOf(weighed) || 1;
    likenesses.fill(0);
    for (const { place, weight } of weighed) {
      if (place < 0) continue;
      const end = tables.starts[place + 1] ?? 0;
      for (let at = tables.starts[place] ?? 0; at < end; at++) {
        const phrase = tables.phrases[at] ?? 0;
        likenesses[phrase] = (likenesses[phrase] ?? 0) + (weight / length) * (tables.weights[at] ?? 0);
      }
    }
    const likest = new Float64Array(all);
    for (const [phrase, likeness] of likenesses.entries()) {
      const tip = tipOf[phrase] ?? 0;
      if (likeness > (likest[tip] ?? 0)) likest[tip] = likeness;
    }
    return likest;
  }

  return { likenessOf, sizeOf: (asked) => lengthOf(weigh(asked)) };
}

/** For each term the phrases that hold it, one list after the other; `starts` says where each begins. */
function flatten(holders: readonly (readonly { readonly phrase: number; readonly weight: number }[])[]) {
  const starts = new Uint32Array(holders.length + 1);
  for (const [term, its] of holders.entries()) starts[term + 1] = (starts[term] ?? 0) + its.length;
  const all = holders.flat();
  return {
    starts,
    phrases: Uint16Array.from(all, ({ phrase }) => phrase),
    weights: Float32Array.from(all, ({ weight }) => weight),
  };
}

/** How much each term tells, by how few tips it leads to. */
function raritiesOf(tips: readonly (readonly Terms[])[], hashes: Uint32Array): Float32Array {
  const counts = new Uint16Array(hashes.length);
  for (const its of tips)
    for (const hash of new Set(its.flatMap((terms) => [...terms.keys()].map(hashOf)))) {
      const place = placeOf(hashes, hash);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  return Float32Array.from(counts, (count) => rarityOf(count, tips.length));
}

/** As BM25 counts it. */
function rarityOf(count: number, all: number): number {
  return Math.log(1 + (all - count + 0.5) / (count + 0.5));
}

function lengthOf(terms: readonly { readonly weight: number }[]): number {
  return Math.sqrt(terms.reduce((sum, { weight }) => sum + weight * weight, 0));
}

/** FNV-1a. */
function hashOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Where a hash stands in a sorted list, or -1. */
function placeOf(sorted: Uint32Array, hash: number): number {
  let from = 0;
  let to = sorted.length - 1;
  while (from <= to) {
    const middle = (from + to) >>> 1;
    const found = sorted[middle] ?? 0;
    if (found === hash) return middle;
    if (found < hash) from = middle + 1;
    else to = middle - 1;
  }
  return -1;
}
