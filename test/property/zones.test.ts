import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { showZone } from "../../src/time/show-zone.ts";
import { loadPlaces } from "../../src/understanding/place/load-places.ts";
import type { PlaceIndex } from "../../src/understanding/place/place-index.ts";
import { readPlace } from "../../src/understanding/place/read-place.ts";
import { areOneClock } from "../../src/understanding/place/same-clock.ts";
import { suggestPlaces } from "../../src/understanding/place/suggest-places.ts";
import { anyText } from "../support/any-text.ts";
import { placeSet } from "../support/place-sets.ts";
import { seeded } from "../support/seed.ts";

const NOW = Temporal.Instant.from("2026-07-15T12:00Z");

let index: PlaceIndex;
beforeAll(async () => {
  index = await loadPlaces();
});

test("no text makes reading a place throw or linger, and what it offers fits its place", () => {
  const begun = performance.now();
  fc.assert(
    fc.property(anyText, (text) => {
      const reading = readPlace(text, index, NOW);
      if (reading.kind === "ask") {
        expect(reading.readings.length).toBeGreaterThan(0);
        expect(reading.readings.length).toBeLessThanOrEqual(5);
      }
      if (reading.kind === "unreadable") expect(reading.nearest.length).toBeLessThanOrEqual(5);
      expect(suggestPlaces(text, index, NOW, 25).length).toBeLessThanOrEqual(25);
    }),
    { ...seeded, numRuns: 500 },
  );
  expect(performance.now() - begun).toBeLessThan(15_000);
});

const respaced = (id: string) => id.replaceAll("_", " ");
const spellings: Readonly<Record<string, (id: string) => string>> = {
  "as it is": (id) => id,
  "in lower case": (id) => id.toLowerCase(),
  "in capitals": (id) => id.toUpperCase(),
  "with spaces for underscores": (id) => respaced(id).toLowerCase(),
  "without accents": (id) => respaced(id).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase(),
  "as the label we show": showZone,
};

test.each(Object.entries(spellings))("every zone of the runtime, %s, reads back to the same zone", (_name, write) => {
  for (const id of Intl.supportedValuesOf("timeZone").filter((each) => each.includes("/"))) {
    const reading = readPlace(write(id), index, NOW);
    if (reading.kind !== "value") throw new Error(`${write(id)} read as ${JSON.stringify(reading)}`);
    const same = NOW.toZonedDateTimeISO(reading.value.zone).equals(NOW.toZonedDateTimeISO(id));
    expect(same, `${write(id)} read as ${reading.value.zone}`).toBe(true);
  }
});

test("what is suggested reads back as the very place it says", () => {
  const typed = placeSet("dev")
    .filter(({ zones }) => zones.length > 0)
    .map(({ text }) => text.slice(0, 5));
  fc.assert(
    fc.property(fc.constantFrom(...typed), (text) => {
      for (const { zone, name } of suggestPlaces(text, index, NOW, 25)) {
        const value = `${name} (${zone})`;
        if (value.length <= 80) expect(readPlace(value, index, NOW)).toEqual({ kind: "value", value: { zone, name } });
      }
    }),
    { ...seeded, numRuns: 200 },
  );
});

/** Words that say nothing of where it is, in capitals or not, with signs: none of them changes a value into another. */
test("politeness, capitals and signs around a name never lead to another clock", () => {
  const names = placeSet("dev").filter(
    ({ text, zones }) => zones.length > 0 && readPlace(text, index, NOW).kind === "value",
  );
  const around = fc.constantFrom<(name: string) => string>(
    (name) => `  ${name}!! `,
    (name) => `I live in ${name}`,
    (name) => `near ${name}`,
    (name) => `${name} 🌙`,
    (name) => `\u200b${name}`,
    (name) => `${name}, please`,
    (name) => `somewhere around ${name}.`,
  );
  fc.assert(
    fc.property(fc.constantFrom(...names), around, ({ text }, write) => {
      const [plain, dressed] = [readPlace(text, index, NOW), readPlace(write(text), index, NOW)];
      if (plain.kind !== "value" || dressed.kind !== "value") return;
      expect(areOneClock([plain.value.zone, dressed.value.zone], NOW)).toBe(true);
    }),
    { ...seeded, numRuns: 1_000 },
  );
});
