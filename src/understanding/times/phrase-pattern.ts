/*
 * Patterns made of words that people write. A word ends where its letters end; words of scripts that are written without
 * blanks end anywhere.
 */

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/**
 * Letters of the scripts with blanks between words, small ones alone as `cleanText` leaves them. A handful of ranges: with
 * \p{L} in each of some thousand patterns, making them took ten seconds and 170 MB.
 */
const LETTERS = "a-z\\u00df-\\u024f\\u0370-\\u052f\\u0590-\\u06ff\\u0900-\\u0dff";
const LETTER = new RegExp(`[${LETTERS}]`, "u");
const BEGIN = `(?<![${LETTERS}])`;
const END = `(?![${LETTERS}])`;

export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}

/** The source of a pattern for a word or phrase, bounded where it begins and ends with a letter. */
export function wordPattern(phrase: string): string {
  return `${isBounded([...phrase].at(0)) ? BEGIN : ""}${inside(phrase)}${isBounded([...phrase].at(-1)) ? END : ""}`;
}

function isBounded(letter = ""): boolean {
  return LETTER.test(letter) && !UNSPACED.test(letter);
}

function inside(phrase: string): string {
  return escaped(phrase).replace(/ /gu, "\\s*");
}

/** Any of some phrases, the longest first; undefined for none. */
export function anyOf(phrases: readonly string[]): string | undefined {
  if (phrases.length === 0) return undefined;
  const longestFirst = [...new Set(phrases)].sort((a, b) => b.length - a.length);
  // Phrases that are bounded alike share their bounds, the longest of all still first.
  const runs: { readonly begin: string; readonly end: string; readonly all: string[] }[] = [];
  for (const phrase of longestFirst) {
    const begin = isBounded([...phrase].at(0)) ? BEGIN : "";
    const end = isBounded([...phrase].at(-1)) ? END : "";
    const last = runs.at(-1);
    if (last?.begin === begin && last.end === end) last.all.push(inside(phrase));
    else runs.push({ begin, end, all: [inside(phrase)] });
  }
  return `(?:${runs.map(({ begin, end, all }) => `${begin}(?:${all.join("|")})${end}`).join("|")})`;
}

const NEVER = /(?!)/u;

export function atStart(phrases: readonly string[]): RegExp {
  const any = anyOf(phrases);
  return any === undefined ? NEVER : new RegExp(`^${any}[\\s,]*`, "u");
}

export function atEnd(phrases: readonly string[]): RegExp {
  const any = anyOf(phrases);
  return any === undefined ? NEVER : new RegExp(`[\\s,]*${any}$`, "u");
}

export function whole(phrases: readonly string[]): RegExp {
  const any = anyOf(phrases);
  return any === undefined ? NEVER : new RegExp(`^${any}$`, "u");
}
