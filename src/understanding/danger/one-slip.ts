/**
 * Whether exactly one slip lies between a word and the first `length` letters of `typed`: a letter more, less or
 * other, or two neighbours swapped.
 */
export function isOneSlip(word: string, typed: string, length: number): boolean {
  const shorter = Math.min(word.length, length);
  let from = 0;
  while (from < shorter && word.charCodeAt(from) === typed.charCodeAt(from)) from++;
  if (word.length === length + 1) return isSame(word, from + 1, typed, from, length);
  if (word.length === length - 1) return isSame(word, from, typed, from + 1, length);
  if (word.length !== length || from === length) return false;
  if (isSame(word, from + 1, typed, from + 1, length)) return true;
  return (
    word.charCodeAt(from) === typed.charCodeAt(from + 1) &&
    word.charCodeAt(from + 1) === typed.charCodeAt(from) &&
    isSame(word, from + 2, typed, from + 2, length)
  );
}

/** Whether the rest of a word from `at` is the rest of the typed letters from `other` up to `length`. */
function isSame(word: string, at: number, typed: string, other: number, length: number): boolean {
  if (word.length - at !== length - other) return false;
  for (let index = at; index < word.length; index++)
    if (word.charCodeAt(index) !== typed.charCodeAt(other + index - at)) return false;
  return true;
}
