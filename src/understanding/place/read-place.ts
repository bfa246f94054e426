import { canonicalZone } from "../../time/zones.ts";
import type { Reading } from "../reading.ts";
import { compactPlace, foldPlace } from "./fold-place.ts";
import { nearPlaces } from "./near-places.ts";
import { type Parse, parsePlace } from "./parse-place.ts";
import type { Meaning, Place } from "./place.ts";
import type { PlaceIndex } from "./place-index.ts";
import { areOneClock, clockOf } from "./same-clock.ts";
import { isAbbreviation } from "./zone-abbreviations.ts";
import { readOffset, zonesAtOffset } from "./zone-offsets.ts";

const LONGEST = 80;
/** How many readings a question has; who shows them in a menu may ask for more. */
const MOST_READINGS = 5;
/** Whoever types the name of both means the larger, unless the smaller has this many people or this share of its. */
const LARGE = 95_000; // counts of people are kept in steps of 4 %
const SHARE = 0.05;
/** Of the places that live by an abbreviation so many come before whatever else is called so. */
const LEAD_OF_CLOCK = 3;

/**
 * Reads where somebody sleeps: a city, region or country in any language, with or without what it lies in, an airport's
 * code, a tz database id, or what is shown of a place.
 *
 * A value is one clock until 2028, whichever of its readings was meant. Everything else is a question, the largest
 * reading first: names that several places have, places with several clocks, abbreviations and offsets (which change with
 * the season, while a place does not), and whatever holds a word that was not understood.
 *
 * @param now decides which places an offset stands for, and which clocks agree from here on
 */
export function readPlace(
  text: string,
  index: PlaceIndex,
  now: Temporal.Instant,
  most = MOST_READINGS,
): Reading<Place> {
  const known = readIdOrOffset(text, index, now, most);
  if (known !== undefined) return known;
  const parse =
    text.length > LONGEST ? undefined : parsePlace(foldedName(text), index, { areCapitals: areCapitals(text) });
  const reading = parse && settle(parse, text, index, now, most);
  return reading ?? { kind: "unreadable", nearest: nearestTo(text, index) };
}

/** `readPlace` for who is still typing: undefined where a word stands for nothing. */
export function readKnownPlace(
  text: string,
  index: PlaceIndex,
  now: Temporal.Instant,
  most: number,
): Reading<Place> | undefined {
  const known = readIdOrOffset(text, index, now, most);
  if (known !== undefined) return known;
  const parse =
    text.length > LONGEST
      ? undefined
      : parsePlace(foldedName(text), index, { areCapitals: areCapitals(text), isWhole: true });
  return parse && settle(parse, text, index, now, most);
}

function readIdOrOffset(
  text: string,
  index: PlaceIndex,
  now: Temporal.Instant,
  most: number,
): Reading<Place> | undefined {
  if (text.length > LONGEST) return undefined;
  const bracketed = /\(([^()]*\/[^()]*)\)\s*$/.exec(text)?.[1];
  const id = canonicalZone(
    (bracketed ?? text)
      .trim()
      .replace(/\s*\/\s*/g, "/")
      .replace(/\s+/g, "_"),
  );
  if (id !== undefined) return { kind: "value", value: { zone: id, name: nameOfId(text, bracketed, id) } };

  const offset = readOffset(text);
  const zones = offset === undefined ? [] : zonesAtOffset(offset, now);
  return zones.length === 0
    ? undefined
    : { kind: "ask", readings: zones.slice(0, most).map((zone) => index.placeIn(zone)) };
}

function areCapitals(text: string): boolean {
  return text === text.toUpperCase();
}

function foldedName(text: string): string {
  return foldPlace(text.replace(/^\s*etc\//i, ""));
}

function nearestTo(text: string, index: PlaceIndex): readonly Place[] {
  return text.length > LONGEST ? [] : nearPlaces(text, index, MOST_READINGS);
}

/** Why somebody is asked where they are, for the words of the question. */
export function whyAsked(text: string): "offset" | "abbreviation" | "several" {
  if (readOffset(text) !== undefined) return "offset";
  return isAbbreviation(compactPlace(foldPlace(text))) ? "abbreviation" : "several";
}

function nameOfId(text: string, bracketed: string | undefined, id: string): string {
  const shown = bracketed === undefined ? "" : text.slice(0, text.lastIndexOf("(")).trim();
  return shown === "" ? id : shown;
}

function settle(
  parse: Parse,
  text: string,
  index: PlaceIndex,
  now: Temporal.Instant,
  most: number,
): Reading<Place> | undefined {
  const meanings = parse.isCertain ? largestFirst(parse) : parse.meanings;
  const [first] = meanings;
  const [zone] = first?.zones ?? [];
  if (first === undefined || zone === undefined) return undefined;

  const country = index.country(first.country);
  const mayBeElsewhere =
    isSmall(first) && !parse.isInRegion && country !== undefined && !areOneClock(country.zones, now);
  if (parse.isCertain && mayBeElsewhere)
    return { kind: "ask", readings: inTurn([...meanings, country], 1, index, now, most) };

  const asked = meanings.flatMap(({ zones, asked }) => zones.slice(0, asked));
  const isPlain = parse.isCertain && !isDoubtful(meanings, text);
  if (isPlain && areOneClock(asked, now)) return { kind: "value", value: index.place(first, zone) };
  const lead = first.kind === "abbreviation" ? LEAD_OF_CLOCK : parse.lead;
  return { kind: "ask", readings: inTurn(meanings, lead, index, now, most) };
}

/**
 * Where a country has several clocks, many towns share a name, and most of them are in no list of ours: "Sidney, USA" is
 * asked about, "Sidney, Ohio" is not.
 */
function isSmall({ kind, people, isCapital }: Meaning): boolean {
  return kind === "city" && people < LARGE && !isCapital;
}

/** Whether somebody is asked although all are one clock: a clock's name, or codes alone, which may be a word. */
function isDoubtful(meanings: readonly Meaning[], text: string): boolean {
  const areCodes = meanings.every(({ kind }) => kind === "code");
  return meanings.some(({ kind }) => kind === "abbreviation") || (areCodes && !areCapitals(text));
}

/**
 * The largest, and whatever is large enough beside it that somebody may well have meant it. Who says what a place lies in
 * tells it from its namesakes, so then all that lie there count: "Dallas, USA" may be the one in Oregon.
 */
function largestFirst({ meanings, isInSomething }: Parse): readonly Meaning[] {
  const sorted = meanings.toSorted((a, b) => b.people - a.people);
  if (isInSomething) return sorted;
  const largest = sorted[0]?.people ?? 0;
  return sorted.filter(({ people, isCapital }) => people >= LARGE || people >= largest * SHARE || isCapital);
}

/**
 * Of each meaning its first clock, then of each its second, and so on; what shows no clock of its own comes last.
 *
 * @param lead so many of the first meaning come before all others
 */
function inTurn(
  meanings: readonly Meaning[],
  lead: number,
  index: PlaceIndex,
  now: Temporal.Instant,
  most: number,
): Place[] {
  const queues = meanings.map((meaning) => ({ meaning, zones: distinct(meaning, now) }));
  const rounds = Math.max(...queues.map(({ zones }) => zones.length));
  const [first] = queues;
  const turns = (first?.zones.slice(0, lead) ?? []).map((zone) => ({ meaning: first?.meaning, zone }));
  for (let round = 0; round < rounds; round++)
    for (const { meaning, zones } of queues) {
      const zone = zones[round];
      if (zone !== undefined) turns.push({ meaning, zone });
    }

  const places = new Map<string, Place>();
  const later = new Map<string, Place>();
  const clocks = new Set<string>();
  for (const { meaning, zone } of turns) {
    if (meaning === undefined) continue;
    const place = index.place(meaning, zone);
    const clock = clockOf(zone, now);
    const key = `${place.name} ${zone}`;
    if (!places.has(key)) (clocks.has(clock) ? later : places).set(key, place);
    clocks.add(clock);
  }
  return [...places.values(), ...later.values()].slice(0, most);
}

/** Of a region or country each clock once. */
function distinct({ zones, kind }: Meaning, now: Temporal.Instant): readonly string[] {
  if (kind === "abbreviation") return zones;
  const clocks = new Set<string>();
  return zones.filter((zone) => {
    const clock = clockOf(zone, now);
    return clocks.has(clock) ? false : clocks.add(clock);
  });
}
