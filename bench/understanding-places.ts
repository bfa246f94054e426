import { createRequire } from "node:module";
import { canonicalZone } from "../src/time/zones.ts";
import { loadPlaces } from "../src/understanding/place/load-places.ts";
import type { Place } from "../src/understanding/place/place.ts";
import type { PlaceIndex } from "../src/understanding/place/place-index.ts";
import { readPlace } from "../src/understanding/place/read-place.ts";
import { suggestPlaces } from "../src/understanding/place/suggest-places.ts";
import type { Reading } from "../src/understanding/reading.ts";
import { figuresOf, LABELLED_AT, type LabelledPlace, placeSet } from "../test/support/place-sets.ts";
import { percentile, ratio, short } from "./figures.ts";
import type { Measure, Row } from "./measured.ts";

const RUNS = 5;
const TARGET_MB = 25;
const TARGET_MS = 20;
const TARGET_SUGGESTION_MS = 5;

type Read = (text: string) => Reading<Place>;
type CityTimezones = {
  findFromCityStateProvince(
    text: string,
  ): readonly { readonly city: string; readonly timezone: string; readonly pop: number }[];
};

/** How places are read, beside `city-timezones`, of whose findings all count that a question would hold: the five largest. */
export const measure: Measure = async () => {
  const before = heldMb();
  const began = performance.now();
  let last = began;
  let slice = 0;
  const index = await loadPlaces(async () => {
    slice = Math.max(slice, performance.now() - last);
    await new Promise((resolve) => setImmediate(resolve));
    last = performance.now();
  });
  const took = performance.now() - began;
  const added = heldMb() - before;

  const read: Read = (text) => readPlace(text, index, LABELLED_AT);
  const other = byCityTimezones();
  const shown = placeSet("shown");
  const formed = (form: RegExp) => shown.filter((one) => form.test(one.form));
  const sets: readonly (readonly [string, readonly LabelledPlace[]])[] = [
    ["shown: all forms", shown],
    ["shown: cities over 100,000 by their name", formed(/^city$/)],
    ["shown: names in 20 languages and local scripts", formed(/^(?:lang|local|ascii)/)],
    ["shown: a city in something wider, or near it", formed(/^(?:City|phrase)/)],
    ["shown: airports", formed(/^airport/)],
    ["shown: countries in 12 languages", formed(/^country/)],
    ["shown: states and their codes", formed(/^(?:admin1|state)/)],
    ["own, looked at", placeSet("dev")],
    ["own, kept apart", placeSet("kept")],
  ];
  return {
    rows: [
      ...sets.map(([name, set]) => rates(name, set, read, other)),
      byPeople(formed(/^city$/), read, other),
      times([...shown, ...placeSet("dev"), ...placeSet("kept")], read, other),
      suggestions(index),
      {
        what: "memory that the list of places takes once it is loaded",
        measured: `${short(added)} MB`,
        baseline: `target: ${TARGET_MB} MB`,
        ratio: ratio(added, TARGET_MB),
      },
    ],
    notes: [
      "understanding-places: right is a value whose clock is that of the place until 2028, or a question that holds it among at most five. Of city-timezones, which tells no certain place from a doubtful one, one finding is a value and several are a question of the five largest.",
      `understanding-places: loaded in ${short(took)} ms when first needed, of which nothing else has to wait for more than ${short(slice)} ms. Our own times are the quickest of ${RUNS} runs of each text.`,
    ],
  };
};

function rates(name: string, set: readonly LabelledPlace[], read: Read, other: Read): Row {
  const [ours, theirs] = [figuresOf(set, read), figuresOf(set, other)];
  return {
    what: `places, ${name} (${set.length.toLocaleString("en")}): right / wrong without a question`,
    measured: `${percent(ours.right)} / ${ours.wrong.length}`,
    baseline: `city-timezones: ${percent(theirs.right)} / ${theirs.wrong.length}`,
    ratio: "",
  };
}

function byPeople(set: readonly LabelledPlace[], read: Read, other: Read): Row {
  return {
    what: "the same cities by the people who live there",
    measured: percent(figuresOf(set, read).rightByPeople),
    baseline: `city-timezones: ${percent(figuresOf(set, other).rightByPeople)}`,
    ratio: "",
  };
}

/** Of every so many texts alone, as it goes through its whole list for each. */
const TIMED_OF_OTHER = 50;

function times(set: readonly LabelledPlace[], read: Read, other: Read): Row {
  const quickest = (reader: Read, texts: readonly LabelledPlace[]) =>
    texts.map(({ text }) => quickestOf(() => reader(text)));
  const ours = quickest(read, set);
  const theirs = quickest(
    other,
    set.filter((_, at) => at % TIMED_OF_OTHER === 0),
  );
  return {
    what: `reading a place (${set.length.toLocaleString("en")}), the slowest of them`,
    measured: `p50 ${short(percentile(ours, 0.5))} ms, slowest ${short(Math.max(...ours))} ms; target: ${TARGET_MS} ms`,
    baseline: `city-timezones: p50 ${short(percentile(theirs, 0.5))} ms, slowest ${short(Math.max(...theirs))} ms`,
    ratio: `slowest ${ratio(Math.max(...ours), Math.max(...theirs))}`,
  };
}

/** Every beginning of every fourth name of a set, which is what Discord asks for at every letter. */
function suggestions(index: PlaceIndex): Row {
  const names = placeSet("dev").filter((_, at) => at % 4 === 0);
  const typed = [
    ...new Set(names.flatMap(({ text }) => [...text].map((_, end) => [...text].slice(0, end + 1).join("")))),
  ];
  const took = typed.map((text) => quickestOf(() => suggestPlaces(text, index, LABELLED_AT, 25)));
  return {
    what: `suggestions for a place, ${typed.length.toLocaleString("en")} typed`,
    measured: `p50 ${short(percentile(took, 0.5))} ms, p99 ${short(percentile(took, 0.99))} ms`,
    baseline: `target: p99 ${TARGET_SUGGESTION_MS} ms`,
    ratio: ratio(percentile(took, 0.99), TARGET_SUGGESTION_MS),
  };
}

function byCityTimezones(): Read {
  const list = createRequire(import.meta.url)("city-timezones") as CityTimezones;
  return (text) => {
    const found = list
      .findFromCityStateProvince(text)
      .toSorted((a, b) => b.pop - a.pop)
      .flatMap(({ city, timezone }) => {
        const zone = canonicalZone(timezone);
        return zone === undefined ? [] : [{ zone, name: city }];
      });
    const [first, ...others] = found;
    if (first === undefined) return { kind: "unreadable", nearest: [] };
    return others.length === 0 ? { kind: "value", value: first } : { kind: "ask", readings: found.slice(0, 5) };
  };
}

function quickestOf(work: () => unknown): number {
  let quickest = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    work();
    quickest = Math.min(quickest, performance.now() - began);
  }
  return quickest;
}

/** What is held: objects, and arrays of bytes beside them. */
function heldMb(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
