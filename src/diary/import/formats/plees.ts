import { csvRecords } from "./csv-rows.ts";
import type { About, Format } from "./sleep.ts";
import { dateOf, momentIn, msOf, readWall } from "./times.ts";

/**
 * Plees Tracker: sid, start, stop, rating, and since 2025 comment and wakes. Moments are milliseconds; in a backup that is
 * made to be looked at they are wall times. Source: `exportDataToFile` in the app's DataModel.kt
 * (https://github.com/vmiklos/plees-tracker).
 */
export const plees: Format = {
  name: "plees",
  isLike: (head) => /^"?sid"?[,;]"?start"?[,;]"?stop"?/i.test(head),
  read: (sink, about) =>
    csvRecords((cell, row) => {
      const from = momentOf(cell("start"), about);
      const to = momentOf(cell("stop"), about);
      if (from === undefined || to === undefined || to <= from) return sink.unreadable(row);
      if (dateOf(to) < about.firstDate) return sink.older(dateOf(to));
      sink.sleep({ entry: row, kind: "session", from, to, zone: about.zone });
    }),
};

function momentOf(text: string | undefined, { zone }: About): number | undefined {
  const wall = readWall(text ?? "");
  return wall === undefined ? momentIn(text) : msOf(wall, zone);
}
