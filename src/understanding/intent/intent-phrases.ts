import type { Content } from "../../content/schema/content.ts";
import type { Intent } from "../../content/schema/intent.ts";
import { plainWords } from "../../content/search/plain-words.ts";
import { cleanText } from "../clean.ts";
import { addTo, beginnings, Groups, type HeardToken, NUMBERS, type Sequence, Stream } from "../danger/matcher.ts";
import { piecesOf, Sets, wordsIn } from "../danger/phrase.ts";
import { foldWord, type Token, tokensOf } from "../danger/tokens.ts";
import { Vocabulary, WordList } from "../danger/vocabulary.ts";

/** One phrase; a filler asks for nothing. */
export type Compiled = {
  readonly intent: Intent | undefined;
  readonly fits: "whole" | "start" | "anywhere";
  readonly sequence: Sequence;
  readonly unless: readonly Sequence[];
};

/** The words of a cleaned text, as the phrases hear them. */
export type Hear = (clean: string) => IntentStream;

export class IntentStream extends Stream {
  /** By token: whether it changes nothing wherever it stands: "stop please messaging me". */
  readonly isPolite: readonly boolean[];

  constructor(tokens: readonly HeardToken[], startsSentence: readonly boolean[], isPolite: readonly boolean[]) {
    super(tokens, startsSentence);
    this.isPolite = isPolite;
  }
}

/** The same without its words of politeness; undefined when it has none, or nothing else. */
export function withoutPolite({ tokens, startsSentence, isPolite }: IntentStream): IntentStream | undefined {
  const left = tokens
    .keys()
    .toArray()
    .filter((at) => !isPolite[at]);
  if (left.length === tokens.length || left.length === 0) return undefined;
  return new IntentStream(
    left.map((at) => tokens[at] as HeardToken),
    left.map((at) => startsSentence[at] ?? false),
    left.map(() => false),
  );
}

export type IntentPhrases = {
  readonly hear: Hear;
  /** By the groups that they may begin with. */
  readonly phrases: ReadonlyMap<number, readonly Compiled[]>;
  /** What is said without a word, each sign once: "?". */
  readonly signs: ReadonlyMap<string, Intent>;
};

/** The vocabulary tells words apart by language; here a phrase of any may stand beside one of another. */
const LANGUAGE = "all";

/** @throws {RangeError} when a phrase names a set that is not there, or ends in a gap */
export function compileIntents(content: Content): IntentPhrases {
  const own = ownWords(content);
  const words = new WordList();
  const members: Record<string, readonly string[]> = {};
  for (const entry of content.intents) if (entry.kind === "set") members[entry.id] = entry.words;

  const sets = new Sets(members);
  const groups = new Groups();
  const sequenceOf = (phrase: string) => groups.sequence(piecesOf(phrase, sets));
  const compiled: Compiled[] = (members.filler ?? []).map((phrase) => ({
    intent: undefined,
    fits: "whole",
    sequence: sequenceOf(phrase),
    unless: [],
  }));
  const signs = new Map<string, Intent>();
  for (const entry of content.intents) {
    if (entry.kind !== "asks") continue;
    const { intent, fits } = entry;
    const unless = (entry.unless ?? []).map(sequenceOf);
    for (const phrase of entry.says) compiled.push({ intent, fits, sequence: sequenceOf(phrase), unless });
    for (const sign of entry.signs ?? []) signs.set(sign, intent);
  }

  const phrases = new Map<number, Compiled[]>();
  for (const phrase of compiled)
    for (const group of new Set(beginnings(phrase.sequence))) addTo(phrases, group, phrase);
  const number = (word: string) => words.add(LANGUAGE, word);
  const groupsOf = new Map([...groups.of].map(([word, its]) => [number(word), its]));
  const numbersOf = (name: string) =>
    new Set((members[name] ?? []).flatMap(wordsIn).map((word) => number(foldWord(cleanText(word)))));
  const negators = numbersOf("negator");
  const reachedThrough = numbersOf("reached-through");
  const polite = new Set((members.polite ?? []).map((word) => foldWord(cleanText(word))));
  const vocabulary = new Vocabulary(words.tables(), (_language, typed) => own.has(typed));

  function heard({ forms, value }: Token): HeardToken {
    if (value !== undefined) return { ...UNKNOWN, value, starts: [NUMBERS] };
    const its = new Map<number, 0 | 1>();
    let [isNegator, isReachedThrough] = [false, false];
    for (const form of forms)
      for (const { word, slips } of vocabulary.hear(form)) {
        if (slips > 0 && !isLikelySlip(form, vocabulary.textOf(word) ?? "")) continue;
        for (const group of groupsOf.get(word) ?? []) if (slips < (its.get(group) ?? 2)) its.set(group, slips);
        isNegator ||= slips === 0 && negators.has(word);
        isReachedThrough ||= reachedThrough.has(word);
      }
    return { ...UNKNOWN, groups: its, starts: [...its.keys()], isNegator, isReachedThrough };
  }

  return {
    hear(clean) {
      const tokens = tokensOf(clean);
      return new IntentStream(
        tokens.map(heard),
        tokens.map(({ startsSentence }) => startsSentence),
        tokens.map(({ forms }) => forms.some((form) => polite.has(form))),
      );
    },
    phrases,
    signs,
  };
}

const UNKNOWN: HeardToken = {
  groups: new Map(),
  starts: [],
  medicine: undefined,
  value: undefined,
  isNegator: false,
  isReachedThrough: false,
};

/** In shorter words any other letter leads to another word; two of their letters swapped do not: "stpo". */
const LONG_ENOUGH = 5;

/** Whether one slip of the finger is likelier than another word: people rarely miss the first letter. */
function isLikelySlip(typed: string, listed: string): boolean {
  const isSwapped = typed[0] === listed[1] && typed[1] === listed[0];
  if (listed.length >= LONG_ENOUGH) return typed[0] === listed[0] || isSwapped;
  return typed.length === listed.length && [...typed].sort().join("") === [...listed].sort().join("");
}

/** Words that the bot knows as they stand, which are no slips for others: "night" and "right". */
function ownWords({ tips, synonyms, offTopic, taking }: Content): ReadonlySet<string> {
  const texts = [
    ...tips.flatMap(({ title, text, why, askedAs }) => [title, text, why, ...askedAs]),
    ...[...synonyms, ...offTopic, ...taking].flatMap(({ words }) => words),
  ];
  return new Set(texts.flatMap(plainWords));
}
