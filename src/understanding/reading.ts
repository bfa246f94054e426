/** What a reader made of a text. A guess is never a value: where two readings are possible, both are asked about. */
export type Reading<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "ask"; readonly readings: readonly T[] }
  | { readonly kind: "unreadable"; readonly nearest: readonly T[] };
