import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readRota } from "../../src/understanding/rota/read-rota.ts";
import type { NamedShift, Rota } from "../../src/understanding/rota/rota.ts";
import { LABELLED_ON } from "./time-sets.ts";

export type LabelledRota = {
  readonly text: string;
  readonly kind: "value" | "ask" | "times" | "unreadable";
  /** Right readings: `4x2300 2x0800 3x- @2026-11-30`, or the shifts without bedtimes by name. */
  readonly want: readonly string[];
};

/** Ours, written before the reader: by the first half it was made better, the second was not looked at for that. */
const SETS = { shown: "rotas-shown.jsonl", kept: "rotas-own-kept.jsonl" } as const;

export function rotaSet(name: keyof typeof SETS): LabelledRota[] {
  return readFileSync(join(import.meta.dirname, "../understanding", SETS[name]), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as LabelledRota);
}

export function readRotaAs(text: string): { kind: LabelledRota["kind"]; values: string[] } {
  const read = readRota(text, LABELLED_ON);
  if (read.kind === "times") return { kind: read.kind, values: [written(read.shifts, read.start)] };
  const rotas = read.kind === "value" ? [read.value] : read.kind === "ask" ? read.readings : [];
  return { kind: read.kind, values: rotas.map(({ bedtimes, start }: Rota) => written(bedtimes, start)) };
}

export function rotaFigures(set: readonly LabelledRota[]) {
  const misread: string[] = [];
  const wrong: string[] = [];
  for (const { text, kind, want } of set) {
    const read = readRotaAs(text);
    const isWanted = kind === "unreadable" ? read.kind === kind : read.values.some((value) => want.includes(value));
    const isRight = isWanted && (read.kind === kind || read.kind === "ask");
    if (!isRight) misread.push(`“${text}” is ${read.kind} ${read.values.slice(0, 4)}`);
    if (read.kind === "value" && !(isWanted && kind === "value")) wrong.push(text);
  }
  return { right: 1 - misread.length / set.length, misread, wrong };
}

function written(nights: readonly (Temporal.PlainTime | NamedShift | undefined)[], start?: Temporal.PlainDate): string {
  const runs: { text: string; length: number }[] = [];
  for (const night of nights) {
    const text =
      night === undefined ? "-" : typeof night === "string" ? night : night.toString().slice(0, 5).replace(":", "");
    const latest = runs.at(-1);
    if (latest?.text === text) latest.length += 1;
    else runs.push({ text, length: 1 });
  }
  return [...runs.map(({ text, length }) => `${length}x${text}`), ...(start ? [`@${start}`] : [])].join(" ");
}
