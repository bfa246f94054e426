import { join } from "node:path";
import { seededNumbers } from "../src/content/choose/seeded.ts";
import { loadDangerLists } from "../src/understanding/danger/load-danger.ts";
import { createReadDanger } from "../src/understanding/danger/read-danger.ts";
import { dangerSet, isHarmless, type LabelledDanger, shareOf } from "../test/support/danger-sets.ts";
import { withSlip } from "../test/support/slips.ts";
import { ratio, short } from "./figures.ts";
import type { Measure, Row } from "./measured.ts";
import { readDangerAsBefore } from "./understanding/words-before.ts";

const SLIPS_A_SENTENCE = 5;
const LONG_TEXT = 6_000;
const TIMES = 25;

type Read = (text: string) => { readonly level: "help" | "ask" | "none" };

/** How danger is understood, beside the phrases it was understood by before; and what one long text costs. */
export const measure: Measure = async () => {
  const began = performance.now();
  const readDanger = createReadDanger(loadDangerLists(join(import.meta.dirname, "../data/danger")));
  const built = performance.now() - began;
  const rows: Row[] = [];
  for (const [name, set] of [
    ["shown", dangerSet("shown")],
    ["kept apart", dangerSet("kept")],
  ] as const)
    rows.push(...rates(name, set, readDanger));
  rows.push(...slips(readDanger), ...times(readDanger));
  return {
    rows,
    notes: [
      "understanding: the shown sentences are those the lists were made with; the ones kept apart were written by others, in other words, and neither a list nor the model was made with them. Before: the phrases of data/caution-topics.json as they were, every word of one anywhere in the text.",
      `understanding: lists and model are read and built once, at the start: ${short(built)} ms.`,
    ],
  };
};

function rates(name: string, set: readonly LabelledDanger[], read: Read): Row[] {
  const groups: [string, (one: LabelledDanger) => boolean][] = [
    ["danger, English", (one) => one.expect === "help" && one.lang === "en"],
    ["danger, other languages", (one) => one.expect === "help" && one.lang !== "en"],
    ["near-misses", (one) => one.kind === "near-miss"],
    ["ordinary questions", (one) => one.kind === "ordinary"],
  ];
  return groups.map(([what, isOf]) => {
    const items = set.filter(isOf);
    const levels = (reader: Read) => {
      const help = shareOf(items, ({ text }) => reader(text).level === "help");
      const any = shareOf(items, ({ text }) => reader(text).level !== "none");
      return items.every(isHarmless)
        ? `help ${percent(help)}, ask ${percent(any - help)}`
        : `help or ask ${percent(any)}, help ${percent(help)}`;
    };
    return {
      what: `${what}, ${name} (${items.length})`,
      measured: levels(read),
      baseline: `before: ${levels(readDangerAsBefore)}`,
      ratio: "",
    };
  });
}

function slips(read: Read): Row[] {
  const random = seededNumbers(20_261_128);
  return (["shown", "kept"] as const).map((name) => {
    const danger = dangerSet(name).filter(({ expect }) => expect === "help");
    const slipped = danger.flatMap(({ text }) =>
      Array.from({ length: SLIPS_A_SENTENCE }, () => ({ text, slip: withSlip(text, random) })),
    );
    const kept = (reader: Read) => {
      const caught = slipped.filter(({ text }) => reader(text).level !== "none");
      return percent(shareOf(caught, ({ slip }) => reader(slip).level !== "none"));
    };
    const all = (reader: Read) => percent(shareOf(slipped, ({ slip }) => reader(slip).level !== "none"));
    return {
      what: `danger with one slip, ${name === "kept" ? "kept apart" : name} (${slipped.length})`,
      measured: `help or ask ${all(read)}; ${kept(read)} of those caught without it`,
      baseline: `before: ${all(readDangerAsBefore)}; ${kept(readDangerAsBefore)}`,
      ratio: "",
    };
  });
}

/** Texts that ask the most of the reader: one long field full of them. */
function times(read: Read): Row[] {
  const set = dangerSet("shown");
  const fill = (text: string) => `${text} `.repeat(Math.ceil(LONG_TEXT / (text.length + 1))).slice(0, LONG_TEXT);
  const texts = {
    "harmless sentences": fill(
      set
        .filter(isHarmless)
        .map(({ text }) => text)
        .join(" "),
    ),
    "all sentences": fill(set.map(({ text }) => text).join(" ")),
    "one word": fill("kill"),
    "words of many patterns": fill("my friend took the pills and he can not wake up for work, not"),
    "words that are none": fill(Array.from({ length: 900 }, (_, at) => (at * 7_919).toString(36)).join(" ")),
    "letters without blanks": fill("我不想活了吗死").replaceAll(" ", ""),
  };
  const measured = Object.entries(texts).map(([what, text]) => ({
    what,
    ours: quickest(() => read(text)),
    before: quickest(() => readDangerAsBefore(text)),
  }));
  const worst = measured.reduce((one, other) => (other.ours > one.ours ? other : one));
  return [
    {
      what: `one text of ${LONG_TEXT.toLocaleString("en")} characters, the worst of ${measured.length} (${worst.what})`,
      measured: `${short(worst.ours)} ms`,
      baseline: `before: ${short(worst.before)} ms`,
      ratio: ratio(worst.ours, worst.before),
    },
  ];
}

function quickest(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < TIMES; time++) {
    const began = performance.now();
    work();
    least = Math.min(least, performance.now() - began);
  }
  return least;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
