const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** A moment, and the offset it was written with. */
export type Stamped = { readonly ms: number; readonly offsetMinutes: number };

const STAMPED = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)? ?(?:(Z)|([+-])(\d\d):?(\d\d))$/;

/** "2026-03-01 23:12:31 -0500" or ISO 8601 with an offset; undefined for anything else. */
export function readStamped(text: string): Stamped | undefined {
  const [found, year, month, day, hour, minute, second, isUtc, sign, hours, minutes] = STAMPED.exec(text) ?? [];
  if (found === undefined) return undefined;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second ?? 0));
  const isThere = new Date(utc).getUTCDate() === Number(day) && Number(hour) < 24 && Number(minute) < 60;
  if (!isThere) return undefined;
  const offsetMinutes = isUtc ? 0 : (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return { ms: utc - offsetMinutes * MINUTE_MS, offsetMinutes };
}

const WALL = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?$/;

/** The wall time, to the minute, of a text without an offset; undefined for anything else. */
export function readWall(text: string): string | undefined {
  const [, date, time] = WALL.exec(text) ?? [];
  return date === undefined ? undefined : `${date}T${time}`;
}

/** When a clock in `zone` showed it; undefined when there is no such time. */
export function msOf(wall: string, zone: string): number | undefined {
  try {
    return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return undefined; // no such day, or no such zone
  }
}

/** What a clock in `zone` shows then, to the minute. */
export function wallOf(ms: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute", roundingMode: "floor" });
}

/** The date then, in UTC, without a look at any zone. */
export function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/**
 * The zone whose clock shows this offset then: the person's own where it agrees; else one that has nothing but this
 * offset, so that the times stay those that the clock on the wall showed; the person's own for half hours, of which there
 * is none.
 */
export function zoneWith({ ms, offsetMinutes }: Stamped, zone: string): string {
  if (offsetAt(ms, zone) === offsetMinutes || offsetMinutes % 60 !== 0) return zone;
  if (offsetMinutes === 0) return "UTC";
  const hours = offsetMinutes / 60;
  return Math.abs(hours) > 12 ? zone : `Etc/GMT${hours > 0 ? "-" : "+"}${Math.abs(hours)}`; // signs as in POSIX
}

function offsetAt(ms: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;
}

/** Whether the runtime knows the zone. */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return /^[A-Za-z]/.test(zone); // an offset ages
  } catch {
    return false; // it is said by the answer
  }
}

/** A whole number within bounds, of a number or its digits. */
export function numberIn(value: unknown, least: number, most: number): number | undefined {
  const isText = typeof value === "string" && /^-?\d{1,15}(\.\d{1,9})?$/.test(value.trim());
  const number = isText ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) && number >= least && number <= most
    ? number
    : undefined;
}

/** A moment between 1990 and 2100 in milliseconds. */
export function momentIn(value: unknown): number | undefined {
  return numberIn(value, 631_152_000_000, 4_102_444_800_000);
}
