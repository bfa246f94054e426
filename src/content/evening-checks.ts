import type { Content } from "./content.ts";
import { problemAt } from "./data-file.ts";
import { RelaxationKind } from "./relaxation.ts";

/** What tonight's plan and the exercises rest on: tips that exist, and the very words a time was taken from. */
export function* eveningProblems({
  tips,
  tonight,
  relaxation,
}: Pick<Content, "tips" | "tonight" | "relaxation">): Generator<string> {
  const known = new Map(tips.map((tip) => [tip.id, tip]));
  let before = Number.POSITIVE_INFINITY;
  for (const { id: entry, tip, time } of tonight) {
    const spot = { file: "tonight.json", noun: "step", entry };
    if (!known.has(tip)) yield problemAt({ ...spot, field: "tip" }, `no such tip “${tip}”`);
    if (time === undefined) continue;
    const source = known.get(time.tip);
    if (source === undefined) yield problemAt({ ...spot, field: "time.tip" }, `no such tip “${time.tip}”`);
    else if (!`${source.title}\n${source.text}`.includes(time.words))
      yield problemAt({ ...spot, field: "time.words" }, `the tip “${time.tip}” does not say “${time.words}”`);
    if (time.minutesBefore > before)
      yield problemAt({ ...spot, field: "time.minutesBefore" }, "is earlier than the step before it");
    before = time.minutesBefore;
  }

  for (const { id: entry, tip, sources } of relaxation) {
    const spot = { file: "relaxation.json", noun: "exercise", entry };
    const rests = known.get(tip);
    if (rests === undefined) yield problemAt({ ...spot, field: "tip" }, `no such tip “${tip}”`);
    else if (sources.some((source) => !rests.sources.includes(source)))
      yield problemAt({ ...spot, field: "sources" }, `go beyond those of the tip “${tip}”`);
  }
  for (const kind of RelaxationKind.options) {
    if (!relaxation.some(({ id }) => id === kind))
      yield problemAt({ file: "relaxation.json", noun: "exercise", entry: kind, field: "" }, "is missing");
  }
}
