import { commonZones } from "./common-zones.ts";
import { offsetAt } from "./zone-offsets.ts";

const LOOKS_AHEAD = 13; // every 30 days for a year: summer time and Ramadan both show

/**
 * The zones of one country a person has to choose between: one when all its clocks agree through the coming year, so
 * Germany is Berlin, and otherwise those known to many people (`commonZones`) and those with a clock of their own, so
 * the United States are eight and not twenty-nine.
 *
 * @param zones the likeliest first
 */
export function distinctClocks(zones: readonly string[], now: Temporal.Instant): readonly string[] {
  if (zones.length < 2) return zones;
  const seen = new Set<string>();
  const distinct = zones.filter((zone) => {
    const year = clockThroughTheYear(zone, now);
    const isNew = !seen.has(year);
    seen.add(year);
    return isNew || commonZones.includes(zone);
  });
  return seen.size === 1 ? zones.slice(0, 1) : distinct;
}

function clockThroughTheYear(zone: string, now: Temporal.Instant): string {
  return Array.from({ length: LOOKS_AHEAD }, (_, look) => offsetAt(zone, now.add({ hours: look * 30 * 24 }))).join();
}
