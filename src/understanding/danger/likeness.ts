import type { Token } from "./tokens.ts";

/**
 * How alike a text is to the sentences of people in danger in data/danger/examples: a linear model over words,
 * neighbouring words and pieces of words, hashed. It catches what no pattern says, and no more than that: what a
 * pattern says counts whatever the likeness.
 *
 * Log-odds: above 0 more like danger than not. `kinds` in the order of DANGER_KINDS.
 */
export type Likeness = { readonly danger: number; readonly help: number; readonly kinds: readonly number[] };

/** Made by tools/danger-likeness. `weights`: for each bucket its outputs (danger, help, then each kind). */
export type LikenessModel = {
  /** Those with examples enough; in others patterns have the only say. */
  readonly languages: readonly string[];
  readonly bits: number;
  readonly outputs: number;
  /** What a weight of 1 in `weights` stands for, by output. */
  readonly scales: readonly number[];
  readonly biases: readonly number[];
  readonly weights: Int8Array;
};

/** Longer sentences are looked at this many words at a time, each window half over the one before. */
const WINDOW = 24;
/** "#many" and "#few": the number itself says little. */
const MANY = 7;

/** The hashed features that end with each token: its own, with the word before, and with the two before. */
export type TokenFeatures = {
  readonly own: readonly number[];
  readonly pair: readonly number[];
  readonly triple: readonly number[];
  readonly groups: readonly string[];
};

/** A typed word as likeness sees it: the names of the sets of its language that it belongs to. */
export type LikeToken = { readonly token: Token; readonly groups: readonly string[]; readonly isMedicine: boolean };

/** The word that features are made of: as it is most likely meant, numbers and names of medicines by their kind. */
function wordOf({ token: { forms, value }, isMedicine }: LikeToken): string {
  if (value !== undefined) return value >= MANY ? "#many" : "#few";
  return isMedicine ? "#medicine" : (forms.at(-1) ?? "");
}

export function featuresOf(tokens: readonly LikeToken[], bits: number): TokenFeatures[] {
  const words = tokens.map(wordOf);
  const mask = 2 ** bits - 1;
  const pieces = new Map<string, number[]>();
  return words.map((word, at) => {
    const { token, groups } = tokens[at] as LikeToken;
    const before = words[at - 1];
    const twoBefore = words[at - 2];
    const own = [hash("w", word) & mask, ...groups.map((group) => hash("g", group) & mask)];
    const typed = token.forms.at(-1) ?? "";
    if (word !== typed && token.value === undefined) own.push(hash("w", typed) & mask);
    if (token.value === undefined) {
      let its = pieces.get(typed);
      if (its === undefined) {
        its = piecesOf(typed, mask);
        pieces.set(typed, its);
      }
      own.push(...its);
    }
    return {
      own,
      pair: [
        ...(before === undefined ? [] : [hash("b", `${before} ${word}`) & mask]),
        ...(twoBefore === undefined ? [] : [hash("s", `${twoBefore} ${word}`) & mask]),
      ],
      triple: twoBefore === undefined ? [] : [hash("t", `${twoBefore} ${before} ${word}`) & mask],
      groups: word.startsWith("#") ? [...groups, word] : groups,
    };
  });
}

/** Runs of three to five letters, ends of the word included. */
function piecesOf(word: string, mask: number): number[] {
  const whole = `^${word}$`;
  const pieces: number[] = [];
  for (let size = 3; size <= 5; size++)
    for (let from = 0; from + size <= whole.length; from++)
      pieces.push(hash("c", whole.slice(from, from + size)) & mask);
  return pieces;
}

/** FNV-1a. */
function hash(kind: string, text: string): number {
  let value = 2_166_136_261 ^ kind.charCodeAt(0);
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16_777_619);
  value ^= value >>> 15;
  return value >>> 0;
}

/** Stretches of tokens that are looked at together: each sentence, the whole, and windows of what is longer. */
export function stretchesOf(tokens: readonly Token[]): (readonly [from: number, to: number])[] {
  const starts = tokens.flatMap(({ startsSentence }, at) => (startsSentence || at === 0 ? [at] : []));
  const sentences = starts.map((from, index) => [from, starts[index + 1] ?? tokens.length] as const);
  const all = sentences.length > 1 ? [...sentences, [0, tokens.length] as const] : sentences;
  return all.flatMap(([from, to]) => {
    if (to - from <= WINDOW) return [[from, to] as const];
    const windows: [number, number][] = [];
    for (let at = from; at < to; at += WINDOW / 2) windows.push([at, Math.min(at + WINDOW, to)]);
    return windows;
  });
}

/** How many words with a group are looked back at for pairs of groups. */
const GROUPED_BACK = 3;

/** All features of a stretch, none that reaches out of it; also which groups follow each other, whatever stands between. */
export function featuresIn(features: readonly TokenFeatures[], from: number, to: number, bits: number): number[] {
  const mask = 2 ** bits - 1;
  const all: number[] = [];
  const grouped: (readonly string[])[] = [];
  for (let at = from; at < to; at++) {
    const one = features[at];
    if (one === undefined) continue;
    all.push(...one.own);
    if (at > from) all.push(...one.pair.slice(0, at > from + 1 ? 2 : 1));
    if (at > from + 1) all.push(...one.triple);
    if (one.groups.length === 0) continue;
    for (const before of grouped.slice(-GROUPED_BACK))
      for (const first of before) for (const second of one.groups) all.push(hash("p", `${first} ${second}`) & mask);
    grouped.push(one.groups);
  }
  return all;
}

/** How like danger the stretch is that is most so; undefined without a word. */
export function likenessOf(model: LikenessModel, tokens: readonly LikeToken[]): Likeness | undefined {
  const features = featuresOf(tokens, model.bits);
  const stretches = stretchesOf(tokens.map(({ token }) => token))
    .map(([from, to]) => featuresIn(features, from, to, model.bits))
    .map((all) => ({ all, danger: scoreOf(model, all, 0), help: scoreOf(model, all, 1) }));
  const [first, ...rest] = stretches;
  if (first === undefined) return undefined;
  const most = rest.reduce((one, other) => (other.danger > one.danger ? other : one), first);
  const kinds = Array.from({ length: model.outputs - 2 }, (_, kind) => scoreOf(model, most.all, kind + 2));
  return { danger: most.danger, help: Math.max(...stretches.map(({ help }) => help)), kinds };
}

function scoreOf(
  { outputs, scales, biases, weights }: LikenessModel,
  features: readonly number[],
  output: number,
): number {
  let sum = 0;
  for (const bucket of features) sum += weights[bucket * outputs + output] ?? 0;
  return (sum * (scales[output] ?? 0)) / Math.sqrt(features.length) + (biases[output] ?? 0);
}
