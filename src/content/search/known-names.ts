import type { Content } from "../schema/content.ts";
import type { InteractionClass, InteractionRisk } from "../schema/interaction.ts";
import { plainWords } from "./plain-words.ts";

/** A name of data/interactions.json: of a medicine, of a substance, or of a whole class. */
export type KnownName = {
  /** As the file writes it. */
  readonly label: string;
  /** As it is compared: letters and digits, nothing else. Fits a button. */
  readonly key: string;
  readonly words: readonly string[];
  /** Every class it stands in, worst first. */
  readonly classes: readonly InteractionClass[];
  readonly isClass: boolean;
};

export type KnownNames = {
  readonly all: readonly KnownName[];
  readonly byKey: ReadonlyMap<string, KnownName>;
  /** Words in the longest name. */
  readonly mostWords: number;
};

/** Nobody knows is no better than a warning; it stands last because there is least to say. */
const WORST_FIRST: readonly InteractionRisk[] = ["danger", "warning", "unknown"];

export function worstFirst(classes: Iterable<InteractionClass>): InteractionClass[] {
  return [...new Set(classes)].sort((one, other) => {
    const byRisk = WORST_FIRST.indexOf(one.risk) - WORST_FIRST.indexOf(other.risk);
    return byRisk !== 0 ? byRisk : one.id.localeCompare(other.id);
  });
}

/** "St John's wort" and "st johns-wort" are one name. */
export function keyOf(words: readonly string[]): string {
  return words.join("");
}

const built = new WeakMap<Content, KnownNames>();

/** Every name by its key. Content never changes while the bot runs, so this is worked out once. */
export function knownNames(content: Content): KnownNames {
  const known = built.get(content) ?? build(content.interactions.classes);
  built.set(content, known);
  return known;
}

function build(classes: readonly InteractionClass[]): KnownNames {
  const found = new Map<string, { label: string; classes: InteractionClass[]; isClass: boolean }>();
  const add = (label: string, one: InteractionClass, isClass: boolean) => {
    const key = keyOf(plainWords(label));
    const entry = found.get(key) ?? { label, classes: [], isClass };
    entry.classes.push(one);
    found.set(key, entry);
  };
  for (const one of classes) for (const label of one.examples) add(label, one, false);
  for (const one of classes) for (const label of classNames(one)) add(label, one, true);

  const all = [...found].map(([key, { label, classes: its, isClass }]) => ({
    label,
    key,
    words: plainWords(label),
    classes: worstFirst(its),
    isClass,
  }));
  return {
    all,
    byKey: new Map(all.map((name) => [name.key, name])),
    mostWords: Math.max(...all.map(({ words }) => words.length)),
  };
}

/** Parts of a class' name that name nothing by themselves: there are extracts of everything. */
const NO_NAMES = new Set(["extracts", "Transplant", "cancer"]);

/** What a class goes by: its whole name, each part of it, and what else people call it. */
function classNames(one: InteractionClass): string[] {
  const parts = one.name.split(/, | and /).map((part) => part.replace(/^other /, ""));
  return [...new Set([classLabel(one), ...parts.filter((part) => !NO_NAMES.has(part)), ...(one.alsoCalled ?? [])])];
}

/** Commas and "and" part one name from the next, so where a class is one name it is written without. */
export function classLabel({ name }: InteractionClass): string {
  return name.replace(/, (?:and )?| and /g, " / ");
}
