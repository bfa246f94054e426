import { readFileSync } from "node:fs";
import { join } from "node:path";

export type LabelledTime = {
  readonly kind: "clock" | "duration" | "date";
  readonly lang: string;
  readonly text: string;
  /** Every right reading (`HH:MM`, minutes, ISO dates as of 28 November 2026), or "ask" where none is sure. */
  readonly want: readonly string[] | "ask";
};

const SETS = {
  /** Labelled by others, and looked at while the readers were made. */
  shown: "times-shown.jsonl",
  /** Our own, written before the readers and not used to make them better. */
  kept: "times-own-kept.jsonl",
} as const;
export type TimeSetName = keyof typeof SETS;

export function timeSet(name: TimeSetName): LabelledTime[] {
  return readFileSync(join(import.meta.dirname, "../understanding", SETS[name]), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as LabelledTime);
}

/** Today, by the labels. */
export const LABELLED_ON = Temporal.PlainDate.from("2026-11-28");

export type ReadAs = { readonly kind: "value" | "ask" | "unreadable"; readonly values: readonly string[] };
export type TimeFigures = { readonly count: number; readonly right: number; readonly wrong: readonly string[] };

/** How much is read rightly or asked about with a right reading among at most five; and what is wrong without a question. */
export function timeFigures(set: readonly LabelledTime[], read: (one: LabelledTime) => ReadAs): TimeFigures {
  const wrong: string[] = [];
  let right = 0;
  for (const one of set) {
    const { kind, values } = read(one);
    const isWanted = one.want !== "ask" && values.slice(0, 5).some((value) => one.want.includes(value));
    if (one.want === "ask" ? kind !== "value" : kind !== "unreadable" && isWanted) right++;
    if (kind === "value" && !isWanted) wrong.push(`${one.kind} “${one.text}” is ${values}, not ${one.want}`);
  }
  return { count: set.length, right: right / set.length, wrong };
}
