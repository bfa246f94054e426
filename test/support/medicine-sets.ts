import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A name as somebody types it, and a class of data/medicines/classes.json that it has to be read with. */
export type LabelledName = {
  readonly text: string;
  readonly kind: "generic" | "brand" | "slang";
  /** "other": read, and in no class. */
  readonly class: string;
  readonly country?: string;
};

/** Ours: of two lists written before the reader was tried, one was looked at while it was made and one never was. */
export type MedicineSetName = "dev" | "kept";

export function medicineSet(name: MedicineSetName): LabelledName[] {
  return readLines(`medicines-own-${name}.jsonl`).map((line) => JSON.parse(line) as LabelledName);
}

function readLines(file: string): string[] {
  return readFileSync(join(import.meta.dirname, "../understanding", file), "utf8")
    .trim()
    .split("\n");
}

type NamedPairs = readonly (readonly [string, string])[];

/** Pairs of names that people take every day, and pairs that kill; written by substance and by brand. */
export function medicinePairs(): { readonly ordinary: NamedPairs; readonly dangerous: NamedPairs } {
  const text = readFileSync(join(import.meta.dirname, "../understanding/medicine-pairs.json"), "utf8");
  const { bySubstance, byBrand } = JSON.parse(text) as Record<string, { ordinary: NamedPairs; dangerous: NamedPairs }>;
  return {
    ordinary: [...(bySubstance?.ordinary ?? []), ...(byBrand?.ordinary ?? [])],
    dangerous: [...(bySubstance?.dangerous ?? []), ...(byBrand?.dangerous ?? [])],
  };
}
