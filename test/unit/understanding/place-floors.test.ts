import { beforeAll, describe, expect, test } from "vitest";
import { loadPlaces } from "../../../src/understanding/place/load-places.ts";
import type { PlaceIndex } from "../../../src/understanding/place/place-index.ts";
import { readPlace } from "../../../src/understanding/place/read-place.ts";
import { figuresOf, LABELLED_AT, type LabelledPlace, placeSet } from "../../support/place-sets.ts";

/** How well places are read, on sets of what people type. A floor is below what was measured, so that chance may differ. */

let index: PlaceIndex;
beforeAll(async () => {
  index = await loadPlaces();
});
const read = (text: string) => readPlace(text, index, LABELLED_AT);

const shown = placeSet("shown");
const formed = (form: RegExp) => shown.filter((one) => form.test(one.form));

describe("of the set labelled by others", () => {
  test("none of 16,200 is wrong without a question", () => {
    expect(shown).toHaveLength(16_200);
    expect(figuresOf(shown, read).wrong).toEqual([]);
  });

  test.each([
    ["cities of 100,000 people by their name", /^city$/, 0.995],
    ["names in 20 languages and local scripts", /^(?:lang|local|ascii)/, 0.99],
    ["a city in something wider, or near it", /^(?:City|phrase)/, 0.99],
    ["airports", /^airport/, 0.99],
    ["countries in 12 languages and their codes", /^country/, 0.99],
    ["states, provinces and their codes", /^(?:admin1|state)/, 0.99],
  ])("%s: at least this share right or asked about", (_name, form, floor) => {
    expect(figuresOf(formed(form), read).right).toBeGreaterThanOrEqual(floor);
  });

  test("of the people in these cities, at least this share", () => {
    expect(figuresOf(formed(/^city$/), read).rightByPeople).toBeGreaterThanOrEqual(0.999);
  });
});

describe("of our own sets", () => {
  test.each([
    ["dev", 0.985, 1],
    ["kept", 0.98, 2],
  ] as const)("%s", (name, floor, mostWrong) => {
    const figures = figuresOf(placeSet(name), read);
    expect(figures.right).toBeGreaterThanOrEqual(floor);
    expect(figures.wrong.length).toBeLessThanOrEqual(mostWrong);
  });

  test("what is no place is never taken for one", () => {
    const none = [...placeSet("dev"), ...placeSet("kept")].filter(({ zones }: LabelledPlace) => zones.length === 0);
    expect(none.length).toBeGreaterThan(20);
    expect(figuresOf(none, read).wrong).toEqual([]);
  });
});
