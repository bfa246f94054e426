import { Locale } from "discord.js";
import { expect, test } from "vitest";
import { likelyZone } from "../../../src/time/likely-zone.ts";
import { canonicalZone } from "../../../src/time/zones.ts";

test.each([
  ["de", "Europe/Berlin"],
  ["ja", "Asia/Tokyo"],
  ["pt-BR", "America/Sao_Paulo"],
  ["en-GB", "Europe/London"],
  ["hi", "Asia/Kolkata"],
])("somebody whose Discord speaks %s most likely sleeps by %s", (locale, zone) => {
  expect(likelyZone(locale)).toBe(zone);
});

test.each(["en-US", "es-419", "ru", "xx", "", "constructor"])("“%s” leaves the zone open", (locale) => {
  expect(likelyZone(locale)).toBeUndefined();
});

test("every locale of Discord's but three has a zone, in the spelling we store", () => {
  const locales = Object.values(Locale).filter((locale) => likelyZone(locale) === undefined);

  expect(locales.sort()).toEqual(["en-US", "es-419", "ru"]);
  for (const locale of Object.values(Locale)) {
    const zone = likelyZone(locale);
    if (zone !== undefined) expect(canonicalZone(zone)).toBe(zone);
  }
});
