/**
 * How many slips of the finger lie between two words: a letter added, left out, changed, or swapped with its
 * neighbour (Damerau–Levenshtein, in the "optimal string alignment" form: no letter is moved twice).
 *
 * @param most where counting ends; anything further apart is `most + 1`. Keeps the work to a band of 2 × most + 1
 */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, column) => column);

  for (let row = 1; row <= one.length; row++) {
    const current = Array.from({ length: other.length + 1 }, (_, column) => (column === 0 ? row : most + 1));
    const first = Math.max(1, row - most);
    const last = Math.min(other.length, row + most);
    for (let column = first; column <= last; column++) {
      const changed = one[row - 1] === other[column - 1] ? 0 : 1;
      let least = Math.min(at(previous, column) + 1, at(current, column - 1) + 1, at(previous, column - 1) + changed);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        least = Math.min(least, at(before, column - 2) + 1);
      current[column] = Math.min(least, most + 1);
    }
    if (Math.min(...current) > most) return most + 1;
    before = previous;
    previous = current;
  }
  return Math.min(at(previous, other.length), most + 1);
}

function at(line: readonly number[], column: number): number {
  return line[column] ?? Number.POSITIVE_INFINITY;
}
