import type { Piece } from "./phrase.ts";

/** A typed word as one language hears it. */
export type HeardToken = {
  /** Which groups of words it belongs to, and with how many slips. */
  readonly groups: ReadonlyMap<number, 0 | 1>;
  /** Those groups, with NUMBERS and MEDICINES where it is one: what a sequence may begin with here. */
  readonly starts: readonly number[];
  /** With how many slips it is the name of a medicine; undefined when it is none. */
  readonly medicine: 0 | 1 | undefined;
  readonly value: number | undefined;
  /** It takes back what follows. */
  readonly isNegator: boolean;
  /** "not" reaches through it to what follows. */
  readonly isReachedThrough: boolean;
};

type Step =
  | {
      readonly kind: "group";
      /** Counts the distinct steps of a language. */
      readonly id: number;
      readonly group: number;
      /** The groups with one of which it begins. */
      readonly starts: readonly number[];
      readonly phrases: readonly Sequence[];
      /** The phrases by the groups that they may begin with. */
      readonly startingWith: ReadonlyMap<number, readonly Sequence[]>;
      readonly isMedicine: boolean;
    }
  | { readonly kind: "number"; readonly least: number; readonly most: number }
  | { readonly kind: "gap"; readonly most: number }
  | { readonly kind: "maybe"; readonly steps: Sequence };
export type Sequence = readonly Step[];

/** Where a sequence may begin: the groups of its first words. Numbers and names of medicines have groups of their own. */
export const NUMBERS = 0;
export const MEDICINES = 1;

/** Adds to the list that a map has under a key. */
export function addTo<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [item]);
  else known.push(item);
}

/** Numbers the groups of words of one language, each group once. */
export class Groups {
  readonly #numbers = new Map<string, number>();
  /** By word of the list: the groups it belongs to. */
  readonly of = new Map<string, number[]>();

  readonly #steps = new Map<Piece, Step>();

  number(words: readonly string[]): number {
    const key = [...words].sort().join(" ");
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const group = this.#numbers.size + 2; // behind NUMBERS and MEDICINES
    this.#numbers.set(key, group);
    for (const word of words) addTo(this.of, word, group);
    return group;
  }

  sequence(pieces: readonly Piece[]): Sequence {
    return pieces.map((piece) => this.#step(piece));
  }

  #step(piece: Piece): Step {
    if (piece.kind === "gap" || piece.kind === "number") return piece;
    const known = this.#steps.get(piece);
    if (known !== undefined) return known;
    if (piece.kind === "maybe") {
      const step: Step = { kind: "maybe", steps: this.sequence(piece.pieces) };
      this.#steps.set(piece, step);
      return step;
    }
    const phrases = piece.phrases.map((phrase) => this.sequence(phrase));
    const startingWith = new Map<number, Sequence[]>();
    for (const phrase of phrases) for (const group of new Set(beginnings(phrase))) addTo(startingWith, group, phrase);
    const { words, isMedicine } = piece;
    const group = this.number(words);
    const starts = [...new Set([group, ...(isMedicine ? [MEDICINES] : []), ...startingWith.keys()])];
    const step: Step = { kind: "group", id: this.#steps.size, group, starts, phrases, startingWith, isMedicine };
    this.#steps.set(piece, step);
    return step;
  }
}

/** The groups with one of which the sequence begins. */
export function beginnings([first, ...rest]: Sequence): number[] {
  if (first === undefined || first.kind === "gap") return [];
  if (first.kind === "maybe") return [...beginnings(first.steps), ...beginnings(rest)];
  if (first.kind === "number") return [NUMBERS];
  return [...first.starts];
}

/** What was typed, as one language hears it. */
export class Stream {
  readonly tokens: readonly HeardToken[];
  /** Whether a sentence begins with the token. */
  readonly startsSentence: readonly boolean[];
  readonly #said = new Set<number>();
  readonly #possible = new Map<number, boolean>();

  constructor(tokens: readonly HeardToken[], startsSentence: readonly boolean[]) {
    this.tokens = tokens;
    this.startsSentence = startsSentence;
    for (const { starts } of tokens) for (const group of starts) this.#said.add(group);
  }

  /** Whether all that the sequence cannot do without is said anywhere. */
  mayHold(sequence: Sequence): boolean {
    return sequence.every((step) => {
      if (step.kind === "gap" || step.kind === "maybe") return true;
      if (step.kind === "number") return this.#said.has(NUMBERS);
      let isPossible = this.#possible.get(step.id);
      if (isPossible === undefined) {
        isPossible = step.starts.some((group) => this.#said.has(group));
        this.#possible.set(step.id, isPossible);
      }
      return isPossible;
    });
  }
}

type Then = (at: number, slips: number) => number;

/**
 * Where the sequence ends when it begins at `from`; -1 when it does not.
 *
 * @param reachesNegators whether a gap may hold a word like "not"
 * @param isEnd whether it may end before a token: a sequence with gaps and words in brackets has several ends
 */
export function endOf(
  sequence: Sequence,
  { tokens, startsSentence }: Stream,
  from: number,
  reachesNegators: boolean,
  isEnd: (at: number) => boolean = () => true,
): number {
  const mostSlips = sequence.filter(({ kind }) => kind === "group").length > 3 ? 2 : 1;

  function follow(steps: Sequence, index: number, at: number, slips: number, then: Then): number {
    const step = steps[index];
    if (step === undefined) return then(at, slips);
    if (step.kind === "gap") return overGap(steps, index, step.most, at, slips, then);
    if (step.kind === "maybe") {
      const end = follow(step.steps, 0, at, slips, (next, more) => follow(steps, index + 1, next, more, then));
      return end >= 0 ? end : follow(steps, index + 1, at, slips, then);
    }
    const token = tokens[at];
    if (token === undefined) return -1;
    if (step.kind === "number") {
      const { value } = token;
      return value !== undefined && value >= step.least && value <= step.most
        ? follow(steps, index + 1, at + 1, slips, then)
        : -1;
    }
    const cost = token.groups.get(step.group) ?? (step.isMedicine ? token.medicine : undefined);
    if (cost !== undefined && slips + cost <= mostSlips) {
      const end = follow(steps, index + 1, at + 1, slips + cost, then);
      if (end >= 0) return end;
    }
    if (step.startingWith.size > 0)
      for (const group of token.starts)
        for (const phrase of step.startingWith.get(group) ?? []) {
          const end = follow(phrase, 0, at, slips, (next, more) => follow(steps, index + 1, next, more, then));
          if (end >= 0) return end;
        }
    return -1;
  }

  function overGap(steps: Sequence, index: number, most: number, at: number, slips: number, then: Then): number {
    for (let skipped = 0; skipped <= most; skipped++) {
      const next = at + skipped;
      if (skipped > 0 && (tokens[next] === undefined || startsSentence[next])) return -1;
      const end = follow(steps, index + 1, next, slips, then);
      if (end >= 0) return end;
      if (tokens[next]?.isNegator && !reachesNegators) return -1;
    }
    return -1;
  }

  return follow(sequence, 0, from, 0, (at) => (isEnd(at) ? at : -1));
}

/** How far "not" reaches. */
const REACH = 4;

/** Whether a word like "not" takes back what begins at `from`: "not suicidal", "never really wanted to die". */
export function isNegated({ tokens, startsSentence }: Stream, from: number): boolean {
  for (let back = 1; back <= REACH; back++) {
    if (startsSentence[from - back + 1]) return false;
    const token = tokens[from - back];
    if (token === undefined) return false;
    if (token.isNegator) return true;
    if (!token.isReachedThrough) return false;
  }
  return false;
}
