import { describe, expect, test } from "vitest";
import { commonZones } from "../../../src/reminders/common-zones.ts";
import { zonesByAbbreviation } from "../../../src/reminders/zone-abbreviations.ts";
import { citiesByZone } from "../../../src/reminders/zone-cities.ts";
import { countries } from "../../../src/reminders/zone-countries.ts";
import { zoneIndex } from "../../../src/reminders/zone-index.ts";
import { zoneIds } from "../../../src/reminders/zone-list.ts";
import { otherCountryNames, zonesByState } from "../../../src/reminders/zone-regions.ts";
import { canonicalZone, readZone, showZone, suggestZones, zonesByClock } from "../../../src/reminders/zones.ts";

const SUMMER = Temporal.Instant.from("2026-07-15T12:00Z");
const WINTER = Temporal.Instant.from("2026-01-15T12:00Z");

function chosen(text: string, now = SUMMER) {
  const reading = readZone(text, now);
  return reading.kind === "choose" ? reading : { reason: reading.kind, zones: [] };
}

describe("a place with one clock is a zone", () => {
  test.each([
    ["lisbon", "Europe/Lisbon"],
    ["Lisbon, Portugal", "Europe/Lisbon"],
    ["Lisboa", "Europe/Lisbon"],
    ["São Paulo", "America/Sao_Paulo"],
    ["sao paulo", "America/Sao_Paulo"],
    ["new york", "America/New_York"],
    ["New_York", "America/New_York"],
    ["NYC", "America/New_York"],
    ["Europe/Lisbon", "Europe/Lisbon"],
    ["europe/lisbon", "Europe/Lisbon"],
    [" EUROPE / LISBON ", "Europe/Lisbon"],
    ["Lisbon (Europe/Lisbon)", "Europe/Lisbon"],
    ["Zürich", "Europe/Zurich"],
    ["Zuerich", "Europe/Zurich"],
    ["St. John's", "America/St_Johns"],
    ["saint johns", "America/St_Johns"],
    ["N'Djamena", "Africa/Ndjamena"],
    ["Knox", "America/Indiana/Knox"],
    ["Москва", "Europe/Moscow"],
    ["Tokyo time", "Asia/Tokyo"],
    ["Oslo", "Europe/Oslo"],
    ["Munich", "Europe/Berlin"],
    ["San Francisco", "America/Los_Angeles"],
    ["Mumbai", "Asia/Kolkata"],
    ["Beijing", "Asia/Shanghai"],
    ["Rio", "America/Sao_Paulo"],
    ["Milan", "Europe/Rome"],
    ["Barcelona", "Europe/Madrid"],
  ])("“%s” → %s", (text, zone) => {
    expect(readZone(text, SUMMER)).toEqual({ kind: "zone", zone });
  });

  test.each([
    ["Germany", "Europe/Berlin"],
    ["Deutschland", "Europe/Berlin"],
    ["日本", "Asia/Tokyo"],
    ["UK", "Europe/London"],
    ["England", "Europe/London"],
    ["Scotland", "Europe/London"],
    ["Holland", "Europe/Amsterdam"],
    ["The Netherlands", "Europe/Amsterdam"],
    ["UAE", "Asia/Dubai"],
    ["U.A.E.", "Asia/Dubai"],
    ["Trinidad & Tobago", "America/Port_of_Spain"],
    ["trinidad and tobago", "America/Port_of_Spain"],
    ["Turkey", "Europe/Istanbul"],
    ["Singapore", "Asia/Singapore"],
    ["California", "America/Los_Angeles"],
    ["Texas", "America/Chicago"],
    ["Ontario", "America/Toronto"],
  ])("“%s” → %s", (text, zone) => {
    expect(readZone(text, SUMMER)).toEqual({ kind: "zone", zone });
  });

  test.each([
    ["Portland, Oregon", "America/Los_Angeles"],
    ["Portland, ME", "America/New_York"],
    ["Georgia, USA", "America/New_York"],
    ["San José, CA", "America/Los_Angeles"],
    ["Birmingham, UK", "Europe/London"],
    ["Detroit, USA", "America/Detroit"],
    ["Springfield, Illinois", "America/Chicago"],
  ])("“%s”: the wider place says which is meant: %s", (text, zone) => {
    expect(readZone(text, SUMMER)).toEqual({ kind: "zone", zone });
  });
});

describe("a name with several clocks is asked about, the likeliest first", () => {
  test.each([
    ["Portugal", ["Europe/Lisbon", "Atlantic/Madeira", "Atlantic/Azores"]],
    ["Spain", ["Europe/Madrid", "Atlantic/Canary"]],
    ["Georgia", ["America/New_York", "Asia/Tbilisi"]],
    ["Kentucky", ["America/Kentucky/Louisville", "America/Chicago"]],
    ["Birmingham", ["America/Chicago", "Europe/London"]],
    ["Washington", ["America/New_York", "America/Los_Angeles"]],
    ["New Zealand", ["Pacific/Auckland", "Pacific/Chatham"]],
  ])("“%s”", (text, zones) => {
    expect(chosen(text)).toEqual({ kind: "choose", reason: "several", zones });
  });

  test.each(["USA", "US", "United States", "america"])("“%s” is its clocks, not its twenty-nine zones", (text) => {
    expect(chosen(text).zones).toEqual([
      "America/New_York",
      "America/Los_Angeles",
      "America/Chicago",
      "America/Denver",
      "America/Phoenix",
      "America/Anchorage",
      "Pacific/Honolulu",
      "America/Adak",
    ]);
  });

  test("where a wider place contradicts, both are offered, the wider first", () => {
    expect(chosen("Perth, Scotland").zones).toEqual(["Europe/London", "Australia/Perth"]);
  });
});

describe("an abbreviation is never a zone, even where the tz database has an id of that name", () => {
  test.each([
    ["EST", "America/New_York"],
    ["est", "America/New_York"],
    ["EST5EDT", "America/New_York"],
    ["CST6CDT", "America/Chicago"],
    ["MST", "America/Denver"],
    ["MST7MDT", "America/Denver"],
    ["PST8PDT", "America/Los_Angeles"],
    ["HST", "Pacific/Honolulu"],
    ["CET", "Europe/Berlin"],
    ["MET", "Europe/Berlin"],
    ["EET", "Europe/Kyiv"],
    ["WET", "Europe/Lisbon"],
    ["GMT", "Europe/London"],
    ["UTC", "Africa/Accra"],
    ["Etc/UTC", "Africa/Accra"],
    ["Etc/GMT", "Europe/London"],
    ["Greenwich", "Europe/London"],
    ["Zulu", "Africa/Accra"],
    ["PST", "America/Los_Angeles"],
    ["PT", "America/Los_Angeles"],
    ["Eastern Time", "America/New_York"],
    ["Pacific Standard Time", "America/Los_Angeles"],
    ["Central European Summer Time", "Europe/Berlin"],
    ["BST", "Europe/London"],
    ["AEST", "Australia/Sydney"],
    ["JST", "Asia/Tokyo"],
  ])("“%s” offers places, %s first", (text, first) => {
    const { reason, zones } = chosen(text);

    expect(reason).toBe("abbreviation");
    expect(zones[0]).toBe(first);
  });

  test("CST is Chicago's and Shanghai's; IST is India's, Israel's and Ireland's", () => {
    expect(chosen("CST").zones).toEqual(expect.arrayContaining(["America/Chicago", "Asia/Shanghai"]));
    expect(chosen("IST").zones).toEqual(["Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"]);
  });
});

describe("an offset offers the places whose clocks show it now", () => {
  test.each([
    ["+05:00", 5],
    ["+0500", 5],
    ["+5", 5],
    ["UTC+2", 2],
    ["utc + 2", 2],
    ["GMT-3", -3],
    ["UTC−3", -3],
    ["+5:30", 5.5],
    ["+5.5", 5.5],
    ["+5:45", 5.75],
    ["UTC+0", 0],
    ["-00:00", 0],
    ["+14", 14],
    ["Etc/GMT+5", -5],
    ["Etc/GMT-5", 5],
  ])("“%s”", (text, hours) => {
    const { reason, zones } = chosen(text);

    expect(reason).toBe("offset");
    expect(zones.length).toBeGreaterThan(0);
    for (const zone of zones) expect(SUMMER.toZonedDateTimeISO(zone).offsetNanoseconds / 3600e9).toBe(hours);
  });

  test("+1 is London in July and Berlin in January", () => {
    expect(chosen("+1", SUMMER).zones[0]).toBe("Europe/London");
    expect(chosen("+1", WINTER).zones[0]).toBe("Europe/Berlin");
  });

  test.each(["+15", "-13", "+5:60", "+13:45", "+", "+123456"])("“%s” is no clock on earth", (text) => {
    expect(readZone(text, SUMMER).kind).toBe("unknown");
  });
});

describe("what is no place is unknown", () => {
  test.each(["", " ", "🌙", "xyzzy", "Factory", "Etc/Unknown", "Nowhere/Land", "constructor", "22:30", "()", "(/)"])(
    "“%s”",
    (text) => {
      expect(readZone(text, SUMMER).kind).toBe("unknown");
    },
  );

  test.each([
    ["Lisbn", "Europe/Lisbon"],
    ["Lodnon", "Europe/London"],
    ["Pairs", "Europe/Paris"],
    ["Bejing", "Asia/Shanghai"],
    ["germny", "Europe/Berlin"],
    ["Philadephia", "America/New_York"],
  ])("“%s” is a slip away from %s", (text, zone) => {
    expect(readZone(text, SUMMER)).toEqual({ kind: "unknown", near: expect.arrayContaining([zone]) });
  });

  test("a long text is turned away at once", () => {
    const begun = performance.now();

    expect(readZone("lisbon ".repeat(10_000), SUMMER)).toEqual({ kind: "unknown", near: [] });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

describe("a zone has one id", () => {
  test.each([
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["Europe/Kiev", "Europe/Kyiv"],
    ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
    ["US/Pacific", "America/Los_Angeles"],
    ["us/pacific", "America/Los_Angeles"],
    ["Asia/Tel_Aviv", "Asia/Jerusalem"],
  ])("%s is stored as %s", (text, zone) => {
    expect(readZone(text, SUMMER)).toEqual({ kind: "zone", zone });
    expect(canonicalZone(text)).toBe(zone);
  });

  test.each([
    ["Calcutta", "Kolkata"],
    ["Kiev", "Kyiv"],
    ["Saigon", "Ho Chi Minh"],
    ["Rangoon", "Yangon"],
  ])("%s and %s are one place", (older, newer) => {
    expect(readZone(older, SUMMER)).toEqual(readZone(newer, SUMMER));
    expect(readZone(newer, SUMMER).kind).toBe("zone");
  });

  test.each(["EST", "MST", "UTC", "GMT", "CST6CDT", "Etc/GMT+5", "Etc/UTC", "+05:00", "Mars/Base"])(
    "%s has none",
    (id) => {
      expect(canonicalZone(id)).toBeUndefined();
    },
  );

  test("Temporal finds two ids equal exactly when we store them alike", () => {
    const known = [...zoneIds()].map(([id, zone]) => ({ id, zone, at: SUMMER.toZonedDateTimeISO(id) }));
    for (const a of known)
      for (const b of known)
        if (a.at.equals(b.at) !== (a.zone === b.zone)) throw new Error(`${a.id} and ${b.id} are stored wrongly`);
  });
});

describe("the reviewed lists", () => {
  test("name canonical zones only", () => {
    const listed = [
      ...commonZones,
      ...Object.keys(citiesByZone),
      ...Object.values(zonesByState).flat(),
      ...[...zonesByAbbreviation.values()].flat(),
    ];
    for (const zone of listed) expect(canonicalZone(zone), zone).toBe(zone);
  });

  test("have no zone twice, and no more than a menu's for an abbreviation", () => {
    expect(new Set(commonZones).size).toBe(commonZones.length);
    for (const [name, zones] of zonesByAbbreviation) expect(zones.length, name).toBeLessThanOrEqual(25);
  });

  test("give the main zone of every country that has several, of those with towns", () => {
    for (const { names, zones } of countries()) {
      if (zones.length < 2 || names.includes("Antarctica") || names.includes("UM")) continue;
      const [main = ""] = zones;
      const isOneClock = readZone(names[0] ?? "", SUMMER).kind === "zone";
      expect(isOneClock || commonZones.includes(main) || main === "Pacific/Chuuk", `${names[0]}: ${main}`).toBe(true);
    }
  });

  test("name countries the runtime knows", () => {
    const codes = new Set(countries().flatMap(({ names }) => names));
    for (const code of Object.keys(otherCountryNames)) expect(codes.has(code), code).toBe(true);
  });

  test("are each found by the names they give", () => {
    for (const [zone, names] of Object.entries(citiesByZone))
      for (const name of names) {
        const reading = readZone(name, SUMMER);
        const zones = reading.kind === "zone" ? [reading.zone] : reading.kind === "choose" ? reading.zones : [];
        expect(zones, name).toContain(zone);
      }
  });
});

describe("suggestions while typing", () => {
  test.each([
    ["lis", "Europe/Lisbon"],
    ["LISBO", "Europe/Lisbon"],
    ["são", "America/Sao_Paulo"],
    ["new y", "America/New_York"],
    ["york", "America/New_York"],
    ["münch", "Europe/Berlin"],
    ["germ", "Europe/Berlin"],
    ["europe/l", "Europe/London"],
    ["CET", "Europe/Berlin"],
    ["+5:30", "Asia/Kolkata"],
    ["lisbn", "Europe/Lisbon"],
  ])("“%s” offers %s first", (typed, zone) => {
    expect(suggestZones(typed, SUMMER)[0]).toBe(zone);
  });

  test("a country of many zones leaves room for its neighbours in the alphabet", () => {
    expect(suggestZones("united", SUMMER).slice(0, 3)).toEqual(["America/New_York", "Europe/London", "Asia/Dubai"]);
  });

  test("a country half typed offers all its zones, the main one first", () => {
    expect(suggestZones("portu", SUMMER)).toEqual(["Europe/Lisbon", "Atlantic/Madeira", "Atlantic/Azores"]);
  });

  test("nothing typed offers the commonest, and nonsense nothing", () => {
    expect(suggestZones("", SUMMER)).toEqual(commonZones.slice(0, 25));
    expect(suggestZones("xyzzyx", SUMMER)).toEqual([]);
    expect(suggestZones("🌙", SUMMER)).toEqual([]);
  });

  test("no more are offered than asked for, none twice, each one canonical", () => {
    for (const typed of [..."abcdefghijklmnopqrstuvwxyz", "america/", "st", "port", "united"]) {
      const zones = suggestZones(typed, SUMMER);
      expect(zones.length).toBeLessThanOrEqual(25);
      expect(new Set(zones).size).toBe(zones.length);
      for (const zone of zones) expect(canonicalZone(zone)).toBe(zone);
      expect(suggestZones(typed, SUMMER, 3)).toEqual(zones.slice(0, 3));
    }
  });

  test("a suggestion is far from being noticed as one types (npm run bench -- suggestions has the figure)", () => {
    zoneIndex();
    const typed = ["l", "new", "europe/", "+5", "lisbn", "united", "a", "usa"];
    for (const each of typed) suggestZones(each, SUMMER);
    const took = Array.from({ length: 40 }, (_, turn) => {
      const begun = performance.now();
      suggestZones(typed[turn % typed.length] ?? "", SUMMER);
      return performance.now() - begun;
    }).sort((a, b) => a - b);

    expect(took[20]).toBeLessThan(50);
  });
});

describe("clocks to choose from", () => {
  test.each([
    ["July", SUMMER],
    ["January", WINTER],
  ])("in %s they fit a menu, run from midnight on, and each shows its places' time", (_name, now) => {
    const groups = zonesByClock(now);

    expect(groups.length).toBeLessThanOrEqual(25);
    const clocks = groups.map(({ clock }) => clock.toString());
    expect(clocks).toEqual([...new Set(clocks)].sort());
    for (const { clock, zones } of groups) {
      expect(zones.length).toBeGreaterThan(0);
      expect(zones.length).toBeLessThanOrEqual(25);
      for (const zone of zones) expect(now.toZonedDateTimeISO(zone).toPlainTime().toString()).toBe(clock.toString());
    }
  });

  test.each([
    ["14:00", "Europe/Berlin"],
    ["17:30", "Asia/Kolkata"],
    ["20:00", "Asia/Shanghai"],
    ["08:00", "America/New_York"],
  ])("at noon UTC in July, %s has %s first", (clock, zone) => {
    const group = zonesByClock(SUMMER).find((each) => each.clock.toString().startsWith(clock));

    expect(group?.zones[0]).toBe(zone);
  });

  test("a clock is shown to the minute", () => {
    const groups = zonesByClock(Temporal.Instant.from("2026-07-15T12:34:56.789Z"));

    expect(groups.every(({ clock }) => clock.second === 0 && clock.millisecond === 0)).toBe(true);
    expect(groups.some(({ clock }) => clock.toString() === "14:34:00")).toBe(true);
  });
});

test.each([
  ["Europe/Lisbon", "Lisbon (Europe/Lisbon)"],
  ["America/New_York", "New York (America/New_York)"],
  ["America/Indiana/Knox", "Knox, Indiana (America/Indiana/Knox)"],
])("%s is shown as “%s”", (zone, label) => {
  expect(showZone(zone)).toBe(label);
});
