import { MENU_LIMIT } from "../../time/menu-limit.ts";
import { steadyOffsetAt } from "../../time/steady-offset.ts";
import { commonZones, zonesByLikelihood } from "./common-zones.ts";
import { clockOf } from "./same-clock.ts";

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
  const epochMs = now.epochMilliseconds;
  const groups = new Map<number, string[]>();
  for (const zone of commonZones) {
    const minutes = Math.floor((epochMs + steadyOffsetAt(zone, epochMs).offsetMs) / MS_A_MINUTE) % MINUTES_A_DAY;
    const group = groups.get(minutes);
    if (group) group.push(zone);
    else groups.set(minutes, [zone]);
  }
  // The map is in the order of likelihood, for so is the list it was made from.
  return [...groups]
    .slice(0, MENU_LIMIT)
    .sort(([a], [b]) => a - b)
    .map(([minutes, zones]) => ({
      clock: new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60),
      zones: zones.slice(0, MENU_LIMIT),
    }));
}

const MS_A_MINUTE = 60_000;
const MINUTES_A_DAY = 24 * 60;
/** A clock on a wall may be so far out; those of the world lie a quarter of an hour apart or more. */
const MINUTES_OUT = 7;

/**
 * The places whose clocks show one of these times at `now`, or the nearest there is: the likeliest first, and each way of
 * changing the clocks before any comes twice.
 *
 * @param times more than one where nobody said which half of the day
 */
export function zonesShowing(times: readonly Temporal.PlainTime[], now: Temporal.Instant): readonly string[] {
  const minutes = (time: Temporal.PlainTime) => time.hour * 60 + time.minute;
  const wanted = times.map(minutes);
  const all = zonesByLikelihood().map((zone) => {
    const shown = minutes(now.toZonedDateTimeISO(zone).toPlainTime());
    return { zone, out: Math.min(...wanted.map((each) => apart(each, shown))) };
  });
  const least = Math.max(MINUTES_OUT, Math.min(...all.map(({ out }) => out)));
  const near = all.filter(({ out }) => out <= least).map(({ zone }) => zone);
  const clocks = new Set<string>();
  const first = near.filter((zone) => {
    const clock = clockOf(zone, now);
    return clocks.has(clock) ? false : clocks.add(clock);
  });
  return [...new Set([...first, ...near])].slice(0, MENU_LIMIT);
}

/** Minutes between two clocks, either way round. */
function apart(one: number, other: number): number {
  const between = Math.abs(one - other) % MINUTES_A_DAY;
  return Math.min(between, MINUTES_A_DAY - between);
}
