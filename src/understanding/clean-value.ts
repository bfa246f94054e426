import { cleanText } from "./clean.ts";

/** Signs that stand around a value and are no part of it; a sign that could be one, such as "<", "-" or "?", stays. */
const BEFORE = /^[\s"'«»„‚*_:;,!|([\p{Extended_Pictographic}]+(?=[^\s)\]])/u;
const AFTER = /(?:[\s"«»*_;,!。、！\p{Extended_Pictographic}]|\p{Emoji_Modifier})+$/u;
const CLOCK_FACES = /[\u{1f550}-\u{1f567}]/u;

/**
 * A short value as it was meant: what `cleanText` does, and quotes, exclamation marks and emoji taken off its ends. A
 * clock face is a value itself and stays.
 */
export function cleanValue(text: string): string {
  const clean = cleanText(text);
  return CLOCK_FACES.test(clean) ? clean : clean.replace(BEFORE, "").replace(AFTER, "");
}
