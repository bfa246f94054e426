import type { HelpCardId } from "../../content/schema/help-card.ts";
import { cleanText } from "../clean.ts";
import type { DangerKind } from "./danger.ts";
import type { DangerList, DangerPattern } from "./danger-list.ts";
import { addTo, beginnings, Groups, type Sequence } from "./matcher.ts";
import { piecesOf, Sets, wordsOf } from "./phrase.ts";
import { foldWord } from "./tokens.ts";
import type { Vocabulary, WordList } from "./vocabulary.ts";

export const CARDS: Readonly<Record<DangerKind, HelpCardId>> = {
  crisis: "crisis",
  overdose: "overdose",
  "not-breathing": "not-waking",
  "child-poison": "child-swallowed",
  withdrawal: "withdrawal",
  "third-person": "friend",
};

/** One way of saying what a pattern says. */
export type Compiled = {
  readonly kind: DangerKind;
  readonly level: "help" | "ask";
  readonly card: HelpCardId;
  readonly sequence: Sequence;
  readonly unless: readonly Sequence[];
  readonly softer: readonly Sequence[];
  readonly evenNegated: boolean;
  readonly isCertain: boolean;
};

/** A list of data/danger as it is read by: without the sentences it is tried on. */
export type SpokenList = Omit<DangerList, "reviewedOn" | "reviewNote" | "patterns"> & {
  readonly patterns: readonly Omit<DangerPattern, "must" | "mustNot">[];
};

export function spokenList({ reviewedOn: _on, reviewNote: _note, patterns, ...list }: DangerList): SpokenList {
  return { ...list, patterns: patterns.map(({ must: _must, mustNot: _mustNot, ...pattern }) => pattern) };
}

/** A list of data/danger, ready to be read by. */
export type Language = {
  readonly name: string;
  readonly startingWith: ReadonlyMap<number, readonly Compiled[]>;
  readonly softer: readonly Sequence[];
  /** By number of the vocabulary. */
  readonly groupsOf: ReadonlyMap<number, readonly number[]>;
  /** Words that no list has are none of these. */
  readonly rewrites: ReadonlyMap<number, readonly (number | undefined)[]>;
  readonly numbers: ReadonlyMap<number, number>;
  readonly negators: ReadonlySet<number>;
  readonly reachedThrough: ReadonlySet<number>;
  readonly polite: ReadonlySet<number>;
  /** The names of the sets that a word is a member of by itself. */
  readonly setsOf: ReadonlyMap<number, readonly string[]>;
};

/** All that is written in the notation of phrases, but for what is in sets. */
export function phrasesOf({ softer, patterns }: Pick<SpokenList, "softer" | "patterns">): string[] {
  return [...softer, ...patterns.flatMap(({ says, unless = [], softer: also = [] }) => [...says, ...unless, ...also])];
}

/** All the words of a list, so that they are known before any of its patterns is compiled. */
export function addWords(list: SpokenList, words: WordList): void {
  const { language, rewrites, numbers = {}, negators, reachedThrough, polite = [], sets } = list;
  const phrases = [...Object.values(sets).flat(), ...phrasesOf(list)];
  const others = [
    ...Object.entries(rewrites)
      .flat()
      .flatMap((one) => one.split(" ")),
    ...Object.keys(numbers),
    ...negators,
    ...reachedThrough,
    ...polite,
  ];
  // Cleaned as one text, a line each: a text takes its steps once, and ends of lines stay where they are.
  const clean = cleanText([...new Set([...others, ...wordsOf(phrases)])].join("\n"));
  for (const word of clean.split("\n")) words.add(language, foldWord(word));
}

/**
 * Compiles the patterns of a list.
 *
 * @throws {RangeError} when a phrase names a set that the list does not have, or ends in a gap
 */
export function compileLanguage(list: SpokenList, vocabulary: Vocabulary): Language {
  const { language: name } = list;
  const groups = new Groups();
  const sets = new Sets(list.sets);
  const sequences = (phrases: readonly string[] = []) =>
    phrases.map((phrase) => groups.sequence(piecesOf(phrase, sets)));
  const startingWith = new Map<number, Compiled[]>();
  for (const pattern of list.patterns)
    for (const compiled of compilePattern(pattern, sequences))
      for (const group of new Set(beginnings(compiled.sequence))) addTo(startingWith, group, compiled);
  const softer = sequences(list.softer);

  /** Undefined where nobody can type it as one word: of Chinese, Japanese and Korean each letter is one. */
  const number = (word: string) => vocabulary.numberOf(name, foldWord(cleanText(word)));
  const numbered = <Value>(entries: Iterable<readonly [string, Value]>): Map<number, Value> => {
    const found = new Map<number, Value>();
    for (const [word, value] of entries) {
      const its = number(word);
      if (its !== undefined) found.set(its, value);
    }
    return found;
  };
  const numbers = (words: readonly string[]) => new Set(numbered(words.map((word) => [word, true])).keys());
  const setsOf = new Map<number, string[]>();
  const addMembers = (members: readonly string[], set: string) => {
    for (const member of members) {
      const word = number(member);
      if (word !== undefined) addTo(setsOf, word, set);
    }
  };
  for (const [set, members] of Object.entries(list.sets))
    addMembers(
      members.filter((member) => /^[^\s<>()#.]+$/u.test(member)),
      set,
    );
  addMembers(list.negators, "not");
  addMembers(Object.keys(list.numbers ?? {}), "number");
  return {
    name,
    startingWith,
    softer,
    groupsOf: numbered(groups.of),
    rewrites: numbered(
      Object.entries(list.rewrites).map(([short, words]) => [
        short,
        words.split(" ").map((word) => vocabulary.numberOf(name, word)),
      ]),
    ),
    numbers: numbered(Object.entries(list.numbers ?? {})),
    negators: numbers(list.negators),
    reachedThrough: numbers(list.reachedThrough),
    polite: numbers(list.polite ?? []),
    setsOf,
  };
}

function compilePattern(
  { kind, level, card, says, unless, softer, evenNegated, certain }: SpokenList["patterns"][number],
  sequences: (phrases?: readonly string[]) => Sequence[],
): Compiled[] {
  const its = {
    kind,
    level,
    card: card ?? CARDS[kind],
    unless: sequences(unless),
    softer: sequences(softer),
    evenNegated: evenNegated ?? false,
    isCertain: certain ?? false,
  };
  return sequences(says).map((sequence) => ({ ...its, sequence }));
}
