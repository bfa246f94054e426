import { jsonRecords } from "./json-records.ts";
import type { Format } from "./sleep.ts";
import { msOf, numberIn, readWall } from "./times.ts";

/**
 * Fitbit: `sleep-….json` of an account's export, and what its API answers (`sleep`). Times are wall times without a zone.
 * Awake in the night is what is left of the time in bed: in nights with stages `minutesAwake` holds falling asleep and
 * lying awake, in others it does not. Source: https://dev.fitbit.com/build/reference/web-api/sleep/, Get Sleep Log.
 */
export const fitbit: Format = {
  name: "fitbit",
  isLike: (head) => /"logId"\s*:/.test(head) && /"dateOfSleep"\s*:/.test(head),
  read: (sink, { zone, firstDate }) =>
    jsonRecords(["", "sleep"], (record, entry) => {
      if (record.dateOfSleep === undefined) return;
      const start = readWall(String(record.startTime));
      const end = readWall(String(record.endTime));
      const date = end?.slice(0, 10);
      if (date !== undefined && date < firstDate) return sink.older(date);
      const from = start && msOf(start, zone);
      const to = end && msOf(end, zone);
      if (!from || !to || to <= from) return sink.unreadable(entry);
      const minutes = (name: string) => numberIn(record[name], 0, 1_440);
      const onset = minutes("minutesToFallAsleep");
      const lying = minutes("minutesAfterWakeup");
      const asleep = minutes("minutesAsleep");
      const inBed = minutes("timeInBed") ?? (to - from) / 60_000;
      const awake = asleep === undefined ? undefined : inBed - asleep - (onset ?? 0) - (lying ?? 0);
      sink.sleep({
        entry,
        kind: "session",
        from,
        to,
        zone,
        ...(onset !== undefined && { onsetMinutes: onset }),
        ...(lying !== undefined && { lyingMinutes: lying }),
        ...(awake !== undefined && awake >= 0 && { awakeMinutes: Math.round(awake) }),
        ...(record.mainSleep === false && { isNap: true as const }),
      });
    }),
};
