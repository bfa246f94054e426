import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A sentence and what it is to be answered with; `kind` also names harmless ones: near-miss, ordinary. */
export type LabelledDanger = {
  readonly text: string;
  readonly lang: string;
  readonly kind: string;
  readonly expect: "help" | "ask" | "none";
};

const SETS = {
  /** Labelled sentences of 17 languages, which the lists were made with. */
  shown: "danger-shown.jsonl",
  /** Sentences that no list and no model was made with; they are for measuring alone. */
  kept: "danger-kept-apart.jsonl",
} as const;

export function dangerSet(name: keyof typeof SETS): LabelledDanger[] {
  const text = readFileSync(join(import.meta.dirname, "../understanding", SETS[name]), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as LabelledDanger);
}

export function isHarmless({ kind }: LabelledDanger): boolean {
  return kind === "near-miss" || kind === "ordinary";
}

/** The share of sentences whose level is one of those given, from 0 to 1. */
export function shareOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / items.length;
}
