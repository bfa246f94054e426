import { plainWords } from "../../content/search/plain-words.ts";

/** Where an expression stands among words: from `from` on, up to but without `to`. */
export type WordSpan = { readonly from: number; readonly to: number };

/** The expressions that stand in words, in their order, the longest where several begin at one word. */
export type Finder = (words: readonly string[]) => WordSpan[];

/** A finder of fixed expressions of one word or more. They are compared letter by letter. */
export function createFinder(expressions: readonly string[]): Finder {
  const known = new Set(expressions.map((expression) => plainWords(expression).join(" ")));
  const longest = Math.max(0, ...[...known].map((expression) => expression.split(" ").length));

  return (words) => {
    const found: WordSpan[] = [];
    let from = 0;
    while (from < words.length) {
      const to = endOf(words, from);
      if (to !== undefined) found.push({ from, to });
      from = to ?? from + 1;
    }
    return found;
  };

  function endOf(words: readonly string[], from: number): number | undefined {
    for (let to = Math.min(words.length, from + longest); to > from; to--)
      if (known.has(words.slice(from, to).join(" "))) return to;
    return undefined;
  }
}
