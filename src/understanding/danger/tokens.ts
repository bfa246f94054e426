/** A word, a number, or one letter of a script that is written without blanks. */
export type Token = {
  /** As it may be meant, the likeliest first: as it stands, with digits and signs read as letters ("k!ll"), with letters held down let go ("diiie"). */
  readonly forms: readonly string[];
  /** What a number says; undefined for a word. */
  readonly value: number | undefined;
  /** A sentence ends before it: no gap reaches across. */
  readonly startsSentence: boolean;
};

/** Longer texts are read up to here: Discord's longest field holds 6,000 characters (options; forms 4,000). */
const LONGEST = 6_000;

/** Written without blanks: each letter is a token. */
const LETTER = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー]";
const OTHER_LETTER = `[[\\p{L}\\p{M}]--${LETTER}]`;
const WORD = new RegExp(
  [
    `(?<number>\\d+(?:[.,]\\d+)?)(?=$|[^\\p{L}\\p{M}\\d]|\\p{L})`,
    `(?<letter>${LETTER})`,
    `(?<word>${OTHER_LETTER}(?:${OTHER_LETTER}|[\\d'!*@$\\|+#€])*)`,
    `(?<end>[.!?;\\n。！？…]+)`,
  ].join("|"),
  "gv",
);

/**
 * The words of a cleaned text (`cleanText`), in order.
 *
 * Apostrophes are left out ("don't" and "dont" are one), as are the marks and letters that people leave out in Arabic;
 * every letter of Chinese, Japanese and Korean is a token of its own.
 */
export function tokensOf(cleaned: string): Token[] {
  const tokens: Token[] = [];
  let startsSentence = true;
  let spelled = "";
  const flush = () => {
    if (spelled.length >= 3) tokens.push({ forms: [spelled], value: undefined, startsSentence: false });
    spelled = "";
  };
  for (const { groups = {} } of foldArabic(cleaned.slice(0, LONGEST)).matchAll(WORD)) {
    if (groups.end !== undefined) {
      startsSentence = true;
      continue;
    }
    const { number, letter, word } = groups;
    const single = word !== undefined && word.length === 1 ? word : undefined;
    if (single === undefined) flush();
    else spelled += single;
    if (number !== undefined) {
      tokens.push({ forms: [number], value: Number(number.replace(",", ".")), startsSentence });
    } else
      tokens.push({ forms: letter !== undefined ? [letter] : formsOf(word ?? ""), value: undefined, startsSentence });
    startsSentence = false;
  }
  flush();
  return tokens;
}

function formsOf(typed: string): string[] {
  const bare = typed.replace(/[!|+#€]+$/u, ""); // "help!!" ends a sentence, "k!ll" does not
  const word = bare.replace(/'/g, "");
  const forms = new Set([word]);
  if (/[\d!*@$|+#€]/u.test(word)) {
    forms.add(word.replace(/[\d!*@$|+#€]/gu, (sign) => AS_LETTER[sign] ?? ""));
    forms.add(word.replace(/[1|!]/gu, "l").replace(/[\d!*@$|+#€]/gu, (sign) => AS_LETTER[sign] ?? ""));
  }
  for (const form of [...forms]) {
    if (!/(.)\1\1/u.test(form)) continue;
    forms.add(form.replace(/(.)\1{2,}/gu, "$1"));
    forms.add(form.replace(/(.)\1{2,}/gu, "$1$1"));
  }
  forms.delete("");
  return [...forms];
}

const AS_LETTER: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "!": "i",
  "|": "i",
  "@": "a",
  $: "s",
  "€": "e",
  "+": "t",
};

/** Short vowels and the hooks of alef, ya and ta marbuta, which people leave out as they type. */
function foldArabic(text: string): string {
  if (!/[\u0600-\u06ff]/u.test(text)) return text.replaceAll("ё", "е");
  return text
    .replace(/[\u064b-\u065f\u0670\u0640]/gu, "")
    .replace(/[أإآٱ]/gu, "ا")
    .replaceAll("ى", "ي")
    .replaceAll("ة", "ه")
    .replaceAll("ؤ", "و")
    .replaceAll("ئ", "ي");
}

/** A word of a list, folded as typed words are. */
export function foldWord(word: string): string {
  return foldArabic(word).replace(/'/g, "");
}
