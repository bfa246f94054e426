import { editDistance, lettersOf, mayBeNear } from "../../content/search/edit-distance.ts";
import { stem } from "../../content/search/same-word.ts";

/** A word as it was meant; several where it was two written together. */
export type Spelling = (typed: string) => readonly string[];

/** In shorter words a slip leads to too many others. */
const LONG_ENOUGH = 4;
/** From here on two slips still leave the word to be recognised. */
const LONG = 9;
/** The shorter half of two words written together. */
const HALF = 3;

type Known = { readonly word: string; readonly letters: number; readonly count: number };

/**
 * Puts slips of the finger right, by the words that are known. What is known stays, and what is near nothing stays.
 * Of several words one slip away, one with the same first letter is meant, then the one that is used most.
 *
 * @param counts every word that is known, and how often it is used
 */
export function createSpelling(counts: ReadonlyMap<string, number>): Spelling {
  const stems = new Set([...counts.keys()].map(stem));
  const byLength = new Map<number, Known[]>();
  for (const [word, count] of counts) {
    if (word.length < LONG_ENOUGH || /\d/.test(word)) continue;
    const known = { word, letters: lettersOf(word), count };
    const alike = byLength.get(word.length);
    if (alike === undefined) byLength.set(word.length, [known]);
    else alike.push(known);
  }
  const isKnown = (word: string) => counts.has(word) || stems.has(stem(word));

  function nearest(typed: string, most: number): string | undefined {
    const letters = lettersOf(typed);
    let best: { readonly word: string; readonly rank: number } | undefined;
    for (let length = typed.length - most; length <= typed.length + most; length++)
      for (const known of byLength.get(length) ?? []) {
        if (!mayBeNear(letters, known.letters, most)) continue;
        const slips = editDistance(typed, known.word, most);
        if (slips > most) continue;
        const rank = -1000 * slips + (known.word[0] === typed[0] ? 100 : 0) + Math.log(known.count);
        if (best === undefined || rank > best.rank) best = { word: known.word, rank };
      }
    return best?.word;
  }

  function parted(typed: string): readonly string[] | undefined {
    for (let at = typed.length - HALF; at >= HALF; at--) {
      const halves = [typed.slice(0, at), typed.slice(at)];
      if (halves.every((half) => counts.has(half))) return halves;
    }
    return undefined;
  }

  return (typed) => {
    if (typed.length < LONG_ENOUGH || /\d/.test(typed) || isKnown(typed)) return [typed];
    const near = nearest(typed, 1);
    if (near !== undefined) return [near];
    const apart = parted(typed);
    if (apart !== undefined) return apart;
    return [(typed.length >= LONG ? nearest(typed, 2) : undefined) ?? typed];
  };
}
