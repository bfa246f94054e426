import { type DiaryNight, instantOf } from "../diary-night.ts";
import { measuresOf } from "../measures.ts";
import type { ExportedNights } from "./plees.ts";

const MINUTE_MS = 60_000;
/** The middle of earlier nights, and nobody's telling of this one. */
const AS_USUAL = "as usual";

/**
 * The sleep diary standard (https://github.com/sleepdiary/core, src/Standard/README.md): being in bed, turning the lights
 * off and sleeping are records of their own. A sleep has a `duration` where it is known how much of it was awake; where
 * it is not, and where it is not known when it began, there is none. A night noted with *As usual* has a tag for it.
 */
export function standardJson(nights: readonly DiaryNight[]): ExportedNights {
  const all = nights.map(recordsOf);
  const text = `${JSON.stringify({ records: all.flat() }, undefined, 1)}\n`;
  return { text, leftOut: all.filter((records) => records.length === 0).length };
}

function recordsOf(night: DiaryNight): object[] {
  const { zone, inBed, tried, onsetMinutes, woke, rose, noSleep, asUsual } = night;
  const ms = (wall: string) => instantOf(wall, zone).epochMilliseconds;
  const record = (status: string, start: number, end: number, more: object = {}) => ({
    status,
    start,
    end,
    start_timezone: zone,
    end_timezone: zone,
    ...(asUsual && { tags: [AS_USUAL] }),
    ...more,
  });
  const records: object[] = [];
  if (inBed !== undefined && rose !== undefined) records.push(record("in bed", ms(inBed), ms(rose)));
  if (tried === undefined || woke === undefined || noSleep) return records;
  const start = ms(tried) + (onsetMinutes ?? 0) * MINUTE_MS;
  const end = ms(woke);
  if (end <= start) return records;
  const { wakeAfterOnset } = measuresOf(night);
  const isWhole = onsetMinutes !== undefined && wakeAfterOnset !== undefined;
  const duration = isWhole ? Math.max(0, end - start - wakeAfterOnset * MINUTE_MS) : undefined;
  records.push(record("lights off", ms(tried), ms(tried)));
  records.push(record("asleep", start, end, { ...(isWhole && { duration }), is_primary_sleep: true }));
  return records;
}
