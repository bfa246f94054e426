import { AwakeKind } from "../schema/awake.ts";
import type { Content } from "../schema/content.ts";
import { problemAt } from "../schema/data-file.ts";
import { RelaxationKind } from "../schema/relaxation.ts";

/**
 * What tonight's plan, the exercises and the cards for who lies awake rest on: tips that exist, and the very words a
 * time was taken from.
 */
export function* eveningProblems({
  tips,
  tonight,
  relaxation,
  awake,
}: Pick<Content, "tips" | "tonight" | "relaxation" | "awake">): Generator<string> {
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

  for (const { id: entry, steps } of relaxation) {
    const untimed = steps.slice(0, -1).findIndex(({ seconds }) => seconds === undefined);
    const spot = { file: "relaxation.json", noun: "exercise", entry, field: `steps[${untimed}].seconds` };
    if (untimed >= 0) yield problemAt(spot, "is missing: only the last step stays");
  }
  const practices = [
    { file: "relaxation.json", noun: "exercise", entries: relaxation, kinds: RelaxationKind.options },
    { file: "awake.json", noun: "card", entries: awake, kinds: AwakeKind.options },
  ];
  for (const { file, noun, entries, kinds } of practices) {
    for (const { id: entry, tip, sources } of entries) {
      const rests = known.get(tip);
      if (rests === undefined) yield problemAt({ file, noun, entry, field: "tip" }, `no such tip “${tip}”`);
      else if (sources.some((source) => !rests.sources.includes(source)))
        yield problemAt({ file, noun, entry, field: "sources" }, `go beyond those of the tip “${tip}”`);
    }
    for (const kind of kinds) {
      const isThere = entries.some(({ id }) => id === kind);
      if (!isThere) yield problemAt({ file, noun, entry: kind, field: "" }, "is missing");
    }
  }
}
