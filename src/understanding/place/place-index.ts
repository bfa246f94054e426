import { lettersOf } from "../../content/search/edit-distance.ts";
import type { CityNames } from "./city-names.ts";
import type { Country } from "./countries.ts";
import { compactPlace, foldPlace } from "./fold-place.ts";
import { AREAS, CITY_CODES, CITY_NICKNAMES } from "./nicknames.ts";
import { peopleOf } from "./people.ts";
import type { Meaning, Place } from "./place.ts";
import { zonesByAbbreviation } from "./zone-abbreviations.ts";

export type Region = {
  /** ISO 3166. */
  readonly country: string;
  readonly name: string;
  /** "CA" for California. */
  readonly codes: readonly string[];
  readonly people: number;
  /** Where most of its people live by first. */
  readonly zones: readonly { readonly zone: string; readonly percent: number }[];
};

/** Cities by number, the largest first. */
export type CityLists = {
  readonly zones: readonly string[];
  /** Their names as they are written, one a line. */
  readonly display: string;
  readonly regionOfCity: Uint16Array;
  /** `peopleOf` reads it. */
  readonly people: Uint8Array;
  readonly capitals: ReadonlySet<number>;
  /** Numbers of `zones`. */
  readonly zoneOfCity: Uint16Array;
};

export type PlaceLists = {
  readonly cities: CityLists;
  readonly names: CityNames;
  readonly regions: readonly Region[];
  /** A zone and the codes of its airports, one after another. */
  readonly airports: readonly string[];
  readonly countries: readonly Country[];
};

/** A zone that a smaller part of a region lives by is offered, but nobody is asked about it who did not name a city there. */
const PERCENT_ASKED = 4;

/** What each name stands for. */
export class PlaceIndex {
  readonly names: CityNames;
  readonly #lists: PlaceLists;
  readonly #displayStarts: Int32Array;
  readonly #named: ReadonlyMap<string, readonly Meaning[]>;
  readonly #codes: ReadonlyMap<string, readonly Meaning[]>;
  readonly #nicknames: ReadonlyMap<string, number>;
  readonly #countries: ReadonlyMap<string, Country>;
  readonly #largestIn = new Map<string, number>();
  #otherNames: PlaceIndex["otherNames"] | undefined;
  /** Countries of which more than a handful of people live by another zone than the most. */
  readonly #parted: ReadonlySet<string>;

  constructor(
    lists: PlaceLists,
    named: ReadonlyMap<string, readonly Meaning[]>,
    codes: ReadonlyMap<string, readonly Meaning[]>,
    nicknames: ReadonlyMap<string, number>,
  ) {
    this.names = lists.names;
    this.#lists = lists;
    this.#named = named;
    this.#codes = codes;
    this.#nicknames = nicknames;
    this.#countries = new Map(lists.countries.map((country) => [country.code, country]));
    this.#parted = partedCountries(lists);
    const { display, zoneOfCity, regionOfCity, zones } = lists.cities;
    this.#displayStarts = new Int32Array(zoneOfCity.length + 1);
    const seen = new Set<number>();
    let at = 0;
    for (let city = 0; city < zoneOfCity.length; city++) {
      this.#displayStarts[city] = at;
      const end = display.indexOf("\n", at);
      at = (end < 0 ? display.length : end) + 1;
      const region = regionOfCity[city] ?? 0;
      const number = zoneOfCity[city] ?? 0;
      const key = region * zones.length + number;
      if (seen.has(key)) continue;
      seen.add(key);
      // The largest city of a zone, in the zone as a whole and in each country and region of it.
      const zone = zones[number] ?? "";
      for (const within of [zone, `${lists.regions[region]?.country} ${zone}`, `${region} ${zone}`])
        if (!this.#largestIn.has(within)) this.#largestIn.set(within, city);
    }
    this.#displayStarts[zoneOfCity.length] = at;
  }

  /** Cities, regions, countries and areas of that name, in no order. @param compact see `compactPlace` */
  find(compact: string): Meaning[] {
    const cities = this.names.find(compact);
    const nickname = this.#nicknames.get(compact);
    if (nickname !== undefined && !cities.includes(nickname)) cities.push(nickname);
    return [...cities.map((city) => this.city(city)), ...(this.#named.get(compact) ?? [])];
  }

  /** Airports, regions, countries and clocks that have this code: two to five letters that may be a word as well. */
  findCode(compact: string): readonly Meaning[] {
    return this.#codes.get(compact) ?? [];
  }

  /** The region and country of a city, folded. */
  widerNames({ country, region }: Meaning): readonly string[] {
    const names = [this.#lists.regions[region]?.name, this.#countries.get(country)?.name];
    return names.flatMap((name) => (name === undefined ? [] : [compactPlace(foldPlace(name))]));
  }

  country(code: string): Meaning | undefined {
    return this.#codes.get(code.toLowerCase())?.find(({ kind }) => kind === "country");
  }

  city(city: number): Meaning {
    const { regionOfCity, people, capitals, zoneOfCity, zones } = this.#lists.cities;
    const region = regionOfCity[city] ?? 0;
    return {
      kind: "city",
      id: `city ${city}`,
      people: peopleOf(people[city] ?? 0),
      isCapital: capitals.has(city),
      zones: [zones[zoneOfCity[city] ?? 0] ?? ""],
      asked: 1,
      country: this.#lists.regions[region]?.country ?? "",
      region,
      city,
    };
  }

  /** Regions, countries and areas with a name that begins so, the largest first, and whether it is their English one. */
  beginning(folded: string, limit: number): { readonly meaning: Meaning; readonly isMain: boolean }[] {
    const compact = compactPlace(folded);
    const found = new Map<string, Meaning>();
    for (const [name, meanings] of this.#named)
      if (name.startsWith(compact)) for (const meaning of meanings) found.set(meaning.id, meaning);
    return [...found.values()]
      .sort((a, b) => b.people - a.people)
      .slice(0, limit)
      .map((meaning) => ({ meaning, isMain: this.#isInEnglish(meaning, compact) }));
  }

  #isInEnglish({ kind, country }: Meaning, compact: string): boolean {
    if (kind !== "country") return true;
    const { name = "" } = this.#countries.get(country) ?? {};
    return compactPlace(foldPlace(name)).startsWith(compact);
  }

  /** Names of regions, countries and areas with the letters they have, for slips; made when first asked for. */
  get otherNames(): readonly {
    readonly name: string;
    readonly letters: number;
    readonly meanings: readonly Meaning[];
  }[] {
    this.#otherNames ??= [...this.#named].map(([name, meanings]) => ({ name, letters: lettersOf(name), meanings }));
    return this.#otherNames;
  }

  /** A meaning as a place to choose: a city by its own name, anything else by its largest city in that zone. */
  place(meaning: Meaning, zone: string): Place {
    if (meaning.kind === "city") return { zone, name: this.cityLabel(meaning.city) };
    const city =
      (meaning.region >= 0 ? this.#largestIn.get(`${meaning.region} ${zone}`) : undefined) ??
      this.#largestIn.get(`${meaning.country} ${zone}`);
    return city === undefined ? this.placeIn(zone) : { zone, name: this.cityLabel(city) };
  }

  /** The largest city of a zone. */
  placeIn(zone: string): Place {
    const city = this.#largestIn.get(zone);
    return { zone, name: city === undefined ? nameOfZone(zone) : this.cityLabel(city) };
  }

  /** "London, Ontario, Canada", "Lisbon, Portugal": the region where its country has several clocks or a name repeats. */
  cityLabel(city: number): string {
    const { regionOfCity } = this.#lists.cities;
    const { regions } = this.#lists;
    const name = this.#displayName(city);
    const number = regionOfCity[city] ?? 0;
    const region = regions[number];
    const country = this.#countries.get(region?.country ?? "");
    const others = this.names.find(compactPlace(foldPlace(name)));
    const isRepeated = others.some(
      (other) => other !== city && regions[regionOfCity[other] ?? 0]?.country === region?.country,
    );
    const isNamed = region !== undefined && region.name !== "" && !region.name.includes(name);
    const showsRegion = isNamed && (isRepeated || this.#parted.has(region.country));
    return [
      name,
      ...(showsRegion ? [region.name] : []),
      ...(country && country.name !== name ? [country.name] : []),
    ].join(", ");
  }

  #displayName(city: number): string {
    return this.#lists.cities.display.slice(this.#displayStarts[city], (this.#displayStarts[city + 1] ?? 0) - 1);
  }
}

export async function buildPlaceIndex(lists: PlaceLists, pause: () => Promise<void>): Promise<PlaceIndex> {
  const named = new Map<string, Meaning[]>();
  const codes = new Map<string, Meaning[]>();
  const add = (to: Map<string, Meaning[]>, key: string, meaning: Meaning) => {
    const meanings = to.get(key);
    if (meanings === undefined) to.set(key, [meaning]);
    else if (!meanings.some(({ id }) => id === meaning.id)) meanings.push(meaning);
  };
  const addName = (name: string, meaning: Meaning) => add(named, compactPlace(foldPlace(name)), meaning);
  const addCode = (code: string, meaning: Meaning) => add(codes, code.toLowerCase(), meaning);

  await pause();
  for (const [number, region] of lists.regions.entries()) {
    if (number % SLICE === SLICE - 1) await pause();
    const meaning = regionMeaning(region, number);
    const folded = foldPlace(region.name);
    // "Zabaykalskiy (Transbaikal) Kray" is either.
    for (const name of [folded, ...folded.split("|")]) {
      const bare = name.replace(GENERIC, " ").trim();
      if (name.trim() !== "" && !GENERIC_ALONE.test(name)) add(named, compactPlace(name), meaning);
      if (bare.length > 2) add(named, compactPlace(bare), meaning);
    }
    for (const code of region.codes) addCode(code, meaning);
  }

  const people = peopleByCountry(lists);
  for (const country of lists.countries) {
    const meaning = countryMeaning(country, people);
    for (const name of country.names) if (name !== "") add(named, name, meaning);
    addCode(country.code, meaning);
  }

  await pause();
  for (const [names, zones] of Object.entries(AREAS))
    for (const name of names.split(", ")) addName(name, elsewhere("area", `area ${names}`, zones.split(" "), 5e5));
  for (const line of lists.airports) {
    const [zone = "", letters = ""] = line.split(" ");
    for (let at = 0; at < letters.length; at += 3) {
      const code = letters.slice(at, at + 3);
      addCode(code, elsewhere("airport", `airport ${code}`, [zone], 2e5));
    }
  }
  for (const [code, zone] of Object.entries(CITY_CODES))
    addCode(code, elsewhere("airport", `airport ${code}`, [zone], 2e5));
  await pause();
  for (const [name, zones] of zonesByAbbreviation)
    addCode(compactPlace(foldPlace(name)), elsewhere("abbreviation", `clock ${zones.join()}`, zones, PEOPLE_BY_CLOCK));
  return new PlaceIndex(lists, named, codes, nicknamesOf(lists));
}

/** Whoever writes the name of a clock means that first, whatever airport or region is called so. */
const PEOPLE_BY_CLOCK = 1e9;
const SLICE = 1_000;
const GENERIC =
  /\b(?:province|region|oblast|krai|kray|republic|state|department|departamento|governorate|district|prefecture|county|voivodeship|territory|autonomous|the|of|oblisi|oblisy|respublika|wilayat|municipality|parish|division)\b/g;

const GENERIC_ALONE = new RegExp(`^\\s*${GENERIC.source}\\s*$`);

function regionMeaning(region: Region, number: number): Meaning {
  return {
    kind: "region",
    id: `region ${number}`,
    people: region.people,
    isCapital: false,
    zones: region.zones.map(({ zone }) => zone),
    asked: Math.max(1, region.zones.filter(({ percent }) => percent >= PERCENT_ASKED).length),
    country: region.country,
    region: number,
    city: -1,
  };
}

type PeopleByZone = ReadonlyMap<string, ReadonlyMap<string, number>>;

function peopleByCountry({ regions }: PlaceLists): PeopleByZone {
  const byCountry = new Map<string, Map<string, number>>();
  for (const { country, people, zones } of regions) {
    const byZone = byCountry.get(country) ?? new Map<string, number>();
    for (const { zone, percent } of zones) byZone.set(zone, (byZone.get(zone) ?? 0) + (people * percent) / 100);
    byCountry.set(country, byZone);
  }
  return byCountry;
}

const PEOPLE_APART = 10_000;

function partedCountries(lists: PlaceLists): ReadonlySet<string> {
  const parted = [...peopleByCountry(lists)].filter(([, zones]) => {
    const [, second = 0] = [...zones.values()].sort((a, b) => b - a);
    return second >= PEOPLE_APART;
  });
  return new Set(parted.map(([country]) => country));
}

function countryMeaning({ code, zones }: Country, people: PeopleByZone): Meaning {
  const byZone = people.get(code);
  const sorted = zones.toSorted((a, b) => (byZone?.get(b) ?? 0) - (byZone?.get(a) ?? 0));
  return {
    kind: "country",
    id: `country ${code}`,
    people: Math.max(
      1e5,
      [...(byZone?.values() ?? [])].reduce((one, two) => one + two, 0),
    ),
    isCapital: false,
    zones: sorted,
    asked: sorted.length,
    country: code,
    region: -1,
    city: -1,
  };
}

function elsewhere(
  kind: "area" | "airport" | "abbreviation",
  id: string,
  zones: readonly string[],
  people: number,
): Meaning {
  return { kind, id, people, isCapital: false, zones, asked: zones.length, country: "", region: -1, city: -1 };
}

function nicknamesOf({ names, cities, regions }: PlaceLists): ReadonlyMap<string, number> {
  const nicknames = new Map<string, number>();
  for (const [target, given] of Object.entries(CITY_NICKNAMES)) {
    const [name = "", country] = target.split(", ");
    const city = names
      .find(compactPlace(foldPlace(name)))
      .find((each) => regions[cities.regionOfCity[each] ?? 0]?.country === country);
    if (city === undefined) throw new Error(`no city ${target}`);
    for (const nickname of given.split(", ")) nicknames.set(compactPlace(foldPlace(nickname)), city);
  }
  return nicknames;
}

function nameOfZone(zone: string): string {
  return zone.split("/").slice(1).reverse().join(", ").replaceAll("_", " ");
}
