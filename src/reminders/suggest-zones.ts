import { byLikelihood, commonZones } from "./common-zones.ts";
import { foldName } from "./fold-name.ts";
import { MENU_LIMIT } from "./menu-limit.ts";
import { nearZones } from "./near-zones.ts";
import { readKnownZone } from "./read-zone.ts";
import { zoneIndex } from "./zone-index.ts";

const LONGEST = 80;

/**
 * Zones to offer while somebody types: first what the text already stands for, then places that begin with it, then
 * places with a word that does, likelier ones first. A country that begins so gives its main zone there, and the others
 * after everything else. When there is none, names a slip of the finger away. Nothing typed offers the commonest.
 *
 * Under 5 ms once `zoneIndex` is built.
 */
export function suggestZones(typed: string, now: Temporal.Instant, limit: number = MENU_LIMIT): readonly string[] {
  if (typed.length > LONGEST) return [];
  if (typed.trim() === "") return commonZones.slice(0, limit);

  const reading = readKnownZone(typed, now);
  const meant = reading?.kind === "zone" ? [reading.zone] : (reading?.zones ?? []);
  const found = [...new Set([...meant, ...matching(foldName(typed))])];
  return (found.length > 0 ? found : nearZones(typed, limit)).slice(0, limit);
}

function matching(wanted: string): readonly string[] {
  if (wanted === "") return [];
  const beginning: string[] = [];
  const within: string[] = [];
  const others: string[] = [];
  for (const { name, zones } of zoneIndex().entries) {
    const begins = name.startsWith(wanted);
    if (!begins && !name.includes(` ${wanted}`)) continue;
    const [main = "", ...rest] = zones;
    (begins ? beginning : within).push(main);
    others.push(...rest);
  }
  return [...beginning, ...within, ...new Set(others.sort(byLikelihood))];
}
