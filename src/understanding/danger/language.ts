import type { HelpCardId } from "../../content/schema/help-card.ts";
import { cleanText } from "../clean.ts";
import type { DangerKind } from "./danger.ts";
import type { DangerList, DangerPattern } from "./danger-list.ts";
import { addTo, beginnings, Groups, type Sequence } from "./matcher.ts";
import { piecesOf, Sets, wordsOf } from "./phrase.ts";
import { foldWord } from "./tokens.ts";
import type { Vocabulary } from "./vocabulary.ts";

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

/** A list of data/danger, ready to be read by. */
export type Language = {
  readonly name: string;
  readonly startingWith: ReadonlyMap<number, readonly Compiled[]>;
  readonly softer: readonly Sequence[];
  /** By number of the vocabulary. */
  readonly groupsOf: ReadonlyMap<number, readonly number[]>;
  readonly rewrites: ReadonlyMap<number, readonly string[]>;
  readonly numbers: ReadonlyMap<number, number>;
  readonly negators: ReadonlySet<number>;
  readonly reachedThrough: ReadonlySet<number>;
  readonly polite: ReadonlySet<number>;
  readonly listed: ReadonlyMap<string, number>;
  /** The names of the sets that a word is a member of by itself. */
  readonly setsOf: ReadonlyMap<number, readonly string[]>;
};

/** All the words of a list, so that they are known before any of its patterns is compiled. */
export function addWords(list: DangerList, vocabulary: Vocabulary): void {
  const { language, rewrites, numbers = {}, negators, reachedThrough, polite = [], sets, softer, patterns } = list;
  const phrases = [
    ...Object.values(sets).flat(),
    ...softer,
    ...patterns.flatMap(({ says, unless = [], softer: also = [] }) => [...says, ...unless, ...also]),
  ];
  const words = [
    ...Object.entries(rewrites)
      .flat()
      .flatMap((one) => one.split(" ")),
    ...Object.keys(numbers),
    ...negators,
    ...reachedThrough,
    ...polite,
  ];
  // Cleaned as one text, a line each: a text takes its steps once, and ends of lines stay where they are.
  const clean = cleanText([...new Set([...words, ...wordsOf(phrases)])].join("\n"));
  for (const word of clean.split("\n")) vocabulary.add(language, foldWord(word));
}

/**
 * Compiles the patterns of a list.
 *
 * @throws {RangeError} when a phrase names a set that the list does not have, or ends in a gap
 */
export function compileLanguage(list: DangerList, vocabulary: Vocabulary): Language {
  const groups = new Groups();
  const sets = new Sets(list.sets);
  const sequences = (phrases: readonly string[] = []) =>
    phrases.map((phrase) => groups.sequence(piecesOf(phrase, sets)));
  const startingWith = new Map<number, Compiled[]>();
  for (const pattern of list.patterns)
    for (const compiled of compilePattern(pattern, sequences))
      for (const group of new Set(beginnings(compiled.sequence))) addTo(startingWith, group, compiled);
  const softer = sequences(list.softer);

  const listed = new Map<string, number>();
  const number = (word: string) => {
    const folded = foldWord(cleanText(word));
    const known = vocabulary.add(list.language, folded);
    listed.set(folded, known);
    return known;
  };
  const rewrites = new Map(
    Object.entries(list.rewrites).map(([short, words]) => [number(short), words.split(" ")] as const),
  );
  for (const words of rewrites.values()) for (const word of words) number(word);
  const groupsOf = new Map([...groups.of].map(([word, its]) => [number(word), its] as const));
  const numbers = new Map(Object.entries(list.numbers ?? {}).map(([word, value]) => [number(word), value] as const));
  const negators = new Set(list.negators.map(number));
  const reachedThrough = new Set(list.reachedThrough.map(number));
  const polite = new Set((list.polite ?? []).map(number));
  const setsOf = new Map<number, string[]>();
  for (const [name, members] of Object.entries(list.sets))
    for (const member of members)
      if (/^[^\s<>()#.]+$/u.test(member)) {
        const word = number(member);
        addTo(setsOf, word, name);
      }
  for (const [names, name] of [
    [list.negators, "not"],
    [Object.keys(list.numbers ?? {}), "number"],
  ] as const)
    for (const member of names) addTo(setsOf, number(member), name);
  const { language: name } = list;
  return { name, startingWith, softer, groupsOf, rewrites, numbers, negators, reachedThrough, polite, listed, setsOf };
}

function compilePattern(
  { kind, level, card, says, unless, softer, evenNegated, certain }: DangerPattern,
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
