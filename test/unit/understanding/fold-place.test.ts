import { expect, test } from "vitest";
import { foldPlace, foldPlaces } from "../../../src/understanding/place/fold-place.ts";
import { placeSet } from "../../support/place-sets.ts";

test("many names are folded at once as each is by itself", () => {
  const names = placeSet("shown").flatMap(({ text }, at) => (at % 10 === 0 ? [text] : []));
  expect(foldPlaces(names)).toEqual(names.map(foldPlace));
  expect(foldPlaces(["", " ", "a\nb", "|", "Köln"])).toEqual(["", "", "a b", "", "koln"]);
  expect(foldPlaces([])).toEqual([]);
});
