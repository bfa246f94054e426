import { ENGLISH } from "../../src/text/locales.ts";
import type { Arguments, Key, Text } from "../../src/text/text.ts";
import type { Texts } from "../../src/text/texts.ts";

/**
 * English with ⟦marks⟧ around every sentence, and ⟪others⟫ around each word put into one, so that what is shown
 * without coming from the catalogue can be seen.
 */
export function markedTexts(texts: Texts): Texts {
  const english = texts.in(ENGLISH);
  const messages = texts.messages.get(ENGLISH);
  const say = <K extends Key>(key: K, ...[told]: Arguments<K>): string => {
    const kinds = messages?.get(key)?.arguments;
    const marked = Object.entries(told ?? {}).map(([name, value]) => [
      name,
      kinds?.get(name) === "word" ? `⟪${value}⟫` : value,
    ]);
    return `⟦${english(key, ...([Object.fromEntries(marked)] as never as Arguments<K>))}⟧`;
  };
  const text: Text = Object.assign(say, { locale: english.locale });
  return { ...texts, in: () => text };
}

/** What of a marked text does not come from the catalogue, piece by piece. */
export function unmarked(text: string): string[] {
  const pieces = [""];
  const open: string[] = [];
  for (const letter of text) {
    if (letter === "⟦" || letter === "⟪") open.push(letter);
    else if (letter === "⟧" || letter === "⟫") open.pop();
    else if (open.at(-1) !== "⟦") pieces[pieces.length - 1] += letter;
    if (/[⟦⟪⟧⟫]/u.test(letter)) pieces.push("");
  }
  return pieces.filter((piece) => piece !== "");
}
