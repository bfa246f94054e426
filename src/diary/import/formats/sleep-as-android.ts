import { csvRows } from "./csv-rows.ts";
import type { Format } from "./sleep.ts";
import { dateOf, isZone, momentIn, msOf, numberIn } from "./times.ts";

const HOUR_MS = 3_600_000;
const WALL = /^(\d{1,2})\. (\d{1,2})\. (\d{4}) (\d{1,2}):(\d\d)$/;

/**
 * Sleep as Android: two or three lines a record, the first of which names the cells of the next. `Id` is the moment of
 * its beginning and `Hours` its length, which both hold also when the clocks change; `From` and `To` are wall times.
 * `LenAdjust` takes off what was awake, falling asleep among it, so it tells neither.
 * Source: https://docs.sleep.urbandroid.org/devs/csv.html and sleepdiary's notes on it.
 */
export const sleepAsAndroid: Format = {
  name: "sleep-as-android",
  isLike: (head) => /^"?Id"?,"?Tz"?,"?From"?,"?To"?/.test(head),
  read(sink, about) {
    let columns: readonly string[] = [];
    let entry = 0;
    return csvRows((cells) => {
      if (cells[0] === "Id") {
        columns = cells;
        return;
      }
      const cell = (name: string) => cells[columns.indexOf(name)]?.trim() ?? "";
      if (cell("Id") === "") return; // noises of the record above
      entry += 1;
      const zone = isZone(cell("Tz")) ? cell("Tz") : about.zone;
      const from = momentIn(cell("Id")) ?? msOf(wallIn(cell("From")), zone);
      const hours = numberIn(cell("Hours"), 0, 24);
      const to = endOf(
        from !== undefined && hours ? from + hours * HOUR_MS : undefined,
        msOf(wallIn(cell("To")), zone),
      );
      if (from === undefined || to === undefined || to <= from) return sink.unreadable(entry);
      if (dateOf(to) < about.firstDate) return sink.older(dateOf(to));
      sink.sleep({ entry, kind: "session", from, to, zone });
    });
  },
};

/** Hours are rounded, so the wall time is taken where the two are the same but for that. */
function endOf(counted: number | undefined, wall: number | undefined): number | undefined {
  const isSame = counted !== undefined && wall !== undefined && Math.abs(counted - wall) < 90_000;
  return isSame ? wall : (counted ?? wall);
}

/** "26. 11. 2020 20:00" as "2020-11-26T20:00"; empty for anything else. */
function wallIn(text: string): string {
  const [found, day = "", month = "", year = "", hour = "", minute = ""] = WALL.exec(text) ?? [];
  if (found === undefined) return "";
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}T${hour.padStart(2, "0")}:${minute}`;
}
