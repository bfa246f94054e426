import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Intent } from "../../src/understanding/intent/read-intent.ts";

/** A line as somebody types it in the DM, and what it asks for; "none" is something else, such as a question. */
export type LabelledLine = { readonly text: string; readonly lang: string; readonly expect: Intent | "none" };

const SETS = {
  /** Looked at while the phrases were written. */
  shown: "intents-shown.jsonl",
  /** Written before any phrase, never looked at for making anything better. */
  kept: "intents-kept.jsonl",
} as const;

export function intentSet(name: keyof typeof SETS): LabelledLine[] {
  const text = readFileSync(join(import.meta.dirname, "../understanding", SETS[name]), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as LabelledLine);
}
