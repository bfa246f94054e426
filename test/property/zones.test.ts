import fc from "fast-check";
import { expect, test } from "vitest";
import { readZone, showZone, suggestZones } from "../../src/reminders/zones.ts";
import { anyText } from "../support/any-text.ts";
import { seeded } from "../support/seed.ts";

const NOW = Temporal.Instant.from("2026-07-15T12:00Z");

test("no text makes reading a place throw or linger, and what it offers fits a menu", () => {
  const begun = performance.now();
  fc.assert(
    fc.property(anyText, (text) => {
      const reading = readZone(text, NOW);
      if (reading.kind === "choose") expect(reading.zones.length).toBeLessThanOrEqual(25);
      expect(suggestZones(text, NOW).length).toBeLessThanOrEqual(25);
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
  "with spaces for everything": (id) => respaced(id).replaceAll("/", " "),
  "without accents": (id) => respaced(id).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase(),
  "as the label we show": showZone,
};

test.each(Object.entries(spellings))("every zone of the runtime, %s, reads back to the same zone", (_name, write) => {
  for (const id of Intl.supportedValuesOf("timeZone").filter((each) => each.includes("/"))) {
    const reading = readZone(write(id), NOW);
    if (reading.kind !== "zone") throw new Error(`${write(id)} read as ${JSON.stringify(reading)}`);
    const same = NOW.toZonedDateTimeISO(reading.zone).equals(NOW.toZonedDateTimeISO(id));
    expect(same, `${write(id)} read as ${reading.zone}`).toBe(true);
  }
});
