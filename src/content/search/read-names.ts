import type { Content } from "../schema/content.ts";
import { editDistance } from "./edit-distance.ts";
import { type KnownName, type KnownNames, keyOf, knownNames } from "./known-names.ts";
import { plainWords } from "./plain-words.ts";

/** The shortest word that is compared in another form than as it is written: shorter ones stand too near each other. */
const LONG_ENOUGH = 5;
/** Slips within which a word is kratom. */
const SLIPS = 1;

const KRATOM = new Set(["kratom", "ketum", "biak", "mitragyna", "speciosa", "mitragynine"]);

/**
 * What stands in plain words rather than in a list of names: every listed name as it is spelt, and whether kratom is
 * among the words.
 */
export function namesAmong(content: Content, text: string): { names: readonly KnownName[]; hasKratom: boolean } {
  const words = plainWords(text);
  return {
    names: namesWithin(words, knownNames(content)),
    hasKratom: words.some((word) => KRATOM.has(word) || isNearKratom(word)),
  };
}

function isNearKratom(key: string): boolean {
  return key.length >= LONG_ENOUGH && editDistance(key, "kratom", SLIPS) <= SLIPS;
}

/** One of something and several of it are the same name. */
function named(byKey: ReadonlyMap<string, KnownName>, key: string): KnownName | undefined {
  const exact = byKey.get(key);
  if (exact !== undefined || key.length < LONG_ENOUGH - 1) return exact;
  return (
    byKey.get(`${key}s`) ?? (key.endsWith("s") && key.length >= LONG_ENOUGH ? byKey.get(key.slice(0, -1)) : undefined)
  );
}

type Found = { readonly name: KnownName; readonly from: number; readonly to: number };

/** Every listed name that stands in these words, names inside other names included. */
function namesWithin(words: readonly string[], known: KnownNames): KnownName[] {
  const found: Found[] = [];
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + known.mostWords); to++) {
      const name = named(known.byKey, keyOf(words.slice(from, to)));
      if (name !== undefined) found.push({ name, from, to });
    }
  }
  // "tea" in "green tea" is tea, but the word for a whole group in a name is only a word of it
  const meant = found.filter((one) => !(one.name.isClass && found.some((other) => isInside(one, other))));
  return [...new Set(meant.map(({ name }) => name))];
}

function isInside(one: Found, other: Found): boolean {
  return other.from <= one.from && one.to <= other.to && other.to - other.from > one.to - one.from;
}
