/** What a reader made of a text. A guess is never a value: where two readings are possible, both are asked about. */
export type Reading<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "ask"; readonly readings: readonly T[] }
  | { readonly kind: "unreadable"; readonly nearest: readonly T[] };

/** All that a text may mean: where it could not be read, what comes near. */
export function allReadings<T>(read: Reading<T>): readonly T[] {
  if (read.kind === "value") return [read.value];
  return read.kind === "ask" ? read.readings : read.nearest;
}
