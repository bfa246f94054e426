import { join } from "node:path";
import { seededNumbers } from "../src/content/choose/seeded.ts";
import { loadContent } from "../src/content/load/load.ts";
import type { Content } from "../src/content/schema/content.ts";
import { editDistance } from "../src/content/search/edit-distance.ts";
import { jurisdictionLabel, suggestJurisdictions } from "../src/content/search/find-jurisdiction.ts";
import { suggestTopics } from "../src/content/search/find-topic.ts";
import { plainWords } from "../src/content/search/plain-words.ts";
import { medicineIndex } from "../src/understanding/medicines/medicine-index.ts";
import { suggestMedicines } from "../src/understanding/medicines/suggest-medicines.ts";
import { percentile, ratio, short } from "./figures.ts";
import type { Measure, Row } from "./measured.ts";

const RUNS = 3;
const TARGET_MS = 5;
/** From here on a slip is put into what is typed as well. */
const LONG_ENOUGH = 4;

type Option = {
  readonly name: string;
  readonly names: readonly string[];
  readonly suggest: (content: Content, typed: string) => unknown;
};

/** What Discord asks for at every letter: our own time to answer, against looking at every name by edit distance. */
export const measure: Measure = async () => {
  const content = loadContent(join(import.meta.dirname, "../data"));
  const options: Option[] = [
    { name: "about:", names: content.topics.flatMap(({ label, words }) => [label, ...words]), suggest: suggestTopics },
    { name: "with:", names: medicineIndex(content).all.map(({ label }) => label), suggest: suggestMedicines },
    { name: "place:", names: content.jurisdictions.map(jurisdictionLabel), suggest: suggestJurisdictions },
  ];
  const rows: Row[] = [];
  let first = 0;
  for (const { name, names, suggest } of options) {
    const typed = everythingTyped(names);
    const ours: number[] = [];
    const scan: number[] = [];
    first = Math.max(
      first,
      milliseconds(() => suggest(content, typed[0] ?? "")),
    ); // builds its index
    for (const text of typed) suggest(content, text);
    for (const text of typed) {
      ours.push(quickest(() => suggest(content, text)));
      scan.push(quickest(() => byDistance(names, text)));
    }
    const [p50, p99] = [percentile(ours, 0.5), percentile(ours, 0.99)];
    rows.push({
      what: `suggestions for \`${name}\`, ${names.length} names, ${typed.length.toLocaleString("en")} typed`,
      measured: `p50 ${short(p50)} ms, p99 ${short(p99)} ms`,
      baseline: `edit distance to every name: p50 ${short(percentile(scan, 0.5))} ms, p99 ${short(percentile(scan, 0.99))} ms`,
      ratio: `p50 ${ratio(p50, percentile(scan, 0.5))}, p99 ${ratio(p99, percentile(scan, 0.99))}`,
    });
  }
  return {
    rows,
    notes: [
      `suggestions: every beginning of every name, and from ${LONG_ENOUGH} letters on the same with a slip of the finger; each asked ${RUNS} times, of which the quickest counts. Our own time only: Discord's round trip is not in it. The target is p99 below ${TARGET_MS} ms. The very first suggestion also builds an index: ${short(first)} ms at the most.`,
    ],
  };
};

/** Every beginning of every name, as it grows while typed; and with a letter left out, doubled or swapped. */
function everythingTyped(names: readonly string[]): string[] {
  const next = seededNumbers("suggestions");
  return names.flatMap((name) =>
    [...name].flatMap((_, at) => {
      const begun = name.slice(0, at + 1);
      return begun.length < LONG_ENOUGH ? [begun] : [begun, withSlip(begun, next)];
    }),
  );
}

function withSlip(text: string, next: () => number): string {
  const at = 1 + Math.floor(next() * (text.length - 2));
  const [before, letter, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  const kind = next();
  if (kind < 1 / 3) return before + after;
  if (kind < 2 / 3) return before + letter + letter + after;
  return before + after.charAt(0) + letter + after.slice(1);
}

/** The alternative: no index, every name looked at, ranked by how many letters are wrong in its beginning. */
function byDistance(names: readonly string[], typed: string): string[] {
  const wanted = plainWords(typed).join(" ");
  const most = wanted.length >= 8 ? 2 : wanted.length >= LONG_ENOUGH ? 1 : 0;
  return names
    .map((name) => ({ name, distance: editDistance(wanted, plainWords(name).join(" ").slice(0, wanted.length), most) }))
    .filter(({ distance }) => distance <= most)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 25)
    .map(({ name }) => name);
}

/** The quickest of some runs: what other programs take of the machine meanwhile is not ours. */
function quickest(work: () => unknown): number {
  return Math.min(...Array.from({ length: RUNS }, () => milliseconds(work)));
}

function milliseconds(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
