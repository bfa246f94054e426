import { promises } from "node:fs";
import { join } from "node:path";
import { brotliDecompress } from "node:zlib";
import { canonicalZone } from "../../time/zones.ts";
import { CityNames } from "./city-names.ts";
import { loadCountries } from "./countries.ts";
import { foldPlaces } from "./fold-place.ts";
import { peopleOf } from "./people.ts";
import { buildPlaceIndex, type CityLists, type PlaceIndex, type Region } from "./place-index.ts";

const DATA = join(import.meta.dirname, "../../../data/places");

let loading: Promise<PlaceIndex> | undefined;

/**
 * All places we know, loaded when this is first called and kept: they never change while the bot runs.
 *
 * @param pause lets others have their turn between slices of some milliseconds; without it, loading takes one long one
 */
export function loadPlaces(pause: () => Promise<void> = async () => {}): Promise<PlaceIndex> {
  loading ??= load(pause).catch((error: unknown) => {
    loading = undefined; // what could not be read now may be readable later
    throw error;
  });
  return loading;
}

async function load(pause: () => Promise<void>): Promise<PlaceIndex> {
  const zones = linesOf(await section("zones")).map((id) => canonicalZone(id) ?? id);
  const regions = linesOf(await section("regions")).map((line) => regionOf(line, zones));
  const display = (await section("cities")).toString();
  const regionOfCity = joinPlanes(await section("regionOf"));
  const cities: CityLists = {
    zones,
    display,
    regionOfCity,
    people: new Uint8Array(await section("people")),
    capitals: new Set(linesOf(await section("capitals")).flatMap((line) => line.split(",").map(Number))),
    zoneOfCity: zonesOfCities(zones, regionOfCity, regions, joinPlanes(await section("otherZones"))),
  };
  const names = await CityNames.build(await namesOf(linesOf(display), linesOf(await section("names")), pause), pause);
  const airports = linesOf(await section("airports"));
  return buildPlaceIndex({ cities, names, regions, airports, countries: await loadCountries(pause) }, pause);
}

async function section(name: string): Promise<Buffer> {
  const packed = await promises.readFile(join(DATA, `${name}.br`));
  return new Promise((resolve, reject) => {
    brotliDecompress(packed, (error, bytes) => (error === null ? resolve(bytes) : reject(error)));
  });
}

function linesOf(text: Buffer | string): string[] {
  return text.toString().split("\n");
}

/** Numbers of two bytes, kept as all high bytes and then all low ones, which packs better. */
function joinPlanes(bytes: Buffer): Uint16Array {
  const count = bytes.length / 2;
  return Uint16Array.from({ length: count }, (_, at) => ((bytes[at] ?? 0) << 8) | (bytes[count + at] ?? 0));
}

function regionOf(line: string, zones: readonly string[]): Region {
  const [id = "", name = "", codes = "", people = "", shares = ""] = line.split("\t");
  return {
    country: id.slice(0, 2),
    name,
    codes: codes === "" ? [] : codes.split(","),
    people: peopleOf(Number(people)),
    zones: shares.split(",").map((share) => {
      const [zone = 0, percent = 0] = share.split(":").map(Number);
      return { zone: zones[zone] ?? "", percent };
    }),
  };
}

/** A city lives by the main zone of its region. Those that do not are listed: how many cities further on, and its zone. */
function zonesOfCities(
  zones: readonly string[],
  regionOfCity: Uint16Array,
  regions: readonly Region[],
  others: Uint16Array,
): Uint16Array {
  const numbers = new Map(zones.map((zone, number) => [zone, number]));
  const zoneOfCity = regionOfCity.map((region) => numbers.get(regions[region]?.zones[0]?.zone ?? "") ?? 0);
  let city = 0;
  for (let at = 0; at < others.length; at += 2) {
    city += others[at] ?? 0;
    zoneOfCity[city] = others[at + 1] ?? 0;
  }
  return zoneOfCity;
}

/** The main name of each city, folded a slice at a time, and its others, which are kept so. */
async function namesOf(display: readonly string[], others: readonly string[], pause: () => Promise<void>) {
  const names: string[] = [];
  for (let from = 0; from < display.length; from += SLICE) {
    await pause();
    for (const main of foldPlaces(display.slice(from, from + SLICE))) {
      const more = others[names.length];
      const name = main.replaceAll(" | ", " ");
      names.push(more ? `${name};${more}` : name);
    }
  }
  return names;
}

const SLICE = 2_000;
