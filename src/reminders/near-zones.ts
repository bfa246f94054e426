import { compactName } from "./fold-name.ts";
import { type NamedMeaning, zoneIndex } from "./zone-index.ts";

/**
 * Zones of the places whose names are a slip of the finger away from what was typed: one for a short name, two from six
 * letters on. The nearest first, and the likelier first among them.
 */
export function nearZones(typed: string, limit: number): readonly string[] {
  const wanted = compactName(typed);
  const slips = wanted.length < 6 ? 1 : 2;
  if (wanted.length < 3) return [];

  const near: { entry: NamedMeaning; distance: number }[] = [];
  for (const entry of zoneIndex().entries) {
    if (entry.kind === "id" || entry.kind === "abbreviation" || entry.compact.length < 3) continue;
    const distance = editDistance(wanted, entry.compact, slips);
    if (distance <= slips) near.push({ entry, distance });
  }
  near.sort((a, b) => a.distance - b.distance);
  return [...new Set(near.flatMap(({ entry }) => entry.zones))].slice(0, limit);
}

/** Letters to put in, leave out, change or swap with their neighbour; more than `most` is not counted to the end. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}
