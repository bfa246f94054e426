import { byLikelihood } from "./common-zones.ts";
import { foldName } from "./fold-name.ts";
import { zonesByAbbreviation } from "./zone-abbreviations.ts";
import { citiesByZone } from "./zone-cities.ts";
import { countries } from "./zone-countries.ts";
import { zoneIds } from "./zone-list.ts";
import { zonesByState } from "./zone-regions.ts";

/** One thing a name may stand for. */
export interface Meaning {
  readonly kind: "id" | "city" | "state" | "country" | "abbreviation";
  /** The likeliest first. */
  readonly zones: readonly string[];
}

export interface NamedMeaning extends Meaning {
  /** Folded, with spaces between words. */
  readonly name: string;
  /** The name without its spaces. */
  readonly compact: string;
}

export interface ZoneIndex {
  readonly entries: readonly NamedMeaning[];
  readonly byName: ReadonlyMap<string, readonly Meaning[]>;
}

let built: ZoneIndex | undefined;

/** Every name we know, built at the first call (some 150 ms, most of it the runtime's) and kept: it never changes. */
export function zoneIndex(): ZoneIndex {
  built ??= build();
  return built;
}

function build(): ZoneIndex {
  const entries: NamedMeaning[] = [];
  const add = (kind: Meaning["kind"], written: string, zones: readonly string[]) => {
    const name = foldName(written);
    entries.push({ kind, name, compact: name.replaceAll(" ", ""), zones });
  };

  for (const [id, zone] of zoneIds()) {
    add("id", id, [zone]);
    const [, ...place] = id.split("/");
    // "Indiana/Knox" is found as "Knox" and as "Indiana Knox".
    for (let from = 0; from < place.length; from++) add("city", place.slice(from).join(" "), [zone]);
  }
  for (const [zone, names] of Object.entries(citiesByZone)) for (const name of names) add("city", name, [zone]);
  for (const [names, zones] of Object.entries(zonesByState))
    for (const name of names.split(", ")) add("state", name, zones);
  for (const { names, zones } of countries()) for (const name of names) add("country", name, zones);
  for (const [name, zones] of zonesByAbbreviation) add("abbreviation", name, zones);

  const byName = new Map<string, Meaning[]>();
  for (const entry of entries) {
    const meanings = byName.get(entry.compact);
    if (meanings) meanings.push(entry);
    else byName.set(entry.compact, [entry]);
  }
  const likeliest = (entry: Meaning) => entry.zones[0] ?? "";
  entries.sort((a, b) => byLikelihood(likeliest(a), likeliest(b)));
  return { entries, byName };
}
