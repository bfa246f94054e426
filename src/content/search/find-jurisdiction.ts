import type { Content } from "../schema/content.ts";
import type { Jurisdiction } from "../schema/jurisdiction.ts";
import { OTHER_COUNTRY_NAMES } from "./country-names.ts";
import { editDistance } from "./edit-distance.ts";
import { fitOf, plainWords } from "./plain-words.ts";

/** One of several places that go by the same name; without `place` we have nothing on it. */
export type JurisdictionChoice = { readonly label: string; readonly place?: Jurisdiction };

export type FoundJurisdiction =
  | { readonly kind: "place"; readonly place: Jurisdiction }
  /** Several places may be meant, or the spelling is not quite one we know: ask. */
  | { readonly kind: "ask"; readonly choices: readonly JurisdictionChoice[] }
  | { readonly kind: "none" };

/** Choices Discord shows while somebody types. */
const CHOICES = 25;
/** Buttons in a row. */
const MOST_ASKED = 5;
/** In shorter names a slip leads from one place to another. */
const LONG_ENOUGH = 5;

/** The place plain words or a code mean. It is asked for whenever two could be meant: law differs between them. */
export function findJurisdiction(content: Content, words: string): FoundJurisdiction {
  const asked = plainWords(words).join(" ");
  if (asked === "") return { kind: "none" };
  const choices = sharedName(content, asked) ?? sharedCode(content, asked);
  if (choices !== undefined) return { kind: "ask", choices };

  const code = OTHER_NAMES[asked] ?? words.trim().toUpperCase();
  const place = content.jurisdictions.find(
    (one) => one.code === code || fitOf(asked, one.place) === 3 || fitOf(asked, jurisdictionLabel(one)) === 3,
  );
  if (place !== undefined) return { kind: "place", place };
  const near = content.jurisdictions.filter((one) => isNear(asked, one.place)).slice(0, MOST_ASKED);
  return near.length > 0 ? { kind: "ask", choices: near.map(choiceOf) } : { kind: "none" };
}

/** Places for autocomplete while `typed` grows: in the order of the list at first, then best fit first. */
export function suggestJurisdictions(content: Content, typed: string): string[] {
  const found = findJurisdiction(content, typed);
  const meant =
    found.kind === "place"
      ? [found.place]
      : found.kind === "ask"
        ? found.choices.flatMap(({ place }) => place ?? [])
        : [];
  return content.jurisdictions
    .map((place) => ({ place, fit: meant.includes(place) ? 4 : fitOf(typed, place.place) }))
    .filter(({ fit }) => fit > 0)
    .sort((one, other) => other.fit - one.fit)
    .slice(0, CHOICES)
    .map(({ place }) => jurisdictionLabel(place));
}

/** The name of a place so that it is not taken for another: "Georgia (US state)". Reads back to the same place. */
export function jurisdictionLabel({ place, code }: Jurisdiction): string {
  return code.startsWith("US-") && code !== "US-DC" ? `${place} (US state)` : place;
}

function choiceOf(place: Jurisdiction): JurisdictionChoice {
  return { label: jurisdictionLabel(place), place };
}

function byCode(content: Content, code: string): Jurisdiction | undefined {
  return content.jurisdictions.find((place) => place.code === code);
}

/** Names that two places share. */
function sharedName(content: Content, asked: string): JurisdictionChoice[] | undefined {
  const codes = { georgia: ["US-GA", "GE"], washington: ["US-WA", "US-DC"] }[asked];
  return codes?.flatMap((code) => {
    const place = byCode(content, code);
    if (place !== undefined) return [choiceOf(place)];
    const country = countryName(code);
    return country === undefined ? [] : [{ label: `${country} (country)` }];
  });
}

/** "CA" is California and Canada, "GA" Georgia and Gabon. */
function sharedCode(content: Content, asked: string): JurisdictionChoice[] | undefined {
  if (!/^[a-z]{2}$/.test(asked) || asked in OTHER_NAMES) return undefined;
  const code = asked.toUpperCase();
  const state = byCode(content, `US-${code}`);
  if (state === undefined) return undefined;
  const country = byCode(content, code);
  const name = countryName(code);
  if (country !== undefined) return [choiceOf(state), choiceOf(country)];
  return name === undefined ? [choiceOf(state)] : [choiceOf(state), { label: `${name} (country)` }];
}

let countries: Intl.DisplayNames | undefined;

function countryName(code: string): string | undefined {
  countries ??= new Intl.DisplayNames("en", { type: "region", fallback: "none" }); // 20 ms, which no start need wait
  return countries.of(code);
}

function isNear(asked: string, place: string): boolean {
  const name = plainWords(place).join(" ");
  return Math.min(asked.length, name.length) >= LONG_ENOUGH && editDistance(asked, name, 1) <= 1;
}

/** What people call a place on our list when not by its English name or code. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ...OTHER_COUNTRY_NAMES,
  dc: "US-DC",
  "d c": "US-DC",
  "washington dc": "US-DC",
  "washington d c": "US-DC",
  "washington state": "US-WA",
};
