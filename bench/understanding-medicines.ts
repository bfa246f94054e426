import { join } from "node:path";
import { loadContent } from "../src/content/load/load.ts";
import type { Content } from "../src/content/schema/content.ts";
import { decide } from "../src/understanding/medicines/decide.ts";
import { medicineIndex } from "../src/understanding/medicines/medicine-index.ts";
import { readMedicines } from "../src/understanding/medicines/read-medicines.ts";
import { suggestMedicines } from "../src/understanding/medicines/suggest-medicines.ts";
import { medicinePairs, medicineSet } from "../test/support/medicine-sets.ts";
import { percentile, ratio, short } from "./figures.ts";
import type { Measure, Row } from "./measured.ts";

const RUNS = 3;
const TARGET_MS = 5;
const TARGET_MB = 12;

/** How names of medicines are read, beside looking each up as it stands; and how pairs of them are decided. */
export const measure: Measure = async () => {
  const before = heapMb();
  const content = loadContent(join(import.meta.dirname, "../data"));
  const loaded = heapMb() - before;
  const { all } = medicineIndex(content);
  readMedicines(content, "nytol");
  const added = heapMb() - before - loaded;

  return {
    rows: [...namesRead(content), ...pairsDecided(content), ...times(content)],
    notes: [
      `understanding-medicines: ${all.length.toLocaleString("en")} names. Right is read, with the class that the list says, and nothing asked. Both lists are ours, written before the reader was tried: every second name was looked at while it was made (dev); of the others (kept) those of Poland and India were looked at once, when they fell short. Pairs are from whoever wrote the texts of the pairs, so they are no blind test.`,
      `understanding-medicines: all content takes ${loaded.toFixed(1)} MB of heap, what is worked out for names ${added.toFixed(1)} MB more; the target for both kinds of addition together is ${TARGET_MB} MB. The target for time is p99 below ${TARGET_MS} ms.`,
    ],
  };
};

function namesRead(content: Content): Row[] {
  const { byKey } = medicineIndex(content);
  return (["dev", "kept"] as const).flatMap((set) => {
    const byKind = Map.groupBy(medicineSet(set), ({ kind, country }) => (country ? `${kind}, ${country}` : kind));
    return [...byKind].map(([kind, names]) => {
      const right = names.filter(({ text, class: id }) => {
        const { names: read, asks } = readMedicines(content, text);
        const classes = read.flatMap(({ medicine }) => medicine.classes);
        return read.length > 0 && asks.length === 0 && (id === "other" || classes.includes(id));
      }).length;
      const plain = names.filter(({ text }) => byKey.has(text.toLowerCase())).length;
      return {
        what: `names read, ${set}: ${kind}, ${names.length}`,
        measured: percent(right / names.length),
        baseline: `looked up as it stands: ${percent(plain / names.length)}`,
        ratio: ratio(right, plain),
      };
    });
  });
}

function pairsDecided(content: Content): Row[] {
  const { ordinary, dangerous } = medicinePairs();
  const called = (pairs: typeof ordinary) =>
    pairs.filter((pair) => decide(content, readMedicines(content, pair.join(", "))).worst === "danger").length;
  const rows = [
    [
      `pairs of every day called danger, of ${ordinary.length}`,
      called(ordinary) / ordinary.length,
      "goal 5 % at the most",
    ],
    [`pairs that kill called danger, of ${dangerous.length}`, called(dangerous) / dangerous.length, "goal 100 %"],
  ] as const;
  return rows.map(([what, rate, baseline]) => ({ what, measured: percent(rate), baseline, ratio: "–" }));
}

function times(content: Content): Row[] {
  const { all } = medicineIndex(content);
  const labels = all.map(({ label }) => label);
  const begun = labels.flatMap((label) => [...label].map((_, at) => label.slice(0, at + 1)));
  const slipped = labels.map((label) => `i took ${label.slice(0, 2)}x${label.slice(2)} with wine, and now?`);
  const listed = labels.map((label, at) =>
    [0, 7, 19, 31].map((step) => labels[(at + step) % labels.length] ?? label).join(", "),
  );
  return [
    timed(`suggestions, ${begun.length.toLocaleString("en")} beginnings`, begun, (text) =>
      suggestMedicines(content, text),
    ),
    timed(`a sentence with a slip, ${slipped.length.toLocaleString("en")}`, slipped, (text) =>
      readMedicines(content, text),
    ),
    timed(`four names read and decided, ${listed.length.toLocaleString("en")}`, listed, (text) =>
      decide(content, readMedicines(content, text)),
    ),
  ];
}

function timed(what: string, texts: readonly string[], run: (text: string) => unknown): Row {
  for (const text of texts) run(text);
  const took = texts.map((text) => Math.min(...Array.from({ length: RUNS }, () => milliseconds(() => run(text)))));
  const [p50, p99] = [percentile(took, 0.5), percentile(took, 0.99)];
  return {
    what,
    measured: `p50 ${short(p50)} ms, p99 ${short(p99)} ms`,
    baseline: `goal p99 ${TARGET_MS} ms`,
    ratio: ratio(p99, TARGET_MS),
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function milliseconds(run: () => unknown): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

function heapMb(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
