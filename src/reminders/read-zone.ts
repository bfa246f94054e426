import { byLikelihood } from "./common-zones.ts";
import { distinctClocks } from "./distinct-clocks.ts";
import { compactName, foldName } from "./fold-name.ts";
import { MENU_LIMIT } from "./menu-limit.ts";
import { nearZones } from "./near-zones.ts";
import { type Meaning, zoneIndex } from "./zone-index.ts";
import { canonicalZone } from "./zone-list.ts";
import { readOffset, zonesAtOffset } from "./zone-offsets.ts";

/** What was understood of a place somebody wrote. Every zone is canonical (`canonicalZone`). */
export type ZoneReading =
  | KnownZone
  /** `near`: up to five zones of places spelt nearly so. */
  | { readonly kind: "unknown"; readonly near: readonly string[] };

type KnownZone =
  | { readonly kind: "zone"; readonly zone: string }
  /** Places to choose from, the likeliest first, at most a menu full. One alone is still a question. */
  | {
      readonly kind: "choose";
      readonly reason: "several" | "abbreviation" | "offset";
      readonly zones: readonly string[];
    };

const LONGEST = 80;
const NEAR = 5;

/**
 * Reads where somebody sleeps: a city, a country, a state, "city, country", a tz database id in any spelling, or the
 * label `showZone` writes.
 *
 * Answers a zone only for a place whose clocks all agree. A country or a name with several clocks is asked about; so is
 * an abbreviation and an offset, even one with a single place to offer, because both change with the season while a
 * place does not.
 *
 * @param now decides which places an offset stands for, and which clocks of a country agree from here on
 */
export function readZone(text: string, now: Temporal.Instant): ZoneReading {
  if (text.length > LONGEST) return { kind: "unknown", near: [] };
  return readKnownZone(text, now) ?? { kind: "unknown", near: nearZones(text, NEAR) };
}

/** `readZone` without the search for names spelt nearly so: undefined where that would answer "unknown". */
export function readKnownZone(text: string, now: Temporal.Instant): KnownZone | undefined {
  if (text.length > LONGEST) return undefined;

  const bracketed = /\(([^()]*\/[^()]*)\)\s*$/.exec(text)?.[1];
  const id = canonicalZone((bracketed ?? text).trim().replace(/\s+/g, "_"));
  if (id !== undefined) return { kind: "zone", zone: id };

  const offsetMinutes = readOffset(text);
  if (offsetMinutes !== undefined) {
    const zones = zonesAtOffset(offsetMinutes, now);
    return zones.length > 0 ? choose("offset", zones) : undefined;
  }

  const meanings = meaningsOf(text.replace(/^\s*etc\//i, ""));
  if (meanings.length > 0) return settle(meanings, now);
  const [place = "", ...wider] = text.split(",");
  return settle(within(meaningsOf(place), meaningsOf(wider.join(" "))), now);
}

/** What a name stands for; an id stands for itself alone. "the" and "time" around a name say nothing. */
function meaningsOf(text: string): readonly Meaning[] {
  const { byName } = zoneIndex();
  const bare = foldName(text)
    .replace(/^the /, "")
    .replace(/(?: standard| daylight| summer| winter)? time$/, "");
  const meanings = byName.get(compactName(text)) ?? byName.get(compactName(bare)) ?? [];
  const ids = meanings.filter(({ kind }) => kind === "id");
  return ids.length > 0 ? ids : meanings;
}

/** "Portland, Oregon": the place's zones that are also the wider place's; where that is none, all of both. */
function within(places: readonly Meaning[], wider: readonly Meaning[]): readonly Meaning[] {
  if (places.length === 0 || wider.length === 0) return [...places, ...wider];
  const allowed = new Set(wider.flatMap(({ zones }) => zones));
  const inside = places
    .map(({ kind, zones }) => ({ kind, zones: zones.filter((zone) => allowed.has(zone)) }))
    .filter(({ zones }) => zones.length > 0);
  return inside.length > 0 ? inside : [...wider, ...places];
}

function settle(meanings: readonly Meaning[], now: Temporal.Instant): KnownZone | undefined {
  if (meanings.length === 0) return undefined;

  const zones = [
    ...new Set(
      meanings.flatMap((meaning) => (meaning.kind === "country" ? distinctClocks(meaning.zones, now) : meaning.zones)),
    ),
  ];
  if (meanings.length > 1) zones.sort(byLikelihood);
  if (meanings.some(({ kind }) => kind === "abbreviation")) return choose("abbreviation", zones);
  const [zone] = zones;
  return zone !== undefined && zones.length === 1 ? { kind: "zone", zone } : choose("several", zones);
}

function choose(reason: "several" | "abbreviation" | "offset", zones: readonly string[]): KnownZone {
  return { kind: "choose", reason, zones: zones.slice(0, MENU_LIMIT) };
}
