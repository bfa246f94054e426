import type { Content } from "./content.ts";
import { editDistance } from "./edit-distance.ts";
import { digitsOf, type KnownName, keyOf, knownNames, respelledKey } from "./known-names.ts";
import { plainWords } from "./plain-words.ts";

/** What one of the names somebody typed is taken for. */
export type ReadName = {
  /**
   * `listed`: as it stands on the list. `near`: one slip away from what is shown. `part`: a listed name is in it,
   * beside words that are not known. `kratom`: what every answer is about; `near-kratom`: a slip away from that, so
   * perhaps something else of which nothing is known. `unlisted`: nothing is known of it.
   */
  readonly kind: "listed" | "near" | "part" | "kratom" | "near-kratom" | "unlisted";
  /** All that was recognised; every class of each belongs to the answer. */
  readonly names: readonly KnownName[];
  /** Spellings close enough to ask about, never to answer with. */
  readonly close: readonly KnownName[];
};

/**
 * The shortest word that may be one slip away from a name. Shorter ones are read as they are: among names of three
 * and four letters a slip leads from one medicine to another.
 */
const LONG_ENOUGH = 5;
/** Slips within which a name is answered for; what is further off is asked about. */
const SLIPS = 1;
const SLIPS_TO_ASK = 2;
const MOST_CLOSE = 3;

const KRATOM = new Set(["kratom", "ketum", "biak", "mitragyna", "speciosa", "mitragynine"]);
/** Words around a name that change nothing about which one it is. A bare number does: some names end in one. */
const AROUND = new Set(
  (
    "a an my the some of with on in while taking using after before i im am is it can take use mix mg mcg ml g " +
    "tablet tablets pill pills capsule capsules xr er sr cr xl la hcl"
  ).split(" "),
);

/** The names in what somebody typed, parted by commas, "and", "+", "&", ";" or a new line. */
export function partsOfNames(text: string): string[] {
  return text.split(/[,;+&\n]|\s(?:and)\s/i).filter((part) => plainWords(part).length > 0);
}

/** Reads one name. Whatever it resembles, it is never read as something milder than what it says. */
export function readName(content: Content, typed: string): ReadName {
  const known = knownNames(content);
  const words = plainWords(typed);
  const whole = named(known.byKey, keyOf(words));
  const { names, rest } = namesWithin(words, known);
  const unknown = rest.filter((word) => !AROUND.has(word) && !/^\d+(?:mg|mcg|ml|g)$/.test(word));

  if (whole !== undefined) return { kind: "listed", names: [...new Set([whole, ...names])], close: [] };
  if (names.length > 0 && unknown.every((word) => KRATOM.has(word))) return { kind: "listed", names, close: [] };
  if (names.length > 0) return { kind: "part", names, close: closeTo(keyOf(unknown), known.all) };
  if (words.some((word) => KRATOM.has(word)) && unknown.every((word) => KRATOM.has(word)))
    return { kind: "kratom", names: [], close: [] };

  const near = withinSlips(keyOf(words), known.all, SLIPS);
  if (near.length === 0 && isNearKratom(keyOf(words))) return { kind: "near-kratom", names: [], close: [] };
  const isShortMeant = near.some(({ key }) => key.length < LONG_ENOUGH); // "kanva" may be kava as well as kanna
  if (near.length > 0 && !isShortMeant) return { kind: "near", names: near, close: [] };
  return { kind: "unlisted", names: [], close: closeTo(keyOf(words), known.all) };
}

/**
 * What stands in plain words rather than in a list of names: every listed name as it is spelt, and whether kratom is
 * among the words.
 */
export function namesAmong(content: Content, text: string): { names: readonly KnownName[]; hasKratom: boolean } {
  const words = plainWords(text);
  return {
    names: namesWithin(words, knownNames(content)).names,
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

/** Every listed name that stands in these words, names inside other names included, and the words in none. */
function namesWithin(words: readonly string[], known: ReturnType<typeof knownNames>) {
  const found: Found[] = [];
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + known.mostWords); to++) {
      const name = named(known.byKey, keyOf(words.slice(from, to)));
      if (name !== undefined) found.push({ name, from, to });
    }
  }
  // "tea" in "green tea" is tea, but the word for a whole group in a name is only a word of it
  const meant = found.filter((one) => !(one.name.isClass && found.some((other) => isInside(one, other))));
  const isCovered = (index: number) => found.some(({ from, to }) => from <= index && index < to);
  return {
    names: [...new Set(meant.map(({ name }) => name))],
    rest: words.filter((_, index) => !isCovered(index)),
  };
}

function isInside(one: Found, other: Found): boolean {
  return other.from <= one.from && one.to <= other.to && other.to - other.from > one.to - one.from;
}

function withinSlips(key: string, all: readonly KnownName[], slips: number): KnownName[] {
  if (key.length < LONG_ENOUGH) return [];
  const typed = spellingsOf(key);
  return all.filter((name) => slipsTo(name, typed, slips) <= slips);
}

function closeTo(key: string, all: readonly KnownName[]): KnownName[] {
  if (key.length < 3) return [];
  const typed = spellingsOf(key);
  return all
    .map((name) => ({ name, slips: name.key.startsWith(key) ? 1 : slipsTo(name, typed, SLIPS_TO_ASK) }))
    .filter(({ name, slips }) => slips <= Math.min(SLIPS_TO_ASK, Math.floor(Math.min(key.length, name.key.length) / 3)))
    .sort((one, other) => one.slips - other.slips)
    .slice(0, MOST_CLOSE)
    .map(({ name }) => name);
}

type Spellings = Pick<KnownName, "key" | "respelled" | "digits">;

function spellingsOf(key: string): Spellings {
  return { key, respelled: respelledKey(key), digits: digitsOf(key) };
}

/** Other digits make another substance, whatever the letters. */
function slipsTo(name: Spellings, typed: Spellings, most: number): number {
  if (name.digits !== typed.digits) return most + 1;
  const slips = editDistance(typed.key, name.key, most);
  const isSpelledAlike = name.key === name.respelled && typed.key === typed.respelled;
  return slips <= most || isSpelledAlike ? slips : editDistance(typed.respelled, name.respelled, most);
}
