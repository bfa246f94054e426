import { beforeAll, describe, expect, test } from "vitest";
import { canonicalZone } from "../../../src/time/zones.ts";
import { commonZones } from "../../../src/understanding/place/common-zones.ts";
import { foldPlace } from "../../../src/understanding/place/fold-place.ts";
import { loadPlaces } from "../../../src/understanding/place/load-places.ts";
import type { PlaceIndex } from "../../../src/understanding/place/place-index.ts";
import { readPlace, whyAsked } from "../../../src/understanding/place/read-place.ts";
import { clockOf } from "../../../src/understanding/place/same-clock.ts";
import { suggestPlaces } from "../../../src/understanding/place/suggest-places.ts";
import { zonesByAbbreviation } from "../../../src/understanding/place/zone-abbreviations.ts";

const SUMMER = Temporal.Instant.from("2026-07-15T12:00Z");
const WINTER = Temporal.Instant.from("2026-01-15T12:00Z");

let index: PlaceIndex;
beforeAll(async () => {
  index = await loadPlaces();
});

const read = (text: string, now = SUMMER) => readPlace(text, index, now);

function valueIn(text: string): string {
  const reading = read(text);
  return reading.kind === "value" ? reading.value.zone : `${reading.kind} ${zonesOf(text)}`;
}

function asked(text: string, now = SUMMER): readonly string[] {
  const reading = read(text, now);
  return reading.kind === "ask" ? reading.readings.map(({ zone }) => zone) : [];
}

function zonesOf(text: string): readonly string[] {
  const reading = read(text);
  const places =
    reading.kind === "value" ? [reading.value] : reading.kind === "ask" ? reading.readings : reading.nearest;
  return places.map(({ zone }) => zone);
}

function namesOf(text: string): readonly string[] {
  const reading = read(text);
  const places =
    reading.kind === "value" ? [reading.value] : reading.kind === "ask" ? reading.readings : reading.nearest;
  return places.map(({ name }) => name);
}

describe("a place with one clock is a value", () => {
  test.each([
    ["lisbon", "Europe/Lisbon"],
    ["Lisbon, Portugal", "Europe/Lisbon"],
    ["lisbon portugal", "Europe/Lisbon"],
    ["Lisboa", "Europe/Lisbon"],
    ["sao paulo", "America/Sao_Paulo"],
    ["new york", "America/New_York"],
    ["NYC", "America/New_York"],
    ["Europe/Lisbon", "Europe/Lisbon"],
    [" EUROPE / LISBON ", "Europe/Lisbon"],
    ["Lisbon (Europe/Lisbon)", "Europe/Lisbon"],
    ["Munich, Germany (Europe/Berlin)", "Europe/Berlin"],
    ["Zürich", "Europe/Zurich"],
    ["Zuerich", "Europe/Zurich"],
    ["N'Djamena", "Africa/Ndjamena"],
    ["Москва", "Europe/Moscow"],
    ["東京", "Asia/Tokyo"],
    ["Αθήνα", "Europe/Athens"],
    ["ΑΘΗΝΑ", "Europe/Athens"],
    ["القاهرة", "Africa/Cairo"],
    ["नेपल्स", "Europe/Rome"],
    ["日本東京", "Asia/Tokyo"],
    ["Tokyo time", "Asia/Tokyo"],
    ["I live in Oslo", "Europe/Oslo"],
    ["somewhere near Munich", "Europe/Berlin"],
    ["Vegas", "America/Los_Angeles"],
    ["joburg", "Africa/Johannesburg"],
    ["LIS", "Europe/Lisbon"],
    ["Doha", "Asia/Qatar"],
    ["Lilongwe", "Africa/Blantyre"],
    ["Germany", "Europe/Berlin"],
    ["Deutschland", "Europe/Berlin"],
    ["日本", "Asia/Tokyo"],
    ["U.A.E.", "Asia/Dubai"],
    ["Trinidad & Tobago", "America/Port_of_Spain"],
    ["California", "America/Los_Angeles"],
  ])("“%s” → %s", (text, zone) => {
    expect(clockOf(valueIn(text), SUMMER)).toBe(clockOf(zone, SUMMER));
  });
});

describe("every word counts: what a place lies in says which is meant", () => {
  test.each([
    ["London, Ontario, Canada", "America/Toronto"],
    ["Athens, Georgia, USA", "America/New_York"],
    ["athens georgia", "America/New_York"],
    ["Gawler, SA", "Australia/Adelaide"],
    ["Riyadh, SA", "Asia/Riyadh"],
    ["Portland, Oregon", "America/Los_Angeles"],
    ["Portland ME", "America/New_York"],
    ["Georgia, USA", "America/New_York"],
    ["Tbilisi, Georgia", "Asia/Tbilisi"],
    ["Birmingham, UK", "Europe/London"],
    ["Hamilton, New Zealand", "Pacific/Auckland"],
    ["El Paso, Texas", "America/Denver"],
    ["Perth, Scotland", "Europe/London"],
    ["USA, Detroit", "America/New_York"],
    ["Berlin, DE", "Europe/Berlin"],
    ["Dover, DE", "America/New_York"],
  ])("“%s” → %s", (text, zone) => {
    expect(clockOf(valueIn(text), SUMMER)).toBe(clockOf(zone, SUMMER));
  });
});

describe("whatever could be several clocks is asked about", () => {
  test.each([
    ["London", ["London, United Kingdom", "London, Ontario, Canada"]],
    ["Ontario, CA", ["Toronto, Ontario, Canada", "Ontario, California, United States"]],
    [
      "St. John's",
      [
        "St. John's, Newfoundland and Labrador, Canada",
        "St. Johns, Florida, United States",
        "Saint John’s, Antigua & Barbuda",
      ],
    ],
    ["Georgia", ["Atlanta, Georgia, United States", "Tbilisi, Georgia"]],
    ["Portugal", ["Lisbon, Portugal", "Ponta Delgada, Azores, Portugal"]],
  ])("“%s”, the larger first", (text, names) => {
    expect(read(text).kind).toBe("ask");
    expect(namesOf(text)).toEqual(names);
  });

  test.each([
    ["a word that stands for nothing", "Gawlerville, SA", "Australia/Adelaide"],
    ["two places that contradict each other", "Lisbon, Spain", "Europe/Madrid"],
    ["a province after a city of elsewhere, though it is a word as well", "Perth, ON", "America/Toronto"],
    ["a small town of a country with several clocks", "Edwardsville", "America/Chicago"],
    ["a code in small letters, which may be a word", "bed", "America/New_York"],
    ["a slip in the name before what it lies in", "Lisbn, Portugal", "Europe/Lisbon"],
  ])("%s: “%s”", (_name, text, zone) => {
    expect(asked(text)).toContain(zone);
  });

  test("at most five are asked about, and no two of them are the same", () => {
    for (const text of ["USA", "Springfield", "San José", "Santa Cruz", "Russia", "CET", "+1"]) {
      expect(read(text).kind).toBe("ask");
      expect(namesOf(text).length).toBeLessThanOrEqual(5);
      expect(new Set(namesOf(text)).size).toBe(namesOf(text).length);
    }
  });

  test("who shows them in a menu may have more", () => {
    const reading = readPlace("USA", index, SUMMER, 25);
    expect(reading.kind === "ask" && reading.readings.map(({ zone }) => zone)).toEqual(
      expect.arrayContaining(["America/Anchorage", "Pacific/Honolulu"]),
    );
  });
});

describe("an abbreviation is always asked about, even where the tz database has an id of that name", () => {
  test.each([
    ["EST", "America/New_York"],
    ["est", "America/New_York"],
    ["EST5EDT", "America/New_York"],
    ["MST", "America/Denver"],
    ["HST", "Pacific/Honolulu"],
    ["CET", "Europe/Berlin"],
    ["MEZ", "Europe/Berlin"],
    ["GMT", "Europe/London"],
    ["Etc/UTC", "Africa/Accra"],
    ["Eastern Time", "America/New_York"],
    ["Pacific Standard Time", "America/Los_Angeles"],
    ["Central European Summer Time", "Europe/Berlin"],
    ["JST", "Asia/Tokyo"],
  ])("“%s” offers %s first", (text, first) => {
    expect(asked(text)[0]).toBe(first);
    expect(whyAsked(text.replace("Etc/", ""))).toBe("abbreviation");
  });

  test("CST is Chicago's and Shanghai's; IST is India's, Israel's and an airport's", () => {
    expect(readPlace("CST", index, SUMMER, 25)).toMatchObject({
      readings: expect.arrayContaining([
        expect.objectContaining({ zone: "America/Chicago" }),
        expect.objectContaining({ zone: "Asia/Shanghai" }),
      ]),
    });
    expect(asked("IST")).toEqual(expect.arrayContaining(["Asia/Kolkata", "Asia/Jerusalem", "Europe/Istanbul"]));
  });
});

describe("an offset offers the places whose clocks show it now", () => {
  test.each([
    ["+05:00", 5],
    ["UTC+2", 2],
    ["utc + 2", 2],
    ["GMT-3", -3],
    ["UTC−3", -3],
    ["+5:30", 5.5],
    ["+5:45", 5.75],
    ["-00:00", 0],
    ["+14", 14],
    ["Etc/GMT+5", -5],
  ])("“%s”", (text, hours) => {
    expect(whyAsked(text)).toBe("offset");
    expect(asked(text).length).toBeGreaterThan(0);
    for (const zone of asked(text)) expect(SUMMER.toZonedDateTimeISO(zone).offsetNanoseconds / 3600e9).toBe(hours);
  });

  test("+1 is London in July and Berlin in January", () => {
    expect(asked("+1", SUMMER)[0]).toBe("Europe/London");
    expect(asked("+1", WINTER)[0]).toBe("Europe/Berlin");
  });

  test.each(["+15", "-13", "+5:60", "+13:45", "+", "+123456"])("“%s” is no clock on earth", (text) => {
    expect(read(text).kind).not.toBe("value");
  });
});

describe("what is no place is unreadable", () => {
  test.each([
    "",
    " ",
    "🌙",
    "xyzzy",
    "constructor",
    "__proto__",
    "22:30",
    "()",
    "(/)",
    "my time zone",
    "home",
    "the",
    "|",
  ])("“%s”", (text) => {
    expect(read(text).kind).toBe("unreadable");
  });

  test.each([
    ["Lisbn", "Lisbon, Portugal"],
    ["Lodnon", "London, United Kingdom"],
    ["Pairs", "Paris, France"],
    ["Philadephia", "Philadelphia, Pennsylvania, United States"],
    ["I live in Barcelnoa", "Barcelona, Catalonia, Spain"],
  ])("“%s” is a slip away from %s", (text, name) => {
    const reading = read(text);
    expect(reading.kind).toBe("unreadable");
    expect(reading.kind === "unreadable" && reading.nearest.map((place) => place.name)).toContain(name);
  });

  test("a long text is turned away", () => {
    expect(read("lisbon ".repeat(10_000))).toEqual({ kind: "unreadable", nearest: [] });
  });
});

describe("marks and signs", () => {
  test.each([
    ["Köln", "koln"],
    ["Saint-Étienne", "st etienne"],
    ["Đà Nẵng", "da nang"],
    ["Washington, D.C.", "washington | dc"],
    ["  (Lisbon)  ", "lisbon"],
    ["नेपल्स", "नेपल्स"],
    ["ＴＯＫＹＯ\u200b", "tokyo"],
  ])("“%s” is folded to “%s”: marks are taken off Latin letters alone", (text, folded) => {
    expect(foldPlace(text)).toBe(folded.normalize("NFC"));
  });
});

describe("the reviewed lists", () => {
  test("name canonical zones only", () => {
    for (const zone of [...commonZones, ...[...zonesByAbbreviation.values()].flat()])
      expect(canonicalZone(zone), zone).toBe(zone);
  });

  test("have no zone twice, and no more than a menu's for an abbreviation", () => {
    expect(new Set(commonZones).size).toBe(commonZones.length);
    for (const [name, zones] of zonesByAbbreviation) expect(zones.length, name).toBeLessThanOrEqual(25);
  });
});

describe("suggestions while typing", () => {
  const suggest = (typed: string, limit = 25) => suggestPlaces(typed, index, SUMMER, limit);

  test.each([
    ["lis", "Lisbon, Portugal"],
    ["LISBO", "Lisbon, Portugal"],
    ["new y", "New York City, New York, United States"],
    ["münch", "Munich, Germany"],
    ["germ", "Berlin, Germany"],
    ["portu", "Lisbon, Portugal"],
    ["+5:30", "Mumbai, India"],
    ["lisbn", "Lisbon, Portugal"],
    ["CET", "Berlin, Germany"],
    ["springfield ill", "Springfield, Illinois, United States"],
  ])("“%s” offers %s first", (typed, name) => {
    expect(suggest(typed)[0]?.name).toBe(name);
  });

  test("a name that several places have shows each, the largest first", () => {
    expect(suggest("springfield").map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Springfield, Missouri, United States", "Springfield, Illinois, United States"]),
    );
  });

  test("nothing typed offers the commonest, and nonsense nothing", () => {
    expect(suggest("").map(({ zone }) => zone)).toEqual(commonZones.slice(0, 25));
    expect(suggest("xyzzyx")).toEqual([]);
    expect(suggest("🌙")).toEqual([]);
  });

  test("no more are offered than asked for, none twice, each one canonical", () => {
    for (const typed of [..."abcdefghijklmnopqrstuvwxyz", "america/", "st", "port", "united"]) {
      const places = suggest(typed);
      expect(places.length).toBeLessThanOrEqual(25);
      expect(new Set(places.map(({ name, zone }) => `${name} ${zone}`)).size).toBe(places.length);
      for (const { zone } of places) expect(canonicalZone(zone)).toBe(zone);
      expect(suggest(typed, 3)).toEqual(places.slice(0, 3));
    }
  });
});
