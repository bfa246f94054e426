import type { Content } from "./content.ts";
import type { KnownName } from "./known-names.ts";
import { plainWords } from "./plain-words.ts";
import { namesAmong } from "./read-names.ts";

/** What people write when they have taken something, or are about to. */
const TAKING = new Set(
  (
    "took taken take takes taking tooken had having popped swallowed snorted smoked drank drunk drinking used using " +
    "mix mixed mixing combine combined combining together overdose overdosed"
  ).split(" "),
);

/**
 * The substances somebody names in plain words as taken or mixed, where that can be dangerous: kratom with anything
 * said of taking it, kratom with what is dangerous beside it, or several such things together. Otherwise none: a
 * medicine that is only named, coffee, or a glass of wine is a matter for tips.
 *
 * @returns as `/cautions with:` reads them, worst first, at most `most`; empty for none
 */
export function takenIn(content: Content, text: string, most: number): string[] {
  const { names, hasKratom } = namesAmong(content, text);
  const isTaking = plainWords(text).some((word) => TAKING.has(word));
  const dangerous = names.filter(isDangerous);
  const isConcern = hasKratom ? isTaking || dangerous.length > 0 : isTaking && dangerous.length > 1;
  if (!isConcern) return [];
  const others = names.filter((name) => !isDangerous(name));
  return [...(hasKratom ? ["kratom"] : []), ...[...dangerous, ...others].map(({ label }) => label)].slice(0, most);
}

function isDangerous({ classes }: KnownName): boolean {
  return classes[0]?.risk === "danger";
}
