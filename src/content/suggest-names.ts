import type { Content } from "./content.ts";
import { classLabel, type KnownName, keyOf, knownNames, worstFirst } from "./known-names.ts";
import { plainWords } from "./plain-words.ts";
import { readName } from "./read-names.ts";

/** Choices Discord shows while somebody types, and how long each may be. */
const CHOICES = 25;
const LONGEST = 100;
/** How many names may be asked about at once. */
export const MOST_NAMES = 4;

/**
 * Completions of the name being typed, the part after the last comma. What came before is written again in our own
 * spelling; where we do not know it as it stands nothing is offered, since taking a choice would change the question.
 */
export function suggestNames(content: Content, typed: string): string[] {
  const parts = typed.split(/[,;+&]|\sand\s/i);
  const last = parts.at(-1) ?? "";
  const before = parts.slice(0, -1).filter((part) => plainWords(part).length > 0);
  const readings = before.map((part) => readName(content, part));
  if (before.length >= MOST_NAMES || readings.some(({ kind }) => kind !== "listed" && kind !== "kratom")) return [];

  const spelled = readings.flatMap(({ kind, names }) =>
    kind === "kratom" ? ["kratom"] : outermost(names).map(labelOf),
  );
  if (spelled.length >= MOST_NAMES) return []; // one more could not be asked about
  const fitting = completions(content, last).filter((name) => !spelled.includes(name.label));
  return fitting
    .map((name) => [...spelled, name.label].join(", "))
    .filter((choice) => choice.length <= LONGEST)
    .slice(0, CHOICES);
}

function completions(content: Content, typed: string): KnownName[] {
  const { all, byKey } = knownNames(content);
  const key = keyOf(plainWords(typed));
  if (key === "") {
    const classes = worstFirst(content.interactions.classes);
    return classes.flatMap((one) => byKey.get(keyOf(plainWords(classLabel(one)))) ?? []);
  }

  const read = readName(content, typed);
  const taken = new Set([...read.names, ...read.close]);
  return all
    .map((name) => ({ name, fit: fitOf(key, name, taken) }))
    .filter(({ fit }) => fit > 0)
    .sort((one, other) => other.fit - one.fit)
    .map(({ name }) => name);
}

function fitOf(key: string, name: KnownName, taken: ReadonlySet<KnownName>): number {
  if (name.key === key) return 5;
  if (name.key.startsWith(key)) return 4;
  if (name.words.some((word) => word.startsWith(key))) return 3;
  if (taken.has(name)) return 2;
  return key.length >= 4 && name.key.includes(key) ? 1 : 0;
}

/** Names that stand in no other of these: "THC" is read again in "Cannabis / THC / CBD". */
function outermost(names: readonly KnownName[]): KnownName[] {
  const isIn = (one: KnownName, other: KnownName) =>
    one.words.length < other.words.length && ` ${other.words.join(" ")} `.includes(` ${one.words.join(" ")} `);
  return names.filter((one) => !names.some((other) => isIn(one, other)));
}

function labelOf({ label }: KnownName): string {
  return label;
}
