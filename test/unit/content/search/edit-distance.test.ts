import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance } from "../../../../src/content/search/edit-distance.ts";
import { seeded } from "../../../support/seed.ts";

test.each([
  ["nihgt", "night", 1],
  ["cofee", "coffee", 1],
  ["valiumm", "valium", 1],
  ["xanax", "xanaxx", 1],
  ["", "", 0],
  ["", "ab", 2],
  ["sertralin", "setraline", 2],
  ["abc", "xyz", 3],
  ["ca", "abc", 3], // optimal string alignment: a letter that was swapped is not moved again
])("“%s” and “%s” are %i apart", (one, other, slips) => {
  for (const most of [1, 2, 3]) expect(editDistance(one, other, most)).toBe(Math.min(slips, most + 1));
});

/** The same by the textbook, over all columns. */
function byTheBook(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_, row) =>
    Array.from({ length: other.length + 1 }, (_, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const of = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= one.length; row++) {
    for (let column = 1; column <= other.length; column++) {
      const changed = one[row - 1] === other[column - 1] ? 0 : 1;
      const isSwap = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const line = rows[row] as number[];
      line[column] = Math.min(
        of(row - 1, column) + 1,
        of(row, column - 1) + 1,
        of(row - 1, column - 1) + changed,
        row > 1 && column > 1 && isSwap ? of(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return of(one.length, other.length);
}

test("up to where counting ends it is what the textbook says, in either direction", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcé"), maxLength: 9 });
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 4 }), (one, other, most) => {
      const expected = Math.min(byTheBook(one, other), most + 1);
      expect(editDistance(one, other, most)).toBe(expected);
      expect(editDistance(other, one, most)).toBe(expected);
    }),
    { ...seeded, numRuns: 3000 },
  );
});
