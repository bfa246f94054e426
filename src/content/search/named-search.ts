import MiniSearch from "minisearch";
import { plainWords } from "./plain-words.ts";
import { asWord, isFiller, isSlipOf, stem, type Word } from "./same-word.ts";

/** Something people ask for by name, by other words for it, or by a part of either. */
export type Named = {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly words: readonly string[];
};

/** A longer text about one of the items: its title may be what somebody means, its text only leads near. */
export type About = { readonly item: string; readonly title: string; readonly text: string };

export type NamedSearch<Item> = {
  /**
   * The one that plain words mean, and those that came near, nearest first. Case, accents, punctuation and ordinary
   * endings make no difference; of two that fit equally well the earlier in the list is meant.
   */
  readonly find: (words: string) => { readonly meant: Item | undefined; readonly near: readonly Item[] };
  /** For autocomplete while `typed` grows: all in their order at first, then those that fit, best first. At most 25. */
  readonly suggest: (typed: string) => Item[];
};

/** Choices Discord shows while somebody types. */
const CHOICES = 25;
/** Shorter beginnings lead near too much. */
const BEGUN = 3;
const BEGUN_IN_TEXT = 4;

const BOOST = { name: 4, title: 2, description: 1, text: 0.5 };
type Field = keyof typeof BOOST;

/** One name, title, description or text. MiniSearch calls it a document. */
type Entry = {
  readonly key: number;
  readonly item: number;
  readonly field: Field;
  readonly isLabel: boolean;
} & {
  readonly [field in Field]?: string;
};

/** What is asked of the index for one typed word: its own stem always, and perhaps what it may become or stand for. */
type Asked = Word & { readonly isBegun: boolean; readonly maySlip: boolean; readonly isTelling: boolean };

/**
 * A search over names, on MiniSearch. A name is meant when every word of it was said; among those BM25 decides,
 * without length normalisation: more words and rarer words tell more. Anything less leads near.
 *
 * @param about what else may lead to an item
 * @param slips whether a name is meant in spite of a slip of the finger; without it slips lead near
 */
export function createNamedSearch<Item extends Named>(
  items: readonly Item[],
  {
    slips,
    about = [],
  }: {
    readonly slips: boolean;
    readonly about?: readonly About[];
  },
): NamedSearch<Item> {
  const entries = entriesOf(items, about);
  const wordsOf = entries.map((entry) => plainWords(entry[entry.field] ?? "").map(asWord));
  /** The longest word of each stem, by which a slip is judged: that of "phon" is "phone". */
  const longest = new Map<string, Word>();
  for (const word of wordsOf.flat())
    if (word.word.length > (longest.get(word.stem)?.word.length ?? 0)) longest.set(word.stem, word);

  const index = new MiniSearch<Entry>({
    idField: "key",
    fields: Object.keys(BOOST),
    tokenize: plainWords,
    processTerm: stem,
    searchOptions: { boost: BOOST, bm25: { k: 1.2, b: 0, d: 0.5 } },
  });
  index.addAll(entries);

  /** Entries that hold one of the words, best first; each has to hold one that tells something. */
  function search(asked: readonly Asked[], countOf: (entry: Entry) => number = () => 1) {
    const isIn = (word: Asked, entry: Entry, term: string) => {
      if (term === word.stem) return true;
      if (word.isBegun && term.startsWith(word.stem))
        return word.word.length >= (entry.field === "text" ? BEGUN_IN_TEXT : entry.field === "title" ? BEGUN : 1);
      const meant = longest.get(term);
      return word.maySlip && entry.field !== "text" && meant !== undefined && isSlipOf(word, meant);
    };
    const queries = asked.map((word) => ({
      queries: [word.word],
      prefix: word.isBegun,
      fuzzy: word.maySlip ? 2 : false, // counted without swaps, in which two letters are one slip: judged again above
      boostDocument: (key: number, term: string) => {
        const entry = entries[key];
        return entry !== undefined && isIn(word, entry, term) ? countOf(entry) : 0;
      },
    }));
    const telling = asked.filter(({ isTelling }) => isTelling).map((word) => word.stem);
    return index
      .search({ combineWith: "OR", queries })
      .filter(({ queryTerms }) => queryTerms.some((term) => telling.includes(term)));
  }

  function itemsOf(found: readonly { readonly id: number; readonly score: number }[]): Item[] {
    const best = new Map<number, number>();
    for (const { id, score } of found) {
      const item = entries[id]?.item ?? 0;
      best.set(item, Math.max(score, best.get(item) ?? 0));
    }
    return [...best]
      .sort(([one, its], [other, theirs]) => theirs - its || one - other)
      .flatMap(([item]) => items[item] ?? []);
  }

  /** A name is said when all its words are; a title, when two or more telling words were typed and it has them all. */
  function isSaid(key: number, asked: readonly Asked[]): boolean {
    const words = wordsOf[key] ?? [];
    const isSame = (one: Word, other: Word) => one.stem === other.stem || (slips && isSlipOf(one, other));
    switch (entries[key]?.field) {
      case "name":
        return words.every((word) => asked.some((one) => isSame(one, word)));
      case "title": {
        const telling = asked.filter(({ isTelling }) => isTelling);
        return telling.length >= 2 && telling.every((one) => words.some((word) => isSame(one, word)));
      }
      default:
        return false;
    }
  }

  function find(words: string) {
    const asked = plainWords(words).map((word) => {
      const isTelling = !isFiller(word);
      return { ...asWord(word), isTelling, isBegun: isTelling && word.length >= BEGUN, maySlip: isTelling };
    });
    const found = search(asked);
    const [meant] = itemsOf(found.filter(({ id }) => isSaid(id, asked)));
    return { meant, near: itemsOf(found) };
  }

  function suggest(typed: string): Item[] {
    const words = plainWords(typed);
    const last = words.length - 1;
    const asked = words.map((word, at) => {
      const isTelling = at === last || !isFiller(word);
      return { ...asWord(word), isTelling, isBegun: at === last, maySlip: isTelling };
    });
    if (asked.length === 0) return items.slice(0, CHOICES);
    const countOf = (entry: Entry) => (entry.isLabel ? 2 : 1);
    const fitting = itemsOf(search(asked, countOf));
    const { meant } = find(typed);
    const isFirst = meant !== undefined && fitting.includes(meant);
    const all = isFirst ? [meant, ...fitting.filter((item) => item !== meant)] : fitting;
    // "cofe" begins nothing, "cof" does.
    if (all.length === 0 && (words[last]?.length ?? 0) > BEGUN) return suggest(words.join(" ").slice(0, -1));
    return all.slice(0, CHOICES);
  }

  return { find, suggest };
}

function entriesOf(items: readonly Named[], about: readonly About[]): Entry[] {
  const entries: Entry[] = [];
  const add = (item: number, field: Field, text: string, isLabel = false) =>
    entries.push({
      key: entries.length,
      item,
      field,
      isLabel,
      [field]: text,
    });
  for (const [item, { id, label, words, description }] of items.entries()) {
    add(item, "name", label, true);
    for (const name of new Set([id.replaceAll("-", " "), ...words])) add(item, "name", name);
    add(item, "description", description);
    for (const { title, text } of about.filter((one) => one.item === id)) {
      add(item, "title", title);
      add(item, "text", text);
    }
  }
  return entries;
}
