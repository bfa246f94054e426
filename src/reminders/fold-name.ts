const SPELT_OUT: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  "&": " and ",
};

/**
 * One spelling for the ways people type a place: any case, with or without accents, `_`, `/`, `-` or space between words,
 * "Saint" or "St.". Letters of every script stay.
 */
export function foldName(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’ʻ`.]/g, "")
    .replace(/[ßæœøłđðþı&]/g, (character) => SPELT_OUT[character] ?? character)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/\bsaint\b/g, "st")
    .trim();
}

/** A folded name without its spaces, so that `newyork` finds New York. */
export function compactName(text: string): string {
  return foldName(text).replaceAll(" ", "");
}
