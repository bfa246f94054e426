import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Place } from "../../src/understanding/place/place.ts";
import { clockOf } from "../../src/understanding/place/same-clock.ts";
import type { Reading } from "../../src/understanding/reading.ts";

/** A place as somebody types it, and where it is. */
export type LabelledPlace = {
  readonly form: string;
  readonly text: string;
  /** Any zone whose clock is that of one of these is right; none for what is no place. */
  readonly zones: readonly string[];
  readonly people?: number;
};

const SETS = {
  /** Labelled by others: 16,200 in 60 forms. */
  shown: "places-shown.jsonl.gz",
  /** Our own, made from other lists and by hand, looked at while the reader was made. */
  dev: "places-own-dev.jsonl",
  /** Our own, never looked at for making anything better. */
  kept: "places-own-kept.jsonl",
} as const;

export type PlaceSetName = keyof typeof SETS;

/** As of when the sets were labelled. */
export const LABELLED_AT = Temporal.Instant.from("2026-11-28T12:00Z");

export function placeSet(name: PlaceSetName): LabelledPlace[] {
  const bytes = readFileSync(join(import.meta.dirname, "../understanding", SETS[name]));
  const text = SETS[name].endsWith(".gz") ? gunzipSync(bytes) : bytes;
  return text
    .toString()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as LabelledPlace);
}

/** "right": the value, or among what is asked. "missed": asked or unreadable, without the right one. */
export type Verdict = "right" | "missed" | "wrong without a question";

const SLIP = /slip|typo/;

export function verdictOn({ zones, form }: LabelledPlace, reading: Reading<Place>): Verdict {
  if (zones.length === 0) return reading.kind === "value" ? "wrong without a question" : "right";
  const clocks = new Set(zones.map((zone) => clockOf(zone, LABELLED_AT)));
  const isRight = ({ zone }: Place) => clocks.has(clockOf(zone, LABELLED_AT));
  switch (reading.kind) {
    case "value":
      return isRight(reading.value) ? "right" : "wrong without a question";
    case "ask":
      return reading.readings.some(isRight) ? "right" : "missed";
    case "unreadable":
      return SLIP.test(form) && reading.nearest.some(isRight) ? "right" : "missed";
  }
}

/** What became of a set, in shares of it. */
export function figuresOf(set: readonly LabelledPlace[], read: (text: string) => Reading<Place>) {
  const verdicts = set.map((one) => ({ one, verdict: verdictOn(one, read(one.text)) }));
  const count = (verdict: Verdict) => verdicts.filter((each) => each.verdict === verdict).length;
  const people = (some: typeof verdicts) => some.reduce((sum, { one }) => sum + (one.people ?? 0), 0);
  return {
    right: count("right") / set.length,
    rightByPeople: people(verdicts.filter(({ verdict }) => verdict === "right")) / people(verdicts),
    missed: verdicts.filter(({ verdict }) => verdict === "missed").map(({ one }) => one.text),
    wrong: verdicts.filter(({ verdict }) => verdict === "wrong without a question").map(({ one }) => one.text),
  };
}
