import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DiaryNight } from "../../src/diary/diary-night.ts";
import { fieldOf, NOTHING_TYPED, readNightForm, type TypedNightField } from "../../src/diary/night-form.ts";

type Wanted = "inBed" | "tried" | "woke" | "rose" | "onsetMinutes" | "awakenings" | "awakeMinutes" | "noSleep";

/** A night as somebody tired types it into the form, with what it says: of a time, the clock alone. */
export type SloppyNight = Readonly<Record<TypedNightField, string>> & {
  /** Every right reading where there are several. */
  readonly want: Readonly<Partial<Record<Wanted, unknown>>>;
};

/** Our own, written before the form was made to read them; all by hand. */
export function sloppyNights(): SloppyNight[] {
  return readFileSync(join(import.meta.dirname, "../understanding/nights-own.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as SloppyNight);
}

const FIELDS: Readonly<Record<Wanted, TypedNightField>> = {
  inBed: "bed",
  tried: "bed",
  onsetMinutes: "onset",
  noSleep: "onset",
  awakenings: "awake",
  awakeMinutes: "awake",
  woke: "rise",
  rose: "rise",
};

export type SloppyOutcome = {
  readonly kind: "understood" | "asked" | "missed" | "wrong";
  /** What was read of each thing that was wanted and is not there. */
  readonly instead: readonly string[];
};

/**
 * What the form makes of it: all is noted, or one field is asked for and all the rest is noted; else something is left
 * out without a question, or noted as what was not said.
 */
export function outcomeOf({ want, ...typed }: SloppyNight): SloppyOutcome {
  const night = "2026-03-12";
  const now = Temporal.Instant.from("2026-03-13T20:00:00Z");
  const reading = readNightForm({ ...NOTHING_TYPED, ...typed }, night, "UTC", now);
  if (reading.kind === "empty") return { kind: "missed", instead: ["nothing"] };
  const asked = new Set(reading.problems.map(({ kind }) => fieldOf(kind)));
  const entry: Partial<DiaryNight> = reading.entry ?? {};
  const noted = (item: Wanted) => {
    const value = entry[item];
    return typeof value === "string" ? value.slice(11) : value;
  };
  const off = (Object.keys(want) as Wanted[]).filter((item) => ![want[item]].flat().includes(noted(item)));
  const instead = off.map((item) => `${item}: ${noted(item)}, not ${want[item]}`);
  if (off.length === 0)
    return { kind: asked.size === 0 ? "understood" : asked.size === 1 ? "asked" : "missed", instead };
  if (off.some((item) => noted(item) !== undefined)) return { kind: "wrong", instead };
  const isAsked = asked.size === 1 && off.every((item) => asked.has(FIELDS[item]));
  return { kind: isAsked ? "asked" : "missed", instead };
}
