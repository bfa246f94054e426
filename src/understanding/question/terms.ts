import type { Synonyms } from "../../content/schema/synonyms.ts";
import { plainWords } from "../../content/search/plain-words.ts";
import { isFiller, stem } from "../../content/search/same-word.ts";

/** What a text is compared by, and how much each counts: stems, what words stand for, and neighbours. */
export type Terms = ReadonlyMap<string, number>;

/** How much a term tells beside a plain word, which counts one. */
const WEIGHT = {
  /** "what", "have", and numbers by themselves. */
  filler: 0.3,
  /** A word that is part of an expression: "plugs" in "ear plugs". */
  within: 0.6,
  /** What a word stands for, shared with all its synonyms. */
  meaning: 0.9,
  /** Two words side by side: "fall asleep". */
  pair: 0.5,
} as const;

export type TermReader = (words: readonly string[]) => Terms;

/**
 * A reader of words into terms. Of expressions the longest counts: "fall" in "fall asleep" is no fall.
 *
 * @param synonyms data/synonyms.json
 */
export function createTermReader(synonyms: readonly Synonyms[]): TermReader {
  const meanings = new Map<string, string[]>();
  /** Words in the longest expression that begins with a stem. */
  const longest = new Map<string, number>();
  for (const { id, words } of synonyms)
    for (const stems of words.map((expression) => plainWords(expression).map(stem))) {
      const expression = stems.join(" ");
      const its = meanings.get(expression) ?? [];
      if (!its.includes(`=${id}`)) meanings.set(expression, [...its, `=${id}`]);
      const [first = ""] = stems;
      longest.set(first, Math.max(stems.length, longest.get(first) ?? 0));
    }

  return (words) => {
    const stems = words.map(stem);
    const terms = new Map<string, number>();
    const add = (term: string, weight: number) => terms.set(term, Math.max(weight, terms.get(term) ?? 0));

    const isWithin = new Uint8Array(stems.length);
    for (const [from, first] of stems.entries()) {
      const most = Math.min(longest.get(first) ?? 0, stems.length - from);
      for (let length = most; length > 1; length--) {
        const found = meanings.get(stems.slice(from, from + length).join(" "));
        if (found === undefined) continue;
        for (const meaning of found) add(meaning, WEIGHT.meaning);
        isWithin.fill(1, from, from + length);
      }
    }
    for (const [at, its] of stems.entries()) {
      if (!isWithin[at]) for (const meaning of meanings.get(its) ?? []) add(meaning, WEIGHT.meaning);
      const isLightWord = isLight(words[at] ?? "");
      add(its, isLightWord ? WEIGHT.filler : isWithin[at] ? WEIGHT.within : 1);
      const next = words[at + 1];
      if (next !== undefined && !(isLightWord && isLight(next))) add(`${its} ${stems[at + 1]}`, WEIGHT.pair);
    }
    return terms;
  };
}

/** Whether a word points at nothing by itself: numbers and single letters do not either. */
export function isLight(word: string): boolean {
  return isFiller(word) || /^(?:\d+|.)$/u.test(word);
}
