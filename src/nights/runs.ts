/** Equal ones in a row as one, with how many they are. */
export function runsOf<T extends string | undefined>(
  values: readonly T[],
): readonly { readonly value: T; readonly length: number }[] {
  const runs: { value: T; length: number }[] = [];
  for (const value of values) {
    const latest = runs.at(-1);
    if (latest !== undefined && latest.value === value) latest.length += 1;
    else runs.push({ value, length: 1 });
  }
  return runs;
}
