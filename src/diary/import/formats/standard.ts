import { jsonRecords } from "./json-records.ts";
import type { Format, Sleep } from "./sleep.ts";
import { dateOf, isZone, momentIn, numberIn } from "./times.ts";

/** What of it is about a night; meals, drinks and alarms are not taken. */
const KINDS: Readonly<Record<string, Sleep["kind"]>> = {
  asleep: "asleep",
  awake: "awake",
  "in bed": "in-bed",
  "lights off": "lights-off",
};

/**
 * The sleep diary standard (https://github.com/sleepdiary/core, src/Standard/README.md): records with a status, moments in
 * milliseconds and zones. A `duration` shorter than from start to end is an interruption that has no record of its own.
 */
export const standard: Format = {
  name: "standard",
  isLike: (head) => head.startsWith("{") && /"records"\s*:\s*\[/.test(head) && /"(?:status|start)"\s*:/.test(head),
  read: (sink, { zone, firstDate }) =>
    jsonRecords(["records", "contents.records"], (record, entry) => {
      const kind = KINDS[String(record.status)];
      if (kind === undefined) return;
      const from = momentIn(record.start ?? record.end);
      const to = momentIn(record.end ?? record.start);
      if (from === undefined || to === undefined || to < from) return sink.unreadable(entry);
      if (dateOf(to) < firstDate) return sink.older(dateOf(to));
      if (kind === "awake" && (to - from) / 3_600_000 > 6) return; // a day, not a part of a night
      const told = record.start_timezone;
      const whole = (to - from) / 60_000;
      const slept = numberIn(record.duration, 0, to - from);
      const isNap = record.is_primary_sleep === false;
      sink.sleep({
        entry,
        kind,
        from,
        to,
        zone: typeof told === "string" && isZone(told) ? told : zone,
        ...(kind === "asleep" && slept !== undefined && { awakeMinutes: Math.round(whole - slept / 60_000) }),
        ...(isNap && { isNap }),
      });
    }),
};
