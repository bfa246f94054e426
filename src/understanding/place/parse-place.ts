import { compactPlace } from "./fold-place.ts";
import { nearIn } from "./near-places.ts";
import type { Meaning } from "./place.ts";
import type { PlaceIndex } from "./place-index.ts";
import { LONGEST_AROUND, LONGEST_AROUND_UNSPACED, WORDS_AROUND } from "./words-around.ts";

/** What the words stand for, when each of them is accounted for. */
export type Parse = {
  /** Whether nothing was left over and nothing contradicts. */
  readonly isCertain: boolean;
  /** Whether the region is said as well, so that a city's namesakes elsewhere are out. */
  readonly isInRegion: boolean;
  /** Whether something wider is said at all. */
  readonly isInSomething: boolean;
  /** How many clocks of the first meaning come before those of the others. */
  readonly lead: number;
  /** The likeliest first. */
  readonly meanings: readonly Meaning[];
};

/** Words that were taken together, and what they stand for. */
type Part = { readonly from: number; readonly to: number; readonly meanings: readonly Meaning[] };
/** One way of taking all words; `unknown` are those that stand for nothing. */
type Way = { readonly parts: readonly Part[]; readonly around: number; readonly unknown: readonly number[] };

const MOST_WORDS = 40;
const MOST_PARTS = 4;
const LONGEST_NAME = 8;
/** In a script without spaces each sign counts as a word. */
const LONGEST_UNSPACED = 16;
const MOST_WAYS = 400;
/** Where a text without end is given up, so that reading takes milliseconds whatever is typed. */
const MOST_STEPS = 4_000;
const MOST_UNKNOWN = 4;
/** Up to so many letters a name may be a code. */
const LONGEST_CODE = 3;
/** Of what lies widest around something unknown, so many clocks are offered before anything else. */
const LEAD = 3;
/** A city with a smaller share of the people of its namesake country is not what somebody meant by it. */
const LEAST_SHARE = 0.05;

/**
 * Takes the words of a folded text apart into names of places and words around them, so that none is left over, and
 * finds what the names mean together: "Ontario, CA" is a city in California or a province of Canada, and both are told.
 *
 * @param areCapitals whether all letters were capitals: "IN" alone is a code, "in" is not
 * @param isWhole whether words that stand for nothing leave it undefined: finding what they may have meant takes long
 * @returns undefined where no place is named
 */
export function parsePlace(
  folded: string,
  index: PlaceIndex,
  { areCapitals, isWhole = false }: { readonly areCapitals: boolean; readonly isWhole?: boolean },
): Parse | undefined {
  const words = wordsOf(folded);
  if (words.length === 0 || words.length > MOST_WORDS) return undefined;
  const whole = asOneName(words, index, areCapitals);
  if (whole.length > 0 && !endsInCode(words, index)) return asWhole(whole);

  const ways = waysOf(words, index, 0);
  const agreeing = ways.flatMap((way) => {
    const meanings = inAgreement(way.parts);
    return meanings.length > 0 ? [{ way, meanings }] : [];
  });
  if (whole.length > 0) return asWhole(unique([...whole, ...agreeing.flatMap(({ meanings }) => meanings)]));
  if (agreeing.length > 0) {
    const least = Math.min(...agreeing.map(({ way }) => way.around));
    const best = agreeing.filter(({ way }) => way.around === least);
    const isInSomething = best.every(({ way }) => way.parts.length > 1);
    const isInRegion = isInSomething && best.every(({ way }) => way.parts.some(isRegion));
    return {
      isCertain: true,
      isInRegion,
      isInSomething,
      lead: 1,
      meanings: unique(best.flatMap(({ meanings }) => meanings)),
    };
  }
  if (ways.length > 0) return contradicting(ways);
  return isWhole ? undefined : withUnknown(words, index);
}

function asWhole(meanings: readonly Meaning[]): Parse {
  return { isCertain: true, isInRegion: false, isInSomething: false, lead: 1, meanings };
}

/** "Rano NG" is a place in Nigeria as well as Ranong, written with a space. */
function endsInCode(words: readonly string[], index: PlaceIndex): boolean {
  const last = words.at(-1) ?? "";
  return words.length > 1 && last.length <= LONGEST_CODE && qualifyingCodes(last, index).length > 0;
}

/** "|" stands between words that a comma parts. Signs of scripts that use no spaces are words of their own. */
function wordsOf(folded: string): string[] {
  return folded
    .split(" ")
    .filter(Boolean)
    .flatMap((word) => (UNSPACED.test(word) ? signsOf(word) : [word]));
}

let signs: Intl.Segmenter | undefined;

function signsOf(word: string): string[] {
  signs ??= new Intl.Segmenter("und", { granularity: "grapheme" }); // 10 ms, which no start need wait
  return [...signs.segment(word)].map(({ segment }) => segment);
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** A text that is one name, or one code: the only place where every kind of code is read. */
function asOneName(words: readonly string[], index: PlaceIndex, areCapitals: boolean): Meaning[] {
  const said = words.filter((word) => word !== "|");
  const all = said.join("");
  let end = said.length;
  while (end > 1 && CLOCK_WORDS.has(said[end - 1] ?? "")) end--;
  const bare = said.slice(0, end).join("");
  // "my time zone" is not Malaysia's.
  const isWord = WORDS_AROUND.has(bare) && (end < said.length || !areCapitals);
  const codes = isWord ? [] : index.findCode(bare).map(asCode);
  // "Virgin Islands (British)" are one country, while "Rano, NG" is not Ranong.
  const mayJoin = said.length === words.length || !endsInCode(words, index);
  const named = index.find(all).filter(({ kind }) => mayJoin || kind !== "city");
  const meanings = [...named, ...(named.length === 0 && codes.length > 0 ? index.find(bare) : []), ...codes];
  return unique([...meanings, ...withoutCity(said, named, index)]);
}

const CLOCK_WORDS = new Set(["time", "timezone", "zone", "tz", "standard", "daylight", "summer", "winter", "airport"]);

/**
 * "Alexandria City" is how some write the one in Virginia, and others mean Egypt's. Where a city is called so first, a
 * larger one alone may be meant instead.
 */
function withoutCity(said: readonly string[], named: readonly Meaning[], index: PlaceIndex): Meaning[] {
  if (said.length < 2 || said.at(-1) !== "city" || named.length === 0) return [];
  const isMain = index.names.findMain(said.join("")).length > 0;
  const largest = Math.max(...named.map(({ people }) => people));
  const bare = index.find(said.slice(0, -1).join("")).filter(({ kind }) => kind === "city");
  return isMain ? bare.filter(({ people }) => people > largest) : bare;
}

/** All ways of taking the words, with at most so many that stand for nothing. */
function waysOf(words: readonly string[], index: PlaceIndex, mostUnknown: number): Way[] {
  const found: Way[] = [];
  let steps = 0;
  const partsAt = words.map((_, from) => partsFrom(words, from, index));
  const go = (at: number, parts: readonly Part[], around: number, unknown: readonly number[]): void => {
    if (found.length >= MOST_WAYS || ++steps > MOST_STEPS) return;
    if (at >= words.length) {
      if (parts.length > 0) found.push({ parts, around, unknown });
      return;
    }
    if (words[at] === "|") {
      go(at + 1, parts, around, unknown);
      return;
    }
    if (parts.length < MOST_PARTS)
      for (const part of partsAt[at] ?? []) {
        const meanings = meaningsThere(part, words, parts.length > 0 || unknown.length > 0);
        if (meanings.length > 0) go(part.to, [...parts, { ...part, meanings }], around, unknown);
      }
    for (const end of endsOfAround(words, at, index, parts.length > 0)) go(end, parts, around + 1, unknown);
    if (unknown.length < mostUnknown) go(at + 1, parts, around, [...unknown, at]);
  };
  go(0, [], 0, []);
  return found;
}

/**
 * After a name two or three letters are the code of what it lies in, "Austin TX"; before one they are no code, and a
 * word that is one as well ("in", "to", "de") has to end what is said.
 */
function meaningsThere(
  { meanings, from, to }: Part,
  words: readonly string[],
  isAfterName: boolean,
): readonly Meaning[] {
  const isCode = isAfterName && (isEnd(words, to) || !WORDS_AROUND.has(words[from] ?? ""));
  const codes = isCode ? meanings.filter(({ kind }) => kind === "code") : [];
  return codes.length > 0 && to - from === 1 ? codes : meanings.filter(({ kind }) => kind !== "code");
}

function isEnd(words: readonly string[], at: number): boolean {
  return at >= words.length || words[at] === "|";
}

/** Where a word or phrase around a place that begins here may end, the longest first. "Perth, ON" has none: it is Ontario. */
function endsOfAround(words: readonly string[], at: number, index: PlaceIndex, isAfterName: boolean): number[] {
  const first = words[at] ?? "";
  if (isAfterName && isEnd(words, at + 1) && first.length <= LONGEST_CODE && qualifyingCodes(first, index).length > 0)
    return [];
  const isUnspaced = UNSPACED.test(words[at] ?? "");
  const most = Math.min(words.length - at, isUnspaced ? LONGEST_AROUND_UNSPACED : LONGEST_AROUND);
  const ends: number[] = [];
  for (let length = most; length > 0; length--)
    if (WORDS_AROUND.has(words.slice(at, at + length).join(isUnspaced ? "" : " "))) ends.push(at + length);
  return ends;
}

function partsFrom(words: readonly string[], from: number, index: PlaceIndex): Part[] {
  const parts: Part[] = [];
  const first = words[from] ?? "";
  if (first === "|") return parts;
  const longest = UNSPACED.test(first) ? LONGEST_UNSPACED : LONGEST_NAME;
  let compact = "";
  for (let to = from + 1; to <= words.length && to - from <= longest; to++) {
    const word = words[to - 1] ?? "";
    if (word === "|") break;
    compact += word;
    const meanings = compact.length < 2 && !UNSPACED.test(compact) ? [] : index.find(compact);
    const codes = to - from === 1 && compact.length <= LONGEST_CODE ? qualifyingCodes(compact, index) : [];
    if (meanings.length + codes.length > 0) parts.push({ from, to, meanings: [...meanings, ...codes] });
  }
  return parts.reverse();
}

/** A region's or country's code after the name of a place: "Austin TX", "Lyon FR". */
function qualifyingCodes(compact: string, index: PlaceIndex): Meaning[] {
  return index
    .findCode(compact)
    .filter(({ kind }) => kind === "region" || kind === "country")
    .map(asCode);
}

/** A clock's name stays one, as it is no place. */
function asCode(meaning: Meaning): Meaning {
  return meaning.kind === "abbreviation" ? meaning : { ...meaning, kind: "code" };
}

/** What the parts mean together: each meaning of one that lies within some meaning of every other. */
function inAgreement(parts: readonly Part[]): Meaning[] {
  if (parts.length === 1) return [...(parts[0]?.meanings ?? [])];
  const within = (lies: typeof contains) =>
    unique(
      parts.flatMap((part) =>
        part.meanings.filter(
          (meaning) =>
            meaning.kind !== "code" &&
            parts.every((other) => other === part || other.meanings.some((wider) => lies(wider, meaning))),
        ),
      ),
    );
  const found = within(contains);
  return found.length > 0 ? found : within((wider, meaning) => contains(wider, meaning) || isPartOf(wider, meaning));
}

function isRegion({ meanings }: Part): boolean {
  return meanings.some(({ region, city }) => region >= 0 && city < 0);
}

function contains(wider: Meaning, meaning: Meaning): boolean {
  if (wider.id === meaning.id) return true;
  if (meaning.kind === "country") return false;
  if (wider.kind === "area" || meaning.kind === "area")
    return wider.zones.includes(meaning.zones[0] ?? "") || isContinent(wider, meaning);
  if (wider.city < 0 && wider.region < 0 && wider.country !== "") return wider.country === meaning.country;
  if (wider.country === "" || wider.country !== meaning.country || wider.region !== meaning.region) return false;
  return wider.city < 0;
}

/** "Brooklyn, New York City". */
function isPartOf(wider: Meaning, meaning: Meaning): boolean {
  return (
    wider.city >= 0 &&
    meaning.city >= 0 &&
    wider.region === meaning.region &&
    wider.people > meaning.people &&
    wider.zones[0] === meaning.zones[0]
  );
}

function isContinent({ id }: Meaning, { zones }: Meaning): boolean {
  const [continent = ""] = (zones[0] ?? "").split("/");
  return id.startsWith(`area ${continent}`);
}

/** "Lisbon, Spain": what each part means, the widest first, as a question. */
function contradicting(ways: readonly Way[]): Parse {
  const cost = ({ parts, around }: Way) => parts.length * 10 + around;
  const least = Math.min(...ways.map(cost));
  return {
    isCertain: false,
    isInRegion: false,
    isInSomething: false,
    lead: LEAD,
    meanings: widestFirst(ways.filter((way) => cost(way) === least).flatMap(({ parts }) => parts)),
  };
}

function widestFirst(parts: readonly Part[]): Meaning[] {
  const order = [...parts].sort((a, b) => b.from - a.from);
  return unique(order.flatMap(({ meanings }) => meanings.toSorted((a, b) => b.people - a.people).slice(0, 3)));
}

/**
 * A place with words that stand for nothing: "Gawlerville, SA". A slip in its name comes before what it lies in. Where a
 * part of the name has a meaning of its own ("Sun Lakes, USA": there are Lakes elsewhere), it counts as unknown as well.
 */
function withUnknown(words: readonly string[], index: PlaceIndex): Parse | undefined {
  const ways = waysOf(words, index, MOST_UNKNOWN).flatMap((way) => {
    if (!isEnough(way, words)) return [];
    const agreed = inAgreement(way.parts);
    const isHalfKnown = way.unknown.some((at) => way.parts.some((part) => isOneName(words, at, part)));
    const cost = way.unknown.length + way.parts.length * 0.1 + (agreed.length > 0 ? 0 : 3) + (isHalfKnown ? 1 : 0);
    return { way, cost, within: agreed.length > 0 ? agreed : widestFirst(way.parts) };
  });
  if (ways.length === 0) return undefined;
  const least = Math.min(...ways.map(({ cost }) => cost));
  const best = ways.filter(({ cost }) => cost < least + 0.5);
  const known = widest(best.flatMap(({ within }) => within));
  const name = best[0]?.way.unknown.map((at) => words[at]).join("") ?? "";
  const slips = nearIn(name, index).filter((one) => known.some((wider) => contains(wider, one)));
  const near = [...nearIn(compactPlace(words.join(" ")), index), ...slips].slice(0, 2);
  const lead = near.length > 0 || known.length > 1 ? 1 : LEAD;
  return { isCertain: false, isInRegion: false, isInSomething: false, lead, meanings: unique([...near, ...known]) };
}

/** Countries and regions before cities, and of all of them those that somebody may well have meant. */
function widest(meanings: readonly Meaning[]): Meaning[] {
  const sorted = meanings.toSorted(
    (a, b) => Number(a.kind === "city") - Number(b.kind === "city") || b.people - a.people,
  );
  const most = sorted[0]?.people ?? 0;
  return unique(sorted).filter(({ kind, people }) => kind !== "city" || people >= most * LEAST_SHARE);
}

/** Whether an unknown word and a known part stand beside each other, with no comma between. */
function isOneName(words: readonly string[], unknown: number, { from, to }: Part): boolean {
  const between = unknown < from ? words.slice(unknown, from) : words.slice(to, unknown);
  return !between.includes("|") && (unknown < from || to <= unknown) && from - unknown <= 3;
}

/** Whether what is known says more than what is not: a long sentence that happens to hold the name of a town is none. */
function isEnough({ parts, unknown }: Way, words: readonly string[]): boolean {
  const lettersIn = (from: number, to: number) => words.slice(from, to).reduce((sum, word) => sum + word.length, 0);
  const known = parts.reduce((sum, { from, to }) => sum + lettersIn(from, to), 0);
  const isLast = parts.at(-1)?.to === words.length;
  return unknown.length <= 2 || isLast || known >= unknown.reduce((sum, at) => sum + lettersIn(at, at + 1), 0);
}

function unique(meanings: readonly Meaning[]): Meaning[] {
  const seen = new Set<string>();
  return meanings.filter(({ id }) => (seen.has(id) ? false : seen.add(id)));
}
