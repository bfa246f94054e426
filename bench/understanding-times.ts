import * as chrono from "chrono-node";
import { readAs } from "../test/support/read-times.ts";
import { LABELLED_ON, type LabelledTime, type ReadAs, timeFigures, timeSet } from "../test/support/time-sets.ts";
import { percentile, ratio, short } from "./figures.ts";
import type { Measure, Row } from "./measured.ts";

const RUNS = 5;
const TARGET_MS = 20;

/** Clock times, lengths and dates as people type them, beside chrono-node, which knows no lengths and asks nothing. */
export const measure: Measure = async () => {
  const before = heapMb();
  const began = performance.now();
  for (const [kind, text] of FIRST) readAs({ kind, text });
  const first = performance.now() - began;
  const added = heapMb() - before;
  const rows: Row[] = [];
  for (const name of ["shown", "kept"] as const)
    for (const kind of ["clock", "duration", "date"] as const)
      for (const isEnglish of [true, false]) {
        const set = timeSet(name).filter((one) => one.kind === kind && (one.lang === "en") === isEnglish);
        const [ours, theirs] = [timeFigures(set, readAs), timeFigures(set, withChrono)];
        rows.push({
          what: `${WHAT[kind]}, ${isEnglish ? "English" : "other languages"}, ${name} (${set.length}): right or asked / wrong unasked`,
          measured: `${percent(ours.right)} / ${ours.wrong.length}`,
          baseline: kind === "duration" ? "" : `chrono-node: ${percent(theirs.right)} / ${theirs.wrong.length}`,
          ratio: "",
        });
      }
  rows.push(times(), {
    what: "words of the first Latin text: read and built / memory",
    measured: `${short(first)} ms / ${short(added)} MB`,
    baseline: "",
    ratio: "",
  });
  return {
    rows,
    notes: [
      "understanding-times: `shown` was labelled by others and looked at while the readers were made; `kept` is our own, written before them. Right: the value is one that the label holds, or it is asked about with such a one among at most five. chrono-node is given the reader of the label's language where it has one, and forward dates.",
    ],
  };
};

const WHAT = { clock: "clock times", duration: "lengths", date: "dates" } as const;
const FIRST = [
  ["clock", "halb elf abends"],
  ["duration", "anderthalb Stunden"],
  ["date", "übermorgen"],
] as const;

const PARSERS: Readonly<Record<string, { parse: typeof chrono.parse }>> = {
  de: chrono.de,
  fr: chrono.fr,
  es: chrono.es,
  pt: chrono.pt,
  it: chrono.it,
  nl: chrono.nl,
  ja: chrono.ja,
  zh: chrono.zh,
  ru: chrono.ru,
};

function withChrono({ kind, lang, text }: LabelledTime): ReadAs {
  const noon = new Date(Date.UTC(LABELLED_ON.year, LABELLED_ON.month - 1, LABELLED_ON.day, 12));
  const [found] = (PARSERS[lang] ?? chrono).parse(text, { instant: noon, timezone: "UTC" }, { forwardDate: true });
  if (found === undefined) return { kind: "unreadable", values: [] };
  const part = (name: "year" | "month" | "day" | "hour" | "minute") => String(found.start.get(name)).padStart(2, "0");
  const value =
    kind === "clock" ? `${part("hour")}:${part("minute")}` : `${part("year")}-${part("month")}-${part("day")}`;
  return { kind: "value", values: [value] };
}

function times(): Row {
  const set = [...timeSet("shown"), ...timeSet("kept")];
  const milliseconds = set.map((one) => Math.min(...Array.from({ length: RUNS }, () => took(one))));
  const slowest = Math.max(...milliseconds);
  return {
    what: `one reading of ${set.length}: median, slowest`,
    measured: `${short(percentile(milliseconds, 0.5))} ms, ${short(slowest)} ms`,
    baseline: `target: ${TARGET_MS} ms`,
    ratio: ratio(slowest, TARGET_MS),
  };
}

function took(one: LabelledTime): number {
  const began = performance.now();
  readAs(one);
  return performance.now() - began;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
