import type { Content } from "../../content/schema/content.ts";
import type { InteractionRisk } from "../../content/schema/interaction.ts";
import type { AloneCard, ClassPairs, Medicines, NamedPairs } from "../../content/schema/medicine.ts";
import type { Medicine } from "./medicine-index.ts";
import type { MedicinesRead } from "./read-medicines.ts";

/** What is known of two that were named. */
export type Pair = {
  /** In the order of their labels, so that the order of asking changes nothing. */
  readonly both: readonly [Medicine, Medicine];
  readonly risk: InteractionRisk;
  /** Everything said of it, the worst first; of what is equally bad, that of the two themselves before their classes. */
  readonly said: readonly Said[];
  /** Substances that both hold: one is more of the other. */
  readonly shared: readonly string[];
};

export type Said =
  | { readonly by: "name"; readonly entry: NamedPairs }
  /** `classes` are those of the two, in the order of `both`. */
  | { readonly by: "class"; readonly entry: ClassPairs; readonly classes: readonly [string, string] };

export type Decision = {
  /** Those the answer is about: all that were read, and of what was read in part only what makes it worse. */
  readonly names: readonly Medicine[];
  /** The worst of all pairs; of a single name, what is known of it alone. */
  readonly worst: InteractionRisk;
  /** Every two of them, the worst first. */
  readonly pairs: readonly Pair[];
  /** Ids of all their classes. */
  readonly classes: readonly string[];
};

const RANK: Readonly<Record<InteractionRisk, number>> = { unknown: 0, warning: 1, danger: 2 };

/** What is known of those that were named, with each other and alone. Pure; in whatever order they were named. */
export function decide(content: Content, { names, partly }: Pick<MedicinesRead, "names" | "partly">): Decision {
  const read = names.map(({ medicine }) => medicine);
  const known = decideOn(content, read);
  if (partly.length === 0) return known;
  // A name inside an unknown one decides nothing by itself, but no danger is left unsaid for it.
  const all = decideOn(content, [...read, ...partly]);
  return all.worst === "danger" && known.worst !== "danger" ? all : known;
}

function decideOn(content: Content, names: readonly Medicine[]): Decision {
  const sorted = [...new Set(names)].sort(byLabel);
  const pairs = sorted
    .flatMap((one, at) => sorted.slice(at + 1).map((other) => pairOf(content, one, other)))
    .sort((one, other) => RANK[other.risk] - RANK[one.risk] || orderOf(content, one) - orderOf(content, other));
  const alone = sorted.flatMap((one) => cardsOf(content, one)).map(({ severity }) => severity);
  const worst = (pairs.length > 0 ? pairs.map(({ risk }) => risk) : alone).reduce(worse, "unknown");
  return { names: sorted, worst, pairs, classes: [...new Set(sorted.flatMap(({ classes }) => classes))] };
}

/**
 * Of what is equally bad, what is said of the two themselves first; then what can stop breathing, which stands first
 * in classes.json.
 */
function orderOf({ medicines }: Content, { said: [first] }: Pair): number {
  if (first?.by !== "class") return first === undefined ? Number.POSITIVE_INFINITY : -1;
  const { order } = tablesOf(medicines);
  return first.classes.reduce((sum, id) => sum + (order.get(id) ?? 0), 0);
}

function byLabel(one: Medicine, other: Medicine): number {
  return one.label.localeCompare(other.label, "en");
}

export function worse(one: InteractionRisk, other: InteractionRisk): InteractionRisk {
  return RANK[other] > RANK[one] ? other : one;
}

/** What to know before any one of it is taken to sleep: a card for each of its classes, the worst first. */
export function cardsOf({ medicines }: Pick<Content, "medicines">, { classes }: Medicine): AloneCard[] {
  const cards = classes.flatMap((id) => tablesOf(medicines).alone.get(id) ?? []);
  return cards.sort((one, other) => RANK[other.severity] - RANK[one.severity]);
}

export function pairOf({ medicines }: Pick<Content, "medicines">, one: Medicine, other: Medicine): Pair {
  const { named, byClass } = tablesOf(medicines);
  const [first, second] = [one, other].sort(byLabel) as [Medicine, Medicine];
  const found = new Map<unknown, Said>();
  for (const part of first.parts)
    for (const its of second.parts) {
      const entry = named.get(pairKey(part, its));
      if (entry !== undefined) found.set(entry, { by: "name", entry });
    }
  for (const id of first.classes)
    for (const its of second.classes) {
      const entry = byClass.get(pairKey(id, its));
      if (entry !== undefined && !found.has(entry)) found.set(entry, { by: "class", entry, classes: [id, its] });
    }
  // What is known of one substance in a mixture is not the first thing to say of it: Vicodin with wine stops breathing.
  const firstSaid = first.parts.length > 1 || second.parts.length > 1 ? "class" : "name";
  const said = [...found.values()].sort(
    (some, others) =>
      RANK[others.entry.risk] - RANK[some.entry.risk] ||
      Number(others.by === firstSaid) - Number(some.by === firstSaid),
  );
  const shared = first.parts.filter((part) => second.parts.includes(part));
  const risk = said.map(({ entry }) => entry.risk).reduce(worse, shared.length > 0 ? "warning" : "unknown");
  // What nothing is known of is no news beside what something is known of.
  return {
    both: [first, second],
    risk,
    shared,
    said: risk === "unknown" ? said : said.filter(({ entry }) => entry.risk !== "unknown"),
  };
}

type Tables = {
  readonly named: ReadonlyMap<string, NamedPairs>;
  readonly byClass: ReadonlyMap<string, ClassPairs>;
  readonly alone: ReadonlyMap<string, AloneCard>;
  /** Where each class stands in its file. */
  readonly order: ReadonlyMap<string, number>;
};

const tables = new WeakMap<Medicines, Tables>();

function tablesOf(medicines: Medicines): Tables {
  const known = tables.get(medicines) ?? {
    named: byPair(medicines.namedPairs),
    byClass: byPair(medicines.pairs),
    alone: new Map(medicines.alone.map((card) => [card.id, card])),
    order: new Map(medicines.classes.map(({ id }, index) => [id, index])),
  };
  tables.set(medicines, known);
  return known;
}

function byPair<Entry extends { readonly of: readonly string[] }>(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(
    entries.flatMap((entry) =>
      entry.of.map((pair) => {
        const [one = "", other = ""] = pair.split(" + ");
        return [pairKey(one, other), entry] as const;
      }),
    ),
  );
}

function pairKey(one: string, other: string): string {
  return one < other ? `${one} + ${other}` : `${other} + ${one}`;
}
