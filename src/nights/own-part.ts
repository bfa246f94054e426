import { type PartOfDay, partOfDay } from "../content/schema/part-of-day.ts";
import { likelyZone } from "../time/likely-zone.ts";
import { hasJustBeenBedtime } from "./next-bedtime.ts";
import { zoneAt } from "./night.ts";
import { type StoredSchedule, scheduleOf } from "./reminder.ts";

/**
 * The part of the day it is for one person, as they live: past their own bedtime it is night, whatever the clock says.
 * Without a schedule it is the part where most people live who speak their language; undefined where that says nothing.
 */
export function ownPart(
  schedule: StoredSchedule | null | undefined,
  locale: string,
  now: Temporal.Instant,
): PartOfDay | undefined {
  if (!schedule) return likelyPart(locale, now);
  return hasJustBeenBedtime(scheduleOf(schedule), now) ? "night" : partIn(zoneAt(schedule, now), now);
}

/** The part of the day where most people live who speak a language; undefined where none is likely. */
export function likelyPart(locale: string, now: Temporal.Instant): PartOfDay | undefined {
  const zone = likelyZone(locale);
  return zone === undefined ? undefined : partIn(zone, now);
}

function partIn(zone: string, now: Temporal.Instant): PartOfDay {
  return partOfDay(now.toZonedDateTimeISO(zone).toPlainTime());
}
