import { problemAt } from "../schema/data-file.ts";
import type { Medicines } from "../schema/medicine.ts";

/** What no single entry can show: pairs that are missing or stand twice, and names that point nowhere. */
export function* medicineProblems(medicines: Medicines): Generator<string> {
  const { classes, substances, names, alone } = medicines;
  const ids = new Set(classes.map(({ id }) => id));
  const known = new Set(substances.map(({ name }) => name));
  yield* repeated(
    "classes.json",
    "class",
    classes.map(({ id }) => id),
  );
  yield* repeated(
    "substances.json",
    "substance",
    substances.map(({ name }) => name),
  );
  yield* repeated(
    "names.json",
    "name",
    names.map(({ name }) => name.toLowerCase()),
  );
  yield* repeated(
    "alone.json",
    "card",
    alone.map(({ id }) => id),
  );

  for (const { name: entry, classes: its } of substances)
    yield* unknownIn(ids, its, { file: "medicines/substances.json", noun: "substance", entry, field: "classes" });
  for (const { name: entry, parts, classes: its = [], kind, meanings = [] } of names) {
    const spot = { file: "medicines/names.json", noun: "name", entry };
    yield* unknownIn(known, parts, { ...spot, field: "parts" });
    yield* unknownIn(ids, its, { ...spot, field: "classes" });
    for (const [index, meaning] of meanings.entries()) {
      const field = `meanings[${index}].parts`;
      yield* unknownIn(known, meaning.parts, { ...spot, field });
      // Whatever it means, the answer has to be as bad as for that.
      yield* unknownIn(new Set(parts), meaning.parts, { ...spot, field });
    }
    if (parts.length === 0 && its.length === 0 && kind !== "group")
      yield problemAt({ ...spot, field: "parts" }, "has neither parts nor classes");
  }
  for (const { id } of classes)
    if (!alone.some((card) => card.id === id))
      yield problemAt({ file: "medicines/alone.json", noun: "card", entry: id, field: "" }, "is missing");
  yield* unknownIn(
    ids,
    alone.map(({ id }) => id),
    { file: "medicines/alone.json", noun: "cards", entry: "", field: "" },
  );
  yield* pairProblems(medicines, ids, known);
}

function* pairProblems({ classes, pairs, namedPairs, names, lookAlikes }: Medicines, ids: Known, known: Known) {
  const seen = yield* pairsSeen(pairs, ids, { file: "medicines/pairs.json", noun: "pair" });
  for (const { id: entry, of, inherited = [] } of pairs)
    yield* unknownIn(new Set(of), inherited, { file: "medicines/pairs.json", noun: "pair", entry, field: "inherited" });
  for (const [index, { id: one }] of classes.entries())
    for (const { id: other } of classes.slice(index))
      if (!seen.has([one, other].sort().join(" + ")))
        yield problemAt({ file: "medicines/pairs.json", noun: "", entry: "", field: "" }, `has no “${one} + ${other}”`);

  yield* pairsSeen(namedPairs, known, { file: "medicines/named-pairs.json", noun: "named pair" });
  const listed = new Set(names.map(({ name }) => name));
  for (const { names: both } of lookAlikes)
    yield* unknownIn(listed, both, {
      file: "medicines/look-alikes.json",
      noun: "pair",
      entry: both.join(", "),
      field: "names",
    });
}

/** Every pair of some entries, in one order; a pair belongs to one entry, and both of it have to be known. */
function* pairsSeen(
  entries: readonly { readonly id: string; readonly of: readonly string[] }[],
  known: Known,
  place: Pick<Spot, "file" | "noun">,
): Generator<string, ReadonlySet<string>> {
  const seen = new Set<string>();
  for (const { id: entry, of } of entries)
    for (const pair of of) {
      const spot = { ...place, entry, field: "of" };
      const both = pair.split(" + ");
      yield* unknownIn(known, both, spot);
      const key = both.sort().join(" + ");
      if (both.length !== 2 || seen.has(key)) yield problemAt(spot, `“${pair}” stands twice`);
      seen.add(key);
    }
  return seen;
}

type Known = ReadonlySet<string>;
type Spot = Parameters<typeof problemAt>[0];

function* unknownIn(known: Known, used: readonly string[], spot: Spot): Generator<string> {
  for (const one of used) if (!known.has(one)) yield problemAt(spot, `no such “${one}”`);
}

function* repeated(file: string, noun: string, names: readonly string[]): Generator<string> {
  const seen = new Set<string>();
  for (const entry of names) {
    if (seen.has(entry)) yield problemAt({ file: `medicines/${file}`, noun, entry, field: "" }, "stands twice");
    seen.add(entry);
  }
}
