/**
 * How many slips of the finger lie between two words: a letter added, left out, changed, or swapped with its
 * neighbour (Damerau–Levenshtein, in the "optimal string alignment" form: no letter is moved twice).
 *
 * Asked for every name on a list at every letter typed, so it fills three lines and makes no others.
 *
 * @param most where counting ends; anything further apart is `most + 1`. Keeps the work to a band of 2 × most + 1
 */
export function editDistance(one: string, other: string, most: number): number {
  const tooFar = most + 1;
  if (Math.abs(one.length - other.length) > most) return tooFar;
  const columns = other.length + 1;
  let before = new Uint8Array(columns);
  let previous = new Uint8Array(columns);
  let current = new Uint8Array(columns);
  for (let column = 0; column < columns; column++) previous[column] = Math.min(column, tooFar);

  for (let row = 1; row <= one.length; row++) {
    const first = Math.max(1, row - most);
    const last = Math.min(other.length, row + most);
    current.fill(tooFar);
    if (row <= most) current[0] = row;
    let nearest = at(current, 0);
    for (let column = first; column <= last; column++) {
      const changed = one.charCodeAt(row - 1) === other.charCodeAt(column - 1) ? 0 : 1;
      let least = Math.min(at(previous, column) + 1, at(current, column - 1) + 1, at(previous, column - 1) + changed);
      const isSwap =
        row > 1 &&
        column > 1 &&
        one.charCodeAt(row - 1) === other.charCodeAt(column - 2) &&
        one.charCodeAt(row - 2) === other.charCodeAt(column - 1);
      if (isSwap) least = Math.min(least, at(before, column - 2) + 1);
      current[column] = Math.min(least, tooFar);
      if (least < nearest) nearest = least;
    }
    if (nearest > most) return tooFar;
    [before, previous, current] = [previous, current, before];
  }
  return at(previous, other.length);
}

/** Every column asked for is one of the line's. */
function at(line: Uint8Array, column: number): number {
  return line[column] as number;
}

/** Which letters a word has, as bits of which several letters may share one; for `mayBeNear`. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= letterBit(word.charCodeAt(at));
  return letters;
}

/** The bit of one letter, for a word that is read a letter at a time. */
export function letterBit(code: number): number {
  return 1 << (code & 31);
}

/**
 * False where a count of slips would be in vain: each of them brings or takes one letter at the most. Asked before
 * `editDistance`, since it costs next to nothing.
 */
export function mayBeNear(letters: number, others: number, slips: number): boolean {
  return bitsIn(others & ~letters) <= slips && bitsIn(letters & ~others) <= slips;
}

function bitsIn(value: number): number {
  let bits = 0;
  for (let left = value; left !== 0; left &= left - 1) bits++;
  return bits;
}
