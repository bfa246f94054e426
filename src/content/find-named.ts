import { fitOf, plainWords } from "./plain-words.ts";

/** Something people ask for by name, by other words for it, or by a part of either. */
export type Named = {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly words: readonly string[];
};

/** Choices Discord shows while somebody types. */
const CHOICES = 25;

/** A score from which a name was said whole; below it, only some of its words were. */
const SAID = 10;

/** Words that point at nothing: "what can I do about the coffee" is about coffee. */
const FILLER = new Set(
  (
    "a about am an and any are at be because been before but by do does for from get getting give got had has have " +
    "help how i if im in is it its ive keep keeps me my not of off on or please so some take taking tell that the " +
    "there to too use using was what when why with you your"
  ).split(" "),
);

/**
 * The one plain words mean, and those that came near, nearest first. Case, accents, punctuation and filler make
 * no difference; of two that fit equally well the earlier in the list is meant.
 */
export function findNamed<Item extends Named>(items: readonly Item[], words: string): { meant?: Item; near: Item[] } {
  const asked = plainWords(words);
  const ranked = items
    .map((item) => {
      const names = [item.id, item.label, ...item.words].map(plainWords);
      return { item, score: Math.max(...names.map((name) => scoreOf(asked, name))) };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);

  const near = ranked.map(({ item }) => item);
  const best = ranked[0];
  return best !== undefined && best.score >= SAID ? { meant: best.item, near } : { near };
}

/** Whether `words` hold every word of one of `phrases`, in any order and with any ordinary ending. */
export function saysAnyOf(phrases: readonly string[], words: string): boolean {
  const asked = plainWords(words);
  return phrases.some((phrase) => plainWords(phrase).every((word) => asked.some((one) => sameWord(one, word))));
}

/** For autocomplete while `typed` grows: all in their order at first, then those that fit, best first. At most 25. */
export function suggestNamed<Item extends Named>(items: readonly Item[], typed: string): Item[] {
  const { meant } = findNamed(items, typed);
  return items
    .map((item) => {
      const others = [item.id, item.description, ...item.words].map((name) => fitOf(typed, name));
      return { item, fit: Math.max(2 * fitOf(typed, item.label), item === meant ? 4 : 0, ...others) };
    })
    .filter(({ fit }) => fit > 0)
    .sort((one, other) => other.fit - one.fit)
    .slice(0, CHOICES)
    .map(({ item }) => item);
}

/** A name said whole beats one said in other order, longer names beat shorter ones, and a part counts little. */
function scoreOf(asked: readonly string[], name: readonly string[]): number {
  if (name.length > 0 && ` ${asked.join(" ")} `.includes(` ${name.join(" ")} `)) return SAID + 5 * name.length;
  const telling = name.filter((word) => !FILLER.has(word));
  const said = telling.filter((word) => asked.some((one) => sameWord(one, word)));
  if (said.length > 0) return said.length === telling.length ? SAID + 2 * said.length : said.length;
  return telling.some((word) => asked.some((one) => one.length >= 3 && word.startsWith(one))) ? 1 : 0;
}

/** "coffees" and "coffee", "breathing" and "breathe": the same but for an ordinary English ending. */
function sameWord(one: string, other: string): boolean {
  return stem(one) === stem(other);
}

function stem(word: string): string {
  const bare = word.replace(/(?:ing|ers?|ed|es|s|e|y)$/, "");
  return bare.length >= 3 ? bare : word;
}
