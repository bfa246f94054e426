import { editDistance } from "./edit-distance.ts";

/** Words that point at nothing: "what can I do about the coffee" is about coffee. */
const FILLER = new Set(
  (
    "a about am an and any are at be because been before but by can could do does for from get getting give got had " +
    "has have help how i if im in is it its ive keep keeps me my not of off on or please should so some take taking " +
    "tell that the there to too up use using was what when why will with would you your"
  ).split(" "),
);

/** In shorter words a letter more, less or other leads from one word to another: "wife" and "wine", "heat" and "heart". */
const LONG_ENOUGH = 5;
/** From here on two slips still leave the word to be recognised. */
const LONG = 9;

export function isFiller(word: string): boolean {
  return FILLER.has(word);
}

/** A plain word without an ordinary English ending: "coffees" and "coffee", "breathing" and "breathe" are the same. */
export function stem(word: string): string {
  const bare = word.replace(/(?:ing|(?<!e)ers?|(?<!e)ed|(?<!e)es|s|(?<!e)e|y)$/, "");
  return bare.length >= 3 ? bare : word;
}

/** A word with its stem. */
export type Word = { readonly word: string; readonly stem: string };

export function asWord(word: string): Word {
  return { word, stem: stem(word) };
}

/**
 * Whether `typed` is `meant` with a slip of the finger, or with two in a long word. The first letter is right, or
 * swapped with the second: people rarely miss it, and "dying" is not "flying". In short words only a letter doubled
 * by mistake, or two swapped, is a slip.
 */
export function isSlipOf(typed: Word, meant: Word): boolean {
  const shorter = Math.min(typed.word.length, meant.word.length);
  if (shorter >= 3 && squeezed(typed.word) === squeezed(meant.word)) return true;
  if (shorter >= 4 && isSwapOf(typed.word, meant.word)) return true;
  if (shorter < LONG_ENOUGH || typed.word[0] !== meant.word[0]) return false;
  const most = shorter >= LONG ? 2 : 1;
  const areStemsLong = Math.min(typed.stem.length, meant.stem.length) >= LONG_ENOUGH;
  return (
    (areStemsLong && editDistance(typed.stem, meant.stem, most) <= most) ||
    editDistance(typed.word, meant.word, most) <= most
  );
}

/** "cofee" and "coffee" are the same. */
function squeezed(word: string): string {
  return word.replace(/(.)\1+/gu, "$1");
}

/** "wnat" is "want" with two neighbours swapped. */
function isSwapOf(typed: string, meant: string): boolean {
  if (typed.length !== meant.length) return false;
  const at = [...typed].findIndex((letter, index) => letter !== meant[index]);
  const swapped = typed.slice(0, at) + typed.charAt(at + 1) + typed.charAt(at) + typed.slice(at + 2);
  return at >= 0 && swapped === meant;
}
