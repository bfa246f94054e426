import { zonesByLikelihood } from "./common-zones.ts";

const OFFSET = /^(?:utc|gmt|etc\/gmt)?\s*([+-])\s*(\d{1,2})(?::?([0-5]\d)|([.,]5))?$/;

/**
 * Reads `+05:00`, `UTC+2`, `GMT-3`, `+5`, `+5.5` as minutes east of Greenwich. The tz database's `Etc/GMT+5` counts the
 * other way, so that is five hours *west*.
 *
 * @returns undefined for anything else, and beyond the offsets in use, -12:00 to +14:00
 */
export function readOffset(text: string): number | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[−–—]/g, "-")
    .replace(/^±(?=0)/, "+");
  const match = OFFSET.exec(plain);
  if (!match) return undefined;
  const [, sign, hours, minutes = 0, half] = match;
  const size = Number(hours) * 60 + (half ? 30 : Number(minutes));
  const isEast = (sign === "+") !== plain.startsWith("etc/");
  const offsetMinutes = isEast || size === 0 ? size : -size;
  return offsetMinutes >= -12 * 60 && offsetMinutes <= 14 * 60 ? offsetMinutes : undefined;
}

/** The places whose clocks are that far from Greenwich at `now`, likelier ones first. */
export function zonesAtOffset(offsetMinutes: number, now: Temporal.Instant): readonly string[] {
  return zonesByLikelihood().filter((zone) => offsetAt(zone, now) === offsetMinutes);
}

/** Minutes east of Greenwich. */
export function offsetAt(zone: string, now: Temporal.Instant): number {
  return now.toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;
}
