import { commonZones } from "./common-zones.ts";
import { foldPlace } from "./fold-place.ts";
import { nearPlaces } from "./near-places.ts";
import type { Meaning, Place } from "./place.ts";
import type { PlaceIndex } from "./place-index.ts";
import { readKnownPlace, whyAsked } from "./read-place.ts";

const LONGEST = 80;
/** So many of each kind are looked at, however few are wanted. */
const LOOKED_AT = 25;
/** From so many letters on a name that is not there is looked for with a slip. */
const SHORTEST_SLIP = 4;

/**
 * Places to offer while somebody types: what several words stand for already, then what begins so, where most people live
 * first, then what has a word in it that does. A country or region that begins so gives its main clock there, and
 * its others at the end. When there is none, names a slip of the finger away. Nothing typed offers the commonest.
 */
export function suggestPlaces(typed: string, index: PlaceIndex, now: Temporal.Instant, limit: number): Place[] {
  if (typed.length > LONGEST) return [];
  const folded = foldPlace(typed);
  if (typed.trim() === "") return commonZones.slice(0, limit).map((zone) => index.placeIn(zone));

  const reading = readKnownPlace(typed, index, now, limit);
  const meant = reading?.kind === "value" ? [reading.value] : reading?.kind === "ask" ? reading.readings : [];
  const begin = folded === "" ? [] : beginning(folded, index);
  // One word may be the beginning of a longer one, whatever it stands for by itself.
  const isWhole = /[^\p{L}\p{M}]/u.test(typed.trim()) || whyAsked(typed) !== "several";
  const found = unique(isWhole ? [...meant, ...begin] : [...begin, ...meant]);
  if (found.length === 0) found.push(...halfQualified(folded, index));
  const isSlip = found.length === 0 && folded.length >= SHORTEST_SLIP;
  return (isSlip ? nearPlaces(typed, index, limit) : found).slice(0, limit);
}

/** So many times as many people make up for a name that is not the main one. */
const LESS_KNOWN = 10;

function beginning(folded: string, index: PlaceIndex): Place[] {
  const { main, others, words } = index.names.beginning(folded, LOOKED_AT);
  const cities = (numbers: readonly number[]) => numbers.map((city) => index.city(city));
  const weighed = (meaning: Meaning, isMain: boolean) => ({
    meaning,
    weight: isMain ? meaning.people : meaning.people / LESS_KNOWN,
  });
  const byName = [
    ...index.beginning(folded, LOOKED_AT).map(({ meaning, isMain }) => weighed(meaning, isMain)),
    ...cities(main).map((meaning) => weighed(meaning, true)),
    ...cities(others).map((meaning) => weighed(meaning, false)),
  ];
  const first = byName.sort((a, b) => b.weight - a.weight).map(({ meaning }) => meaning);
  const otherClocks = first.flatMap((meaning) =>
    meaning.zones.slice(1, meaning.asked).map((zone) => index.place(meaning, zone)),
  );
  return [...[...first, ...cities(words)].map((meaning) => index.place(meaning, mainZone(meaning))), ...otherClocks];
}

/** "springfield ill": a city, and the beginning of what it lies in. */
function halfQualified(folded: string, index: PlaceIndex): Place[] {
  const words = folded.split(" ").filter((word) => word !== "|");
  for (let last = 1; last < words.length; last++) {
    const wider = words.slice(-last).join("");
    const cities = index.find(words.slice(0, -last).join("")).filter(({ kind }) => kind === "city");
    const within = cities.filter((city) => index.widerNames(city).some((name) => name.startsWith(wider)));
    if (within.length > 0) return within.map((city) => index.place(city, mainZone(city)));
  }
  return [];
}

function mainZone({ zones }: Meaning): string {
  return zones[0] ?? "";
}

function unique(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [`${place.name} ${place.zone}`, place])).values()];
}
