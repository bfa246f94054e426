/** Words in which a slip of the finger is heard. */
const LONG_ENOUGH = 4;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/**
 * The text with one slip of the finger in one of its words of four letters or more: a letter left out, doubled by
 * another, changed, or swapped with its neighbour. The text itself when it has no such word.
 *
 * @param random from 0 up to, not including, 1
 */
export function withSlip(text: string, random: () => number): string {
  const words = [...text.matchAll(/\p{L}{4,}/gu)].filter(([word]) => [...word].length >= LONG_ENOUGH);
  const match = words[Math.floor(random() * words.length)];
  if (match === undefined) return text;
  const letters = [...match[0]];
  const at = Math.floor(random() * letters.length);
  const other = letterLike(letters[at] ?? "", random);
  const kind = Math.floor(random() * 4);
  if (kind === 0) letters.splice(at, 1);
  else if (kind === 1) letters.splice(at, 0, other);
  else if (kind === 2) letters[at] = other;
  else {
    const first = Math.min(at, letters.length - 2);
    const [one = "", two = ""] = letters.slice(first, first + 2);
    letters.splice(first, 2, two, one);
  }
  return text.slice(0, match.index) + letters.join("") + text.slice(match.index + match[0].length);
}

/** A letter of the same script: one at random in Latin, a neighbour in the script's order elsewhere. */
function letterLike(letter: string, random: () => number): string {
  if (/\p{Script=Latin}/u.test(letter)) return LETTERS.charAt(Math.floor(random() * LETTERS.length));
  return String.fromCodePoint((letter.codePointAt(0) ?? 0) + (random() < 0.5 ? 1 : -1));
}
