import {
  deletionsOf,
  eachUnder,
  type HashIndex,
  indexByHash,
  prefixHashes,
  wholeHash,
  withoutLetter,
} from "./hash-index.ts";
import { isOneSlip, isSameWord, type Letters } from "./one-slip.ts";

/** A word of the lists that a typed one may be: `slips` is 1 when it is one slip of the finger away. */
export type Heard = { readonly word: number; readonly slips: 0 | 1 };

/** In shorter words a letter more, less or other leads from one word to another. */
const LONG_ENOUGH = 4;
/** A typed word may have lost a letter. */
const SHORTEST = LONG_ENOUGH - 1;

/** Names of medicines are of no language: a slip leads to one only from a long word that no language has. */
export const ANY_LANGUAGE = "any";
const LONG_NAME = 6;

/** Whether what was typed is a word of its own in that language, so no slip for the listed one. */
export type IsOwnWord = (language: string, typed: string) => boolean;

/** Words and stems of several languages, as they are found: lists of numbers, which are kept and read as they lie there. */
export type WordTables = {
  readonly languages: readonly string[];
  /** By the number of a word. */
  readonly languageOf: Uint8Array;
  readonly spellingOf: Uint32Array;
  /** The letters of all spellings, one after the other; by spelling where they begin, and behind the last one the end. */
  readonly letters: Uint16Array;
  readonly lettersFrom: Uint32Array;
  /** The words of all spellings, by spelling as well. */
  readonly words: Uint32Array;
  readonly wordsFrom: Uint32Array;
  /** Spellings from this number on are stems: whatever endings follow. */
  readonly stemsFrom: number;
  readonly longestStem: number;
  /** Spellings by the hash of themselves, and long ones by those of all they may be left as. */
  readonly wordIndex: HashIndex;
  readonly stemIndex: HashIndex;
};

/** Gives words their numbers. */
export class WordList {
  /** By the number of a word. */
  readonly #languages: string[] = [];
  readonly #listed: string[] = [];
  readonly #numbers = new Map<string, Map<string, number>>();

  /** The number of a word of a language, or with `*` at its end of a stem; the same one has the same number. */
  add(language: string, listed: string): number {
    let numbers = this.#numbers.get(language);
    if (numbers === undefined) {
      numbers = new Map();
      this.#numbers.set(language, numbers);
    }
    const known = numbers.get(listed);
    if (known !== undefined) return known;
    const number = this.#listed.push(listed) - 1;
    this.#languages.push(language);
    numbers.set(listed, number);
    return number;
  }

  tables(): WordTables {
    const languages = [...this.#numbers.keys()];
    const [words, stems] = [new Map<string, number[]>(), new Map<string, number[]>()];
    for (const [number, listed] of this.#listed.entries()) {
      const isStem = listed.endsWith("*");
      const text = isStem ? listed.slice(0, -1) : listed;
      const its = isStem ? stems : words;
      const known = its.get(text);
      if (known === undefined) its.set(text, [number]);
      else known.push(number);
    }
    const spellings = [...words, ...stems];
    const spellingOf = new Uint32Array(this.#listed.length);
    for (const [spelling, [, its]] of spellings.entries()) for (const word of its) spellingOf[word] = spelling;
    const texts = spellings.map(([text]) => text);
    return {
      languages,
      languageOf: Uint8Array.from(this.#languages, (language) => languages.indexOf(language)),
      spellingOf,
      ...lettersOf(texts),
      words: Uint32Array.from(spellings.flatMap(([, its]) => its)),
      wordsFrom: startsOf(spellings.map(([, its]) => its.length)),
      stemsFrom: words.size,
      longestStem: Math.max(0, ...[...stems.keys()].map(({ length }) => length)),
      wordIndex: indexByHash([...words.keys()].map(hashesOf)),
      stemIndex: indexByHash([...stems.keys()].map(hashesOf)),
    };
  }
}

function lettersOf(texts: readonly string[]) {
  const lettersFrom = startsOf(texts.map(({ length }) => length));
  const letters = new Uint16Array(lettersFrom.at(-1) ?? 0);
  for (const [index, text] of texts.entries()) {
    const from = lettersFrom[index] ?? 0;
    for (let at = 0; at < text.length; at++) letters[from + at] = text.charCodeAt(at);
  }
  return { letters, lettersFrom };
}

function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (const [index, length] of lengths.entries()) starts[index + 1] = (starts[index] ?? 0) + length;
  return starts;
}

function hashesOf(text: string): Iterable<number> {
  return text.length < LONG_ENOUGH ? [wholeHash(prefixHashes(text), text.length)] : deletionsOf(text);
}

/**
 * All words of all lists, found as they stand or one slip away: a letter more, less or other, or two neighbours
 * swapped. Two words are that near only if they share what is left of them without one letter at most (the symmetric
 * deletes of Garbe's SymSpell), so each spelling is filed under the hashes of all it may be left as.
 */
export class Vocabulary {
  readonly #tables: WordTables;
  readonly #isOwnWord: IsOwnWord;

  constructor(tables: WordTables, isOwnWord: IsOwnWord) {
    this.#tables = tables;
    this.#isOwnWord = isOwnWord;
  }

  languageOf(word: number): string | undefined {
    const { languages, languageOf } = this.#tables;
    return languages[languageOf[word] ?? languages.length];
  }

  textOf(word: number): string | undefined {
    const spelling = this.#tables.spellingOf[word];
    if (spelling === undefined) return undefined;
    const { all, from, to } = this.#lettersOf(spelling);
    return String.fromCharCode(...all.subarray(from, to));
  }

  /** Whether the word, or its stem, begins with these letters. */
  begins(word: number, letters: string): boolean {
    const { all, from, to } = this.#lettersOf(this.#tables.spellingOf[word] ?? 0);
    return from + letters.length <= to && isSameWord({ all, from, to: from + letters.length }, letters, letters.length);
  }

  /** The number that the list gave it. */
  numberOf(language: string, listed: string): number | undefined {
    const isStem = listed.endsWith("*");
    const text = isStem ? listed.slice(0, -1) : listed;
    const { wordIndex, stemIndex, stemsFrom } = this.#tables;
    let found: number | undefined;
    eachUnder(isStem ? stemIndex : wordIndex, wholeHash(prefixHashes(text), text.length), (item) => {
      const spelling = isStem ? stemsFrom + item : item;
      if (!isSameWord(this.#lettersOf(spelling), text, text.length)) return;
      found = this.#wordsOf(spelling).find((word) => this.languageOf(word) === language) ?? found;
    });
    return found;
  }

  /** All words and stems of a language. */
  listed(language: string): string[] {
    const words = [...this.#tables.languageOf.keys()].filter((word) => this.languageOf(word) === language);
    return words.map((word) => this.textOf(word) ?? "");
  }

  /** Every listed word that `typed` may be, as it stands first. A language that has it as it stands hears no slips. */
  hear(typed: string): Heard[] {
    const { wordIndex, stemIndex, stemsFrom, longestStem } = this.#tables;
    const hashes = prefixHashes(typed);
    const heard: Heard[] = [];
    const takeExact = (spelling: number, length: number) => {
      if (!isSameWord(this.#lettersOf(spelling), typed, length)) return;
      for (const word of this.#wordsOf(spelling)) heard.push({ word, slips: 0 });
    };
    eachUnder(wordIndex, wholeHash(hashes, typed.length), (item) => takeExact(item, typed.length));
    for (let length = Math.min(typed.length, longestStem); length > 0; length--)
      eachUnder(stemIndex, wholeHash(hashes, length), (item) => takeExact(stemsFrom + item, length));
    if (typed.length < SHORTEST) return heard;

    const exact = new Set(heard.map(({ word }) => this.languageOf(word)));
    const take = (spelling: number, length: number) => {
      const letters = this.#lettersOf(spelling);
      if (letters.to - letters.from < LONG_ENOUGH || !isOneSlip(letters, typed, length)) return;
      this.#addSlips(spelling, typed, exact, heard);
    };
    for (let length = SHORTEST; length <= Math.min(typed.length, longestStem + 1); length++) {
      const takeStem = (item: number) => take(stemsFrom + item, length);
      eachUnder(stemIndex, wholeHash(hashes, length), takeStem);
      for (let at = 0; at < length; at++) eachUnder(stemIndex, withoutLetter(hashes, length, at), takeStem);
    }
    const takeWord = (item: number) => take(item, typed.length);
    eachUnder(wordIndex, wholeHash(hashes, typed.length), takeWord);
    for (let at = 0; at < typed.length; at++) eachUnder(wordIndex, withoutLetter(hashes, typed.length, at), takeWord);
    return heard;
  }

  #lettersOf(spelling: number): Letters {
    const { letters, lettersFrom } = this.#tables;
    return { all: letters, from: lettersFrom[spelling] ?? 0, to: lettersFrom[spelling + 1] ?? 0 };
  }

  #wordsOf(spelling: number): Uint32Array {
    const { words, wordsFrom } = this.#tables;
    return words.subarray(wordsFrom[spelling], wordsFrom[spelling + 1]);
  }

  #addSlips(spelling: number, typed: string, exact: ReadonlySet<string | undefined>, heard: Heard[]): void {
    for (const word of this.#wordsOf(spelling)) {
      const language = this.languageOf(word) ?? "";
      if (language === ANY_LANGUAGE && (exact.size > 0 || typed.length < LONG_NAME)) continue;
      if (exact.has(language) || heard.some((one) => one.word === word) || this.#isOwnWord(language, typed)) continue;
      heard.push({ word, slips: 1 });
    }
  }
}
