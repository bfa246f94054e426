/** The candidate that `text` was most likely meant to be, or undefined when none is close. Case does not count. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return undefined;
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: closeness(wanted, candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= Math.max(1, Math.floor(wanted.length / 3)) ? best.candidate : undefined;
}

/** How many letters must be added, dropped, changed or swapped with their neighbour; a begun word is close. */
function closeness(wanted: string, candidate: string): number {
  if (wanted.length >= 2 && candidate.startsWith(wanted)) return 0.5;
  return editDistance(wanted, candidate);
}

export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = at(rows, i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          changed,
          at(rows, i - 1, j) + 1,
          (row[j - 1] ?? 0) + 1,
          swapped ? at(rows, i - 2, j - 2) + 1 : changed,
        ),
      );
    }
    rows.push(row);
  }
  return at(rows, a.length, b.length);
}

function at(rows: readonly (readonly number[])[], row: number, column: number): number {
  return rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
}
