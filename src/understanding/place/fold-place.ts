import { cleanText } from "../clean.ts";

/**
 * One spelling for the ways people type a place: any case, Latin letters without accents, Greek and Arabic letters
 * without what is often left out, "Saint" or "St.", any sign between words. Words are parted by one space, and what a
 * comma, a bracket or a line keeps apart by `|`.
 *
 * The lists in `data/places` are written with it: after a change, make them again (`tools/places`).
 */
export function foldPlace(text: string): string {
  return foldSigns(foldLetters(cleanText(text)));
}

/** `foldPlace` of many at once: letters are folded in one go over all of them, which is what takes the time. */
export function foldPlaces(texts: readonly string[]): string[] {
  if (texts.length === 0) return [];
  return foldLetters(cleanText(texts.map((text) => text.replaceAll("\n", " ").trim() || "|").join("\n")))
    .split("\n")
    .map(foldSigns);
}

function foldSigns(text: string): string {
  return text
    .replace(NOTHING, "")
    .replace(BREAK, " | ")
    .replace(AND, " and ")
    .replace(BETWEEN, " ")
    .replace(ABBREVIATED, (word) => SHORT[word] ?? word)
    .replace(/(?:^| )\|(?: \|)*(?= |$)/g, " |")
    .replace(/^[ |]+|[ |]+$/g, "");
}

/** A folded name without its spaces, so that `newyork` finds New York. */
export function compactPlace(folded: string): string {
  return folded.replace(/[ |]/g, "");
}

const IS_PLAIN = /^[\n\x20-\x7e]*$/;
/** Signs inside a word that some leave out: apostrophes, dots, the stretch of Arabic letters, Arabic and Hebrew points. */
const NOTHING = /['.ʻʼʹʺ′″·ـ\u0591-\u05c7\u064b-\u065f\u0670]/gu;
const BREAK = /[,;()[\]{}|\n、，。：:،•]+/gu;
const AND = /[&+]/g;
const BETWEEN = /[^\p{L}\p{M}\p{N}|]+/gu;

const SHORT: Readonly<Record<string, string>> = {
  saint: "st",
  sankt: "st",
  sainte: "ste",
  mount: "mt",
  fort: "ft",
};
const ABBREVIATED = /\b(?:saint|sankt|sainte|mount|fort)\b/g;

function foldLetters(text: string): string {
  if (IS_PLAIN.test(text)) return text;
  return text
    .replace(GREEK_MARKS, (letter) => letter.normalize("NFD").replace(/\p{M}/gu, ""))
    .replace(SAME_LETTER, (letter) => SAME[letter] ?? letter);
}

const GREEK_MARKS = /[\u0370-\u03ff\u1f00-\u1fff]/gu;

const SAME: Readonly<Record<string, string>> = {
  ς: "σ",
  ё: "е",
  ґ: "г",
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ې: "ي",
  ئ: "ي",
  ک: "ك",
  ة: "ه",
  ۀ: "ه",
  ہ: "ه",
  ھ: "ه",
  ؤ: "و",
  ð: "d",
  þ: "th",
  ə: "e",
  ŋ: "n",
  ĸ: "k",
};
const SAME_LETTER = new RegExp(`[${Object.keys(SAME).join("")}]`, "gu");
