/** What a reader makes of typed words: one value, a question between a few, or nothing, with what lies near. Best first. */
export type Reading<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "ask"; readonly readings: readonly T[] }
  | { readonly kind: "unreadable"; readonly nearest: readonly T[] };
