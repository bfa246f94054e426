/** Letters as UTF-16 units, of which a word is those from one place up to another: no string is made of each. */
export type Letters = { readonly all: Uint16Array; readonly from: number; readonly to: number };

/** Whether a word is the first `length` letters of `typed`, as they stand. */
export function isSameWord({ all, from, to }: Letters, typed: string, length: number): boolean {
  return to - from === length && isSame(all, from, to, typed, 0, length);
}

/**
 * Whether exactly one slip lies between a word and the first `length` letters of `typed`: a letter more, less or
 * other, or two neighbours swapped.
 */
export function isOneSlip({ all, from, to }: Letters, typed: string, length: number): boolean {
  const its = to - from;
  const shorter = Math.min(its, length);
  let at = 0;
  while (at < shorter && all[from + at] === typed.charCodeAt(at)) at++;
  if (its === length + 1) return isSame(all, from + at + 1, to, typed, at, length);
  if (its === length - 1) return isSame(all, from + at, to, typed, at + 1, length);
  if (its !== length || at === length) return false;
  if (isSame(all, from + at + 1, to, typed, at + 1, length)) return true;
  return (
    all[from + at] === typed.charCodeAt(at + 1) &&
    all[from + at + 1] === typed.charCodeAt(at) &&
    at + 2 <= length &&
    isSame(all, from + at + 2, to, typed, at + 2, length)
  );
}

/** Whether the rest of a word from `at` up to `to` is the rest of the typed letters from `other` up to `length`. */
function isSame(all: Uint16Array, at: number, to: number, typed: string, other: number, length: number): boolean {
  if (to - at !== length - other) return false;
  for (let index = at; index < to; index++) if (all[index] !== typed.charCodeAt(other + index - at)) return false;
  return true;
}
