/**
 * What every field is read from: the text as it was meant, whatever keyboard, phone or trick it came through.
 *
 * Compatibility forms are made ordinary (NFKC: “𝐤𝐢𝐥𝐥”, “ｋｉｌｌ”; “1½” is “1 1/2”), invisible and bidirectional characters are taken
 * out, the digits of every script become 0–9, letters of another script that look Latin inside a Latin word become
 * Latin, and marks are taken off Latin letters alone: on Indic and Arabic letters they are part of the word.
 * In small letters, with single blanks; line breaks stay, since they end sentences.
 */
export function cleanText(text: string): string {
  // Nearly all of what is typed in English needs nothing of what follows.
  if (isPlain(text)) return text.toLowerCase().replace(BLANKS, " ").trim();
  return text
    .replace(BEFORE_FRACTION, " ")
    .normalize("NFKC")
    .replace(FRACTION_SLASH, "/")
    .replace(INVISIBLE, "")
    .replace(/[\p{Nd}--[0-9]]/gv, asDigit)
    .toLowerCase()
    .replace(WORD, asLatin)
    .normalize("NFD")
    .replace(MARKS_ON_LATIN, "$1")
    .normalize("NFC")
    .replace(SAME_LETTER, (letter) => SAME[letter] ?? letter)
    .replace(BLANKS, " ")
    .trim();
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 126) return false;
  return true;
}

/** Blanks of any width, but not the ends of lines. */
const BLANKS = /[^\S\n]+/gu;
/** Format characters (zero-width, bidirectional), variation selectors, soft hyphens, fillers, and control characters. */
const INVISIBLE = /[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f]|[\p{Cc}--[\n\t]]/gv;
const MARKS_ON_LATIN = /(\p{Script=Latin})\p{Mn}+/gu;

/** Between a number and a fraction, which NFKC would run together: “1½” is not “11/2”. */
const BEFORE_FRACTION = /(?<=\d)(?=[\u00bc-\u00be\u2150-\u215e])/gu;
const FRACTION_SLASH = /\u2044/gu;

/** Latin letters that no decomposition leads to their plain one, and quotes and dashes of every kind. */
const SAME: Readonly<Record<string, string>> = {
  "’": "'",
  "‘": "'",
  ʼ: "'",
  "´": "'",
  "`": "'",
  "“": '"',
  "”": '"',
  "–": "-",
  "—": "-",
  "‐": "-",
  "‑": "-",
  "−": "-",
  ı: "i",
  ł: "l",
  ø: "o",
  đ: "d",
  ħ: "h",
  æ: "ae",
  œ: "oe",
  ß: "ss",
};
const SAME_LETTER = new RegExp(`[${Object.keys(SAME).join("").replace("-", "\\-")}]`, "gu");

/** The zero of the ten digits of a script is the nearest one before it that starts a run of ten (Unicode: Nd). */
function asDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/** A word in which Latin letters stand beside Cyrillic or Greek ones is Latin in disguise. */
const WORD = /\p{L}+/gu;
const HAS_LATIN = /\p{Script=Latin}/u;
const HAS_LOOK_ALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

function asLatin(word: string): string {
  if (!HAS_LOOK_ALIKE.test(word) || !HAS_LATIN.test(word)) return word;
  return word.replace(/./gu, (letter) => LOOKS_LATIN[letter] ?? letter);
}

/** From Unicode's confusables (UTS #39), the small letters that look alike in common fonts. */
const LOOKS_LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "аa",
    "еe",
    "ёe",
    "оo",
    "рp",
    "сc",
    "уy",
    "хx",
    "іi",
    "їi",
    "јj",
    "ѕs",
    "ԁd",
    "һh",
    "ӏl",
    "кk",
    "мm",
    "тt",
    "пn",
    "вb",
    "гr",
    "ԛq",
    "ԝw",
    "αa",
    "εe",
    "ιi",
    "κk",
    "νv",
    "οo",
    "ρp",
    "τt",
    "υu",
    "χx",
    "ηn",
  ].map(([from = "", to = ""]) => [from, to]),
);
