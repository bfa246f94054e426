/** Words as they are compared: no capitals, accents or punctuation, so "Can’t sleep!" is ["cant", "sleep"]. */
export function plainWords(text: string): string[] {
  // Most of what is read is ASCII, in which there are no accents and no other apostrophes.
  if (isAscii(text)) return text.toLowerCase().replaceAll("'", "").match(ASCII_WORD) ?? [];
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['\u2018\u2019\u02BC]/gu, "");
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

const ASCII_WORD = /[a-z0-9]+/g;

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** How well typed text fits a name: 3 the same, 2 its start, 1 the start of a word further on, 0 not at all. */
export function fitOf(typed: string, name: string): number {
  const wanted = plainWords(typed).join(" ");
  const words = plainWords(name).join(" ");
  if (wanted === words) return 3;
  if (words.startsWith(wanted)) return 2;
  return words.includes(` ${wanted}`) ? 1 : 0;
}
