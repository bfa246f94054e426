import { type DiaryNight, instantOf, QUALITIES } from "../diary-night.ts";

export type ExportedNights = {
  readonly text: string;
  /** Nights that have no beginning or no end, which this format cannot do without. */
  readonly leftOut: number;
};

/**
 * Plees Tracker's backup (`exportDataToFile` in its DataModel.kt): from trying to sleep to the final awakening, in
 * milliseconds, with the word for the night as one to five stars. What it has no place for is left out.
 */
export function pleesCsv(nights: readonly DiaryNight[]): ExportedNights {
  const rows = nights.flatMap(({ zone, inBed, tried = inBed, rose, woke = rose, quality, awakenings = 0 }) => {
    if (tried === undefined || woke === undefined) return [];
    const stars = quality === undefined ? 0 : QUALITIES.indexOf(quality) + 1;
    const ms = (wall: string) => instantOf(wall, zone).epochMilliseconds;
    return ms(woke) > ms(tried) ? [[ms(tried), ms(woke), stars, "", awakenings]] : [];
  });
  const lines = ["sid,start,stop,rating,comment,wakes", ...rows.map((row, at) => [at + 1, ...row].join(","))];
  return { text: `${lines.join("\r\n")}\r\n`, leftOut: nights.length - rows.length };
}
