import { deletionsOf, HashIndex, prefixHashes, wholeHash, withoutLetter } from "./hash-index.ts";
import { isOneSlip } from "./one-slip.ts";

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

/** One spelling, with the words of all languages that are spelt so. */
type Spelling = { readonly text: string; readonly words: number[] };

/**
 * All words of all lists, found as they stand or one slip away: a letter more, less or other, or two neighbours
 * swapped. Two words are that near only if they share what is left of them without one letter at most (the symmetric
 * deletes of Garbe's SymSpell), so each spelling is filed under the hashes of all it may be left as.
 */
export class Vocabulary {
  /** By the number of a word. */
  readonly #texts: string[] = [];
  readonly #languages: string[] = [];
  readonly #words = new Map<string, Spelling>();
  /** Whatever endings follow. */
  readonly #stems = new Map<string, Spelling>();
  readonly #isOwnWord: IsOwnWord;
  #index:
    | { readonly words: HashIndex<Spelling>; readonly stems: HashIndex<Spelling>; readonly longest: number }
    | undefined;

  constructor(isOwnWord: IsOwnWord) {
    this.#isOwnWord = isOwnWord;
  }

  /** The number of a word of a language, or with `*` at its end of a stem; the same one has the same number. */
  add(language: string, listed: string): number {
    const isStem = listed.endsWith("*");
    const text = isStem ? listed.slice(0, -1) : listed;
    const spellings = isStem ? this.#stems : this.#words;
    const spelling = spellings.get(text);
    const known = spelling?.words.find((word) => this.#languages[word] === language);
    if (known !== undefined) return known;
    const number = this.#texts.push(text) - 1;
    this.#languages.push(language);
    if (spelling) spelling.words.push(number);
    else spellings.set(text, { text, words: [number] }); // an empty list would take room for seventeen
    this.#index = undefined;
    return number;
  }

  languageOf(word: number): string | undefined {
    return this.#languages[word];
  }

  textOf(word: number): string | undefined {
    return this.#texts[word];
  }

  /** All words and stems of a language. */
  listed(language: string): string[] {
    return this.#texts.filter((_, word) => this.#languages[word] === language);
  }

  /** Every listed word that `typed` may be, as it stands first. A language that has it as it stands hears no slips. */
  hear(typed: string): Heard[] {
    this.#index ??= this.#indexed();
    const { words, stems, longest } = this.#index;
    const heard: Heard[] = (this.#words.get(typed)?.words ?? []).map((word) => ({ word, slips: 0 }));
    for (let length = Math.min(typed.length, longest); length > 0; length--)
      for (const word of this.#stems.get(typed.slice(0, length))?.words ?? []) heard.push({ word, slips: 0 });
    if (typed.length < SHORTEST) return heard;

    const exact = new Set(heard.map(({ word }) => this.languageOf(word)));
    const take = (spelling: Spelling, length: number) => {
      if (isOneSlip(spelling.text, typed, length)) this.#addSlips(spelling, typed, exact, heard);
    };
    const hashes = prefixHashes(typed);
    for (let length = SHORTEST; length <= Math.min(typed.length, longest + 1); length++) {
      stems.each(wholeHash(hashes, length), (spelling) => take(spelling, length));
      for (let at = 0; at < length; at++)
        stems.each(withoutLetter(hashes, length, at), (spelling) => take(spelling, length));
    }
    words.each(wholeHash(hashes, typed.length), (spelling) => take(spelling, typed.length));
    for (let at = 0; at < typed.length; at++)
      words.each(withoutLetter(hashes, typed.length, at), (spelling) => take(spelling, typed.length));
    return heard;
  }

  #addSlips({ words }: Spelling, typed: string, exact: ReadonlySet<string | undefined>, heard: Heard[]): void {
    for (const word of words) {
      const language = this.languageOf(word) ?? "";
      if (language === ANY_LANGUAGE && (exact.size > 0 || typed.length < LONG_NAME)) continue;
      if (exact.has(language) || heard.some((one) => one.word === word) || this.#isOwnWord(language, typed)) continue;
      heard.push({ word, slips: 1 });
    }
  }

  #indexed() {
    const of = (spellings: ReadonlyMap<string, Spelling>) =>
      new HashIndex(
        [...spellings.values()].filter(({ text }) => text.length >= LONG_ENOUGH),
        ({ text }) => deletionsOf(text),
      );
    const longest = Math.max(0, ...[...this.#stems.keys()].map(({ length }) => length));
    return { words: of(this.#words), stems: of(this.#stems), longest };
  }
}
