import { deflateRawSync, inflateRawSync } from "node:zlib";
import { cleanText } from "../clean.ts";
import { DANGER_KINDS, type DangerKind, NO_DANGER, type ReadDanger } from "./danger.ts";
import type { DangerList } from "./danger-list.ts";
import {
  addWords,
  CARDS,
  type Compiled,
  compileLanguage,
  type Language,
  type SpokenList,
  spokenList,
} from "./language.ts";
import { type LikenessModel, type LikeToken, likenessOf } from "./likeness.ts";
import { addTo, endOf, type HeardToken, isNegated, MEDICINES, NUMBERS, type Sequence, Stream } from "./matcher.ts";
import { foldWord, type Token, tokensOf } from "./tokens.ts";
import { ANY_LANGUAGE, type Heard, Vocabulary, WordList, type WordTables } from "./vocabulary.ts";

/** What danger is read by: the files of data/danger/. */
export type DangerLists = {
  readonly languages: readonly DangerList[];
  /**
   * Names of medicines and substances, in any language, the opioids among them apart; drinks; and what may stand between
   * the names of a list.
   */
  readonly medicines: Readonly<Record<"names" | "opioids" | "drinks" | "between", readonly string[]>>;
  /** By language: words that are one slip away from a listed one, and words of their own. */
  readonly ownWords: Readonly<Record<string, readonly string[]>>;
  /** What is like danger though no pattern says it; undefined: patterns alone. */
  readonly likeness: LikenessModel | undefined;
};

/**
 * Log-odds of likeness, weighed on sentences that were kept apart (docs: data/danger/README.md). Words that no pattern
 * knows are asked about or answered with help when they are this much like danger; what a pattern says is taken down a
 * step when it is this little like it.
 */
const LIKE = {
  ask: 0.25,
  help: 1.25,
  /** A pattern's `ask` becomes `help`. */
  raisesAsk: 0.5,
  /** A pattern's `help` becomes `ask`. */
  lowersHelp: -0.5,
  /** A pattern's `ask` becomes nothing. */
  lowersAsk: -1.5,
} as const;
/** Fewer words than these tell likeness too little. */
const FEWEST_TO_ASK = 3;
const FEWEST_TO_HELP = 4;
/** A guard counts when it begins this near before a match, or after its end. */
const NEAR = 5;

/** Of two that are said at once, the one in which minutes count goes first. */
const BEFORE: readonly DangerKind[] = [
  "not-breathing",
  "child-poison",
  "overdose",
  "crisis",
  "withdrawal",
  "third-person",
];

/** A match that counts. */
type Found = Pick<Compiled, "kind" | "level" | "card"> & { readonly isCertain?: boolean };
/** From which word of a stream to which. */
type Placed = Found & { readonly from: number; readonly end: number };

/**
 * The lists as they are read by, made once and kept for the next start: plain values that `v8.serialize` takes, so that
 * a start has nothing to take apart.
 */
export type DangerForm = Pick<DangerLists, "ownWords" | "likeness"> & {
  readonly words: WordTables;
  readonly names: ReadonlySet<number>;
  readonly opioids: ReadonlySet<number>;
  /** What a list of names may hold besides. */
  readonly besides: ReadonlySet<string>;
  /** The first one is English, if it is there: of two languages that have as many of the words, the first is spoken. */
  readonly languages: readonly { readonly name: string; readonly list: Uint8Array }[]; // JSON, deflated
  /** The first one, compiled. */
  readonly first: Language | undefined;
};

/** @throws {RangeError} when a phrase of the first list names a set that is not there, or ends in a gap */
export function formOf({ languages, medicines, ownWords, likeness }: DangerLists): DangerForm {
  const words = new WordList();
  const number = (name: string) => words.add(ANY_LANGUAGE, foldWord(cleanText(name)));
  const opioids = new Set(medicines.opioids.map(number));
  const names = new Set([...medicines.names.map(number), ...opioids]);
  const lists = languages
    .toSorted((one, other) => Number(other.language === "en") - Number(one.language === "en"))
    .map(spokenList);
  for (const list of lists) addWords(list, words);
  const tables = words.tables();
  const [first] = lists;
  return {
    words: tables,
    names,
    opioids,
    besides: new Set([...medicines.drinks, ...medicines.between].map((word) => foldWord(cleanText(word)))),
    languages: lists.map((list) => ({ name: list.language, list: deflateRawSync(JSON.stringify(list)) })),
    first: first && compileLanguage(first, new Vocabulary(tables, () => false)),
    ownWords,
    likeness,
  };
}

/** A language by name; its patterns are compiled when somebody first types in it. */
type Listed = { readonly name: string; readonly compiled: () => Language };

type Compilation = Pick<DangerForm, "names" | "opioids" | "besides"> & {
  readonly vocabulary: Vocabulary;
  readonly languages: readonly Listed[];
};

function compilationOf({ words, languages, first, ownWords, ...form }: DangerForm): Compilation {
  const own = new Map(Object.entries(ownWords).map(([language, its]) => [language, new Set(its)]));
  const isOwn = (language: string, typed: string) => own.get(language)?.has(typed) ?? false;
  // An English word is no slip in any language: English is typed among all of them.
  const vocabulary = new Vocabulary(words, (language, typed) => isOwn(language, typed) || isOwn("en", typed));
  const listed = languages.map(({ name, list }, index) => {
    let language = index === 0 ? first : undefined;
    const compiled = () => {
      language ??= compileLanguage(JSON.parse(inflateRawSync(list).toString()) as SpokenList, vocabulary);
      return language;
    };
    return { name, compiled };
  });
  return { ...form, vocabulary, languages: listed };
}

/** All the words of the lists; for the maker of data/danger/own-words.json. */
export function vocabularyOf(lists: DangerLists): Vocabulary {
  return compilationOf(formOf(lists)).vocabulary;
}

/**
 * A reader of danger in all languages at once, whatever language Discord is set to.
 *
 * What a language says is compiled when somebody first types in it, but for English. A reading is pure.
 *
 * @throws {RangeError} when a phrase of the English list names a set that is not there, or ends in a gap
 */
export function createReadDanger(lists: DangerLists): ReadDanger {
  return readDangerBy(formOf(lists));
}

/** The same, by lists that an earlier start may have taken apart. */
export function readDangerBy(form: DangerForm): ReadDanger {
  const compilation = compilationOf(form);
  const { vocabulary, names, opioids } = compilation;
  const { likeness } = form;
  return (text) => {
    const tokens = tokensOf(cleanText(text));
    if (tokens.length === 0) return NO_DANGER;
    const heard = hearAll(tokens, vocabulary);
    if (isListOfNames(tokens, heard, compilation)) return NO_DANGER;
    let best: Found | undefined;
    let saidIn: string | undefined;
    const counts = countsOf(heard, vocabulary);
    for (const [{ compiled }, its] of spokenIn(tokens, heard, compilation)) {
      const language = compiled();
      const [said, known] = [its.map((at) => tokens[at] as Token), its.map((at) => heard[at] ?? [])];
      for (const stream of streamsIn(language, said, known, names)) {
        const found = readIn(language, stream, best);
        if (found !== best) saidIn = language.name;
        best = found;
      }
    }
    if (likeness !== undefined) {
      const { language, words } = likeWords(tokens, heard, counts, compilation);
      // What was said in another language it has not read.
      if (likeness.languages.includes(saidIn ?? language)) best = weighed(best, likeness, words());
    }
    if (best === undefined) return NO_DANGER;
    const { level, kind, card } = best;
    const namesOpioid = heard.some((words) => words.some(({ word }) => opioids.has(word)));
    return { level, kind, card, ...(namesOpioid && { namesOpioid: true as const }) };
  };
}

/** How many of the words each language has, as they stand. */
function countsOf(heard: readonly (readonly Heard[])[], vocabulary: Vocabulary): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of heard)
    for (const language of new Set(
      words.map(({ word, slips }) => (slips === 0 ? vocabulary.languageOf(word) : undefined)),
    ))
      if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  return counts;
}

/**
 * The share of the words of the language that has most of a sentence, below which another language is not read:
 * "suicide" is English and French, and only French knows what "prévention du suicide" is.
 */
const SHARE = 0.75;

/** The languages that may be spoken, each with the words of the sentences in which it may be. */
function spokenIn(
  tokens: readonly Token[],
  heard: readonly (readonly Heard[])[],
  { vocabulary, languages }: Compilation,
): Map<Listed, number[]> {
  const byName = new Map(languages.map((language) => [language.name, language]));
  const spoken = new Map<Listed, number[]>();
  const starts = tokens.flatMap(({ startsSentence }, at) => (startsSentence || at === 0 ? [at] : []));
  for (const [index, from] of starts.entries()) {
    const end = starts[index + 1] ?? tokens.length;
    const counts = countsOf(heard.slice(from, end), vocabulary);
    const most = Math.max(...counts.values());
    for (const [name, count] of counts) {
      const language = byName.get(name);
      if (language === undefined || count < most * SHARE) continue;
      for (let at = from; at < end; at++) addTo(spoken, language, at);
    }
  }
  if (spoken.size > 0) return spoken;
  // Not a word of any list as it stands: slips alone, of whichever language.
  const slipped = new Set(heard.flatMap((words) => words.map(({ word }) => vocabulary.languageOf(word))));
  return new Map(languages.filter(({ name }) => slipped.has(name)).map((one) => [one, [...tokens.keys()]]));
}

/** What was typed as likeness sees it, and the language that has most of the words. */
export type LikeWords = { readonly language: string; readonly words: () => LikeToken[] };

function likeWords(
  tokens: readonly Token[],
  heard: readonly Heard[][],
  counts: ReadonlyMap<string, number>,
  { languages, names }: Compilation,
): LikeWords {
  const [spoken] = languages.toSorted((one, other) => (counts.get(other.name) ?? 0) - (counts.get(one.name) ?? 0));
  const words = () => {
    const language = spoken?.compiled();
    return tokens.flatMap((token, at) => {
      const its = heard[at] ?? [];
      if (its.some(({ word, slips }) => slips === 0 && language?.polite.has(word))) return [];
      const groups = [...new Set(its.flatMap(({ word }) => language?.setsOf.get(word) ?? []))];
      return [{ token, groups, isMedicine: its.some(({ word, slips }) => slips === 0 && names.has(word)) }];
    });
  };
  return { language: spoken?.name ?? "", words };
}

/** For the maker of data/danger/likeness.json: how likeness sees a text. */
export function createLikeWords(lists: DangerLists): (text: string) => LikeWords {
  const compilation = compilationOf(formOf(lists));
  return (text) => {
    const tokens = tokensOf(cleanText(text));
    const heard = hearAll(tokens, compilation.vocabulary);
    return likeWords(tokens, heard, countsOf(heard, compilation.vocabulary), compilation);
  };
}

/** What patterns say, weighed by how alike the words are to those of people in danger. */
function weighed(said: Found | undefined, model: LikenessModel, tokens: readonly LikeToken[]): Found | undefined {
  const likeness = likenessOf(model, tokens);
  if (likeness === undefined) return said;
  const { danger, help, kinds } = likeness;
  if (said === undefined) {
    if (danger < LIKE.ask || tokens.length < FEWEST_TO_ASK) return undefined;
    const kind = DANGER_KINDS[kinds.indexOf(Math.max(...kinds))] ?? "crisis";
    return { kind, card: CARDS[kind], level: help >= LIKE.help && tokens.length >= FEWEST_TO_HELP ? "help" : "ask" };
  }
  if (said.level === "help") {
    return said.isCertain || help >= LIKE.lowersHelp ? said : { ...said, level: "ask" };
  }
  if (help >= LIKE.raisesAsk) return { ...said, level: "help" };
  return danger >= LIKE.lowersAsk ? said : undefined;
}

/** So many of something are no dose of a list. */
const MANY = 7;

/** "sertraline, melatonin and wine 2 mg" asks about things; it does not say that anybody took them. */
function isListOfNames(
  tokens: readonly Token[],
  heard: readonly (readonly Heard[])[],
  { vocabulary, names, besides }: Compilation,
): boolean {
  let known = 0;
  let unknown = 0;
  let isCounted = false;
  for (const [at, { forms, value }] of tokens.entries()) {
    const words = heard[at] ?? [];
    if (value !== undefined) isCounted ||= value >= MANY;
    else if (forms.some((form) => besides.has(form)) || words.some(({ word }) => names.has(word))) known++;
    else if (at === tokens.length - 1 && forms.some((form) => begins(form, vocabulary, names))) known++;
    else if (words.some(({ slips }) => slips === 0)) return false;
    else unknown++;
  }
  // A name that no list knows may be among them. "tok 20 xanax" is no list.
  return known > 0 && (unknown === 0 || (unknown * 2 <= known && !isCounted));
}

/** Fewer letters begin too much. */
const FEWEST_TO_BEGIN = 3;

/** Whether a name begins so, which is still being typed: "xanax with wine, morph". */
function begins(form: string, vocabulary: Vocabulary, names: ReadonlySet<number>): boolean {
  if (form.length < FEWEST_TO_BEGIN) return false;
  for (const name of names) if (vocabulary.begins(name, form)) return true;
  return false;
}

/** Each distinct word is looked up once. */
function hearAll(tokens: readonly Token[], vocabulary: Vocabulary): Heard[][] {
  const known = new Map<string, Heard[]>();
  return tokens.map(({ forms }) => {
    const key = forms.join(" ");
    let heard = known.get(key);
    if (heard === undefined) {
      heard =
        forms.length === 1 ? vocabulary.hear(forms[0] ?? "") : bestOf(forms.flatMap((form) => vocabulary.hear(form)));
      known.set(key, heard);
    }
    return heard;
  });
}

/** Each word once, with the fewest slips. */
function bestOf(heard: readonly Heard[]): Heard[] {
  const best = new Map<number, Heard>();
  for (const one of heard) if (one.slips < (best.get(one.word)?.slips ?? 2)) best.set(one.word, one);
  return [...best.values()];
}

function worse(one: Found | undefined, other: Found | undefined): Found | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.level !== other.level) return one.level === "help" ? one : other;
  if (one.kind === other.kind) return other.isCertain && !one.isCertain ? other : one;
  return BEFORE.indexOf(other.kind) < BEFORE.indexOf(one.kind) ? other : one;
}

/** Longer texts are read this many words at a time, so that what is said far apart is not taken together. */
const SPAN = 64;
/** More than the longest pattern is likely to span. */
const OVERLAP = 24;

function spansOf(length: number): (readonly [from: number, to: number])[] {
  const spans: [number, number][] = [];
  for (let from = 0; from === 0 || from + OVERLAP < length; from += SPAN - OVERLAP)
    spans.push([from, Math.min(from + SPAN, length)]);
  return spans;
}

/** The worst that a language says of a stream, where it is worse than what is known already. */
function readIn(language: Language, stream: Stream, known: Found | undefined): Found | undefined {
  const may = new Map<Compiled, boolean>();
  let isSofter: boolean | undefined;
  let best: Placed | undefined;
  /** Where somebody else is spoken of: what is said within is about them. */
  const others: Placed[] = [];
  for (const [from, { starts }] of stream.tokens.entries())
    for (const group of starts)
      for (const pattern of language.startingWith.get(group) ?? []) {
        const isWorse = (than: Found | undefined) => than?.level !== "help" || worse(than, pattern) !== than;
        if (pattern.kind !== "third-person" && !(isWorse(best) && isWorse(known))) continue;
        let isPossible = may.get(pattern);
        if (isPossible === undefined) {
          isPossible = stream.mayHold(pattern.sequence);
          may.set(pattern, isPossible);
        }
        if (!isPossible) continue;
        const end = endOf(pattern.sequence, stream, from, pattern.evenNegated);
        if (end < 0) continue;
        if (!pattern.evenNegated && isNegated(stream, from)) continue;
        if (isGuarded(pattern.unless, stream, from, end)) continue;
        isSofter ??= occursAnywhere(language.softer, stream);
        const level = isSofter || occursAnywhere(pattern.softer, stream) ? "ask" : pattern.level;
        const found = { kind: pattern.kind, card: pattern.card, level, isCertain: pattern.isCertain, from, end };
        if (found.kind === "third-person") others.push(found);
        if (isAboutAnother(found, others)) continue;
        best = best === undefined || isAboutAnother(best, others) || worse(best, found) === found ? found : best;
      }
  return worse(known, best);
}

/** "My friend wants to die" also says "wants to die": it is the friend's. */
function isAboutAnother({ kind, from, end }: Placed, others: readonly Pick<Placed, "from" | "end">[]): boolean {
  return kind === "crisis" && others.some((other) => other.from <= from && end <= other.end);
}

/** What was typed, as a language hears it, a span at a time. */
function streamsIn(
  language: Language,
  tokens: readonly Token[],
  heard: readonly (readonly Heard[])[],
  medicines: ReadonlySet<number>,
): Stream[] {
  const known = new Map<readonly Heard[], HeardToken[]>();
  const stream: HeardToken[] = [];
  const startsSentence: boolean[] = [];
  for (const [index, { value, startsSentence: starts }] of tokens.entries()) {
    const words = heard[index] ?? [];
    let its = value === undefined ? known.get(words) : undefined;
    if (its === undefined) {
      its = hearIn(language, value, words, medicines);
      if (value === undefined) known.set(words, its);
    }
    for (const [at, one] of its.entries()) {
      stream.push(one);
      startsSentence.push(starts && at === 0);
    }
  }
  return spansOf(stream.length).map(([from, to]) => new Stream(stream.slice(from, to), startsSentence.slice(from, to)));
}

/** The words of one language that a token may be; a short form brings several. */
function hearIn(
  { groupsOf, rewrites, numbers, negators, reachedThrough }: Language,
  digits: number | undefined,
  heard: readonly Heard[],
  medicines: ReadonlySet<number>,
): HeardToken[] {
  const rewritten = heard.find(({ word }) => rewrites.has(word));
  if (rewritten !== undefined)
    return (rewrites.get(rewritten.word) ?? []).map((known) => {
      const word = known ?? -1;
      const its = groupsOf.get(word) ?? [];
      return {
        groups: new Map(its.map((group) => [group, rewritten.slips] as const)),
        starts: its,
        medicine: undefined,
        value: undefined,
        isNegator: negators.has(word),
        isReachedThrough: reachedThrough.has(word),
      };
    });
  const groups = new Map<number, 0 | 1>();
  let medicine: 0 | 1 | undefined;
  let isNegator = false;
  let isReachedThrough = false;
  let value = digits;
  for (const { word, slips } of heard) {
    for (const group of groupsOf.get(word) ?? []) if (slips < (groups.get(group) ?? 2)) groups.set(group, slips);
    if (medicines.has(word) && slips < (medicine ?? 2)) medicine = slips;
    isNegator ||= slips === 0 && negators.has(word);
    isReachedThrough ||= reachedThrough.has(word);
    value ??= slips === 0 ? numbers.get(word) : undefined;
  }
  const starts = [
    ...groups.keys(),
    ...(value === undefined ? [] : [NUMBERS]),
    ...(medicine === undefined ? [] : [MEDICINES]),
  ];
  return [{ groups, starts, medicine, value, isNegator, isReachedThrough }];
}

function occursAnywhere(sequences: readonly Sequence[], stream: Stream): boolean {
  return sequences.some(
    (sequence) => stream.mayHold(sequence) && stream.tokens.some((_, from) => endOf(sequence, stream, from, true) >= 0),
  );
}

function isGuarded(guards: readonly Sequence[], stream: Stream, from: number, end: number): boolean {
  return guards.some((guard) => {
    if (!stream.mayHold(guard)) return false;
    for (let at = Math.max(0, from - NEAR); at < end + NEAR; at++) if (endOf(guard, stream, at, true) >= 0) return true;
    return false;
  });
}
