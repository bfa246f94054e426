import { csvRecords } from "./csv-rows.ts";
import { jsonRecords } from "./json-records.ts";
import type { About, Format, Sink } from "./sleep.ts";
import { dateOf, numberIn, readStamped, zoneWith } from "./times.ts";

const DAY_SECONDS = 86_400;
/** What Oura calls what is no night, and what its owner deleted. */
const NAPS = ["late_nap", "rest", "nap"];
const GONE = ["deleted"];

/**
 * Oura: the JSON of its account export and of its API of both versions, the table of its trends and that of the account
 * export. Times have offsets, lengths are seconds; `awake` holds falling asleep.
 * Sources: https://cloud.ouraring.com/v2/docs (Sleep) and, for the tables, exports that people published.
 */
export const oura: Format = {
  name: "oura",
  isLike: (head) =>
    head.startsWith("{") || head.startsWith("[")
      ? /"bedtime_start"\s*:/.test(head) || /"(?:sleep|data)"\s*:\s*\[\s*\{[^}]*"(?:summary_date|day)"\s*:/.test(head)
      : /^[^\r\n]*\bbedtime[_ ]start\b/i.test(head),
  read: (sink, about) => {
    const text = { reader: undefined as ReturnType<typeof jsonRecords> | undefined };
    const take = (read: (name: string) => unknown, entry: number) => takeSleep(read, entry, sink, about);
    return {
      write(piece) {
        text.reader ??= /^\s*[[{]/.test(piece)
          ? jsonRecords(["", "sleep", "data"], (record, entry) => {
              if (record.bedtime_start !== undefined) take((name) => record[name], entry);
            })
          : csvRecords((cell, row) => take((name) => cell(name) ?? cell(IN_TRENDS[name] ?? ""), row));
        text.reader.write(piece);
      },
      end: () => text.reader?.end(),
    };
  },
};

/** The table of its trends has names for people. */
const IN_TRENDS: Readonly<Record<string, string>> = {
  bedtime_start: "bedtime start",
  bedtime_end: "bedtime end",
  latency: "sleep latency",
  awake_time: "awake time",
};

function takeSleep(read: (name: string) => unknown, entry: number, sink: Sink, about: About): void {
  const [start, end] = [read("bedtime_start"), read("bedtime_end")];
  if (!start && !end) return; // a day without a night
  const kind = String(read("type") ?? "");
  if (GONE.includes(kind)) return;
  const from = readStamped(String(start));
  const to = readStamped(String(end));
  if (from === undefined || to === undefined || to.ms <= from.ms) {
    sink.unreadable(entry);
    return;
  }
  if (dateOf(to.ms) < about.firstDate) {
    sink.older(dateOf(to.ms));
    return;
  }
  const minutes = (...names: string[]) => {
    const seconds = names.map((name) => numberIn(read(name), 0, DAY_SECONDS)).find((value) => value !== undefined);
    return seconds === undefined ? undefined : Math.round(seconds / 60);
  };
  const onset = minutes("latency", "onset_latency");
  const awakeInAll = minutes("awake_time", "awake");
  const awake = awakeInAll === undefined || onset === undefined ? undefined : Math.max(0, awakeInAll - onset);
  sink.sleep({
    entry,
    kind: "session",
    from: from.ms,
    to: to.ms,
    zone: zoneWith(from, about.zone),
    ...(onset !== undefined && { onsetMinutes: onset }),
    ...(awake !== undefined && { awakeMinutes: awake }),
    ...(NAPS.includes(kind) && { isNap: true as const }),
  });
}
