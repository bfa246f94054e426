import { commonZones } from "./common-zones.ts";
import { MENU_LIMIT } from "./menu-limit.ts";

/** The places whose clocks show the same time of day, the likeliest first. */
export interface ClockGroup {
  readonly clock: Temporal.PlainTime;
  readonly zones: readonly string[];
}

/**
 * For the question "what does your clock say?": what the clocks of the world show at `now`, to the minute, from 00:00 on.
 *
 * At most 25 groups, a menu of Discord's: the world has more clocks than that, so those of the fewest people are left
 * out and have to be typed. Two places on either side of the date line show the same clock, and share a group.
 */
export function zonesByClock(now: Temporal.Instant): readonly ClockGroup[] {
  const groups = new Map<string, string[]>();
  for (const zone of commonZones) {
    const clock = now.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: "minute" });
    const group = groups.get(clock);
    if (group) group.push(zone);
    else groups.set(clock, [zone]);
  }
  // The map is in the order of likelihood, for so is the list it was made from.
  return [...groups]
    .slice(0, MENU_LIMIT)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([clock, zones]) => ({ clock: Temporal.PlainTime.from(clock), zones: zones.slice(0, MENU_LIMIT) }));
}
