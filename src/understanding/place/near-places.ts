import { editDistance, lettersOf, mayBeNear } from "../../content/search/edit-distance.ts";
import { compactPlace, foldPlace } from "./fold-place.ts";
import type { Meaning, Place } from "./place.ts";
import type { PlaceIndex } from "./place-index.ts";
import { WORDS_AROUND } from "./words-around.ts";

const SHORTEST = 3;
/** From so many letters on a name may have two slips. */
const LONG = 6;
/** Where a name is one slip away, two slips are allowed for the largest alone. */
const PEOPLE_FOR_MORE_SLIPS = 1_000_000;

/** Places whose names are a slip of the finger away from what was typed, the nearest first and of those the largest. */
export function nearPlaces(text: string, index: PlaceIndex, limit: number): Place[] {
  const words = foldPlace(text).split(" ");
  const said = words.filter((word) => word !== "|" && !WORDS_AROUND.has(word));
  const whole = nearIn(compactPlace(words.join(" ")), index);
  const near = whole.length > 0 || said.length === words.length ? whole : nearIn(said.join(""), index);
  const places = new Map<string, Place>();
  for (const meaning of near) {
    const [zone] = meaning.zones;
    if (zone === undefined) continue;
    const place = index.place(meaning, zone);
    if (!places.has(place.name)) places.set(place.name, place);
    if (places.size === limit) break;
  }
  return [...places.values()];
}

/** @param compact folded, without spaces */
export function nearIn(compact: string, index: PlaceIndex): Meaning[] {
  if (compact.length < SHORTEST) return [];
  const slips = compact.length < LONG ? 1 : 2;
  const letters = lettersOf(compact);
  const nearest = new Map<string, { readonly meaning: Meaning; readonly distance: number }>();
  const note = (meaning: Meaning, distance: number) => {
    const known = nearest.get(meaning.id);
    if (distance <= slips && (known === undefined || known.distance > distance))
      nearest.set(meaning.id, { meaning, distance });
  };
  for (const { name, city } of index.names.near(compact, slips)) {
    const distance = editDistance(compact, name, slips);
    if (distance <= slips) note(index.city(city), distance);
  }
  for (const { name, letters: theirs, meanings } of index.otherNames) {
    if (name.length < SHORTEST || Math.abs(name.length - compact.length) > slips) continue;
    if (!mayBeNear(letters, theirs, slips)) continue;
    const distance = editDistance(compact, name, slips);
    if (distance <= slips) for (const meaning of meanings) note(meaning, distance);
  }
  const least = Math.min(...[...nearest.values()].map(({ distance }) => distance));
  return [...nearest.values()]
    .filter(({ distance, meaning }) => distance === least || meaning.people >= PEOPLE_FOR_MORE_SLIPS)
    .sort((a, b) => a.distance - b.distance || b.meaning.people - a.meaning.people)
    .map(({ meaning }) => meaning);
}
