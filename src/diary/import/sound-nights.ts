import { ALSO, DiaryNight, instantOf, LONGEST_IN_BED_MINUTES, minutesBetween, sinceNoon } from "../diary-night.ts";
import { isZone } from "./formats/times.ts";
import type { FileFound } from "./read-file.ts";

export type SoundNights = {
  /** In order of their evenings, one for each. */
  readonly nights: readonly DiaryNight[];
  /** How many were no night that can be, and where the first of them stand in the file. */
  readonly unreadable: { readonly count: number; readonly first: readonly number[] };
};

/** What a file says, held against what the diary itself holds of a night. Of one that is there twice the later counts. */
export function soundNights({ nights, told, unreadable }: FileFound, now: Temporal.Instant): SoundNights {
  const found = new Map(nights.filter((night) => isSound(night, now)).map((night) => [night.night, night]));
  const wrong = nights.length - found.size;
  const wrongEntries: number[] = [];
  for (const [entry, one] of told) {
    const read = DiaryNight.safeParse(one);
    if (read.success && isSound(read.data, now)) found.set(read.data.night, eachOnce(read.data));
    else wrongEntries.push(entry);
  }
  return {
    nights: [...found.values()].toSorted((a, b) => (a.night < b.night ? -1 : 1)),
    unreadable: {
      count: unreadable.count + wrong + wrongEntries.length,
      first: [...unreadable.first, ...wrongEntries].slice(0, 5),
    },
  };
}

/** Whatever a file says of the day before, and however often. */
function eachOnce(night: DiaryNight): DiaryNight {
  return night.also ? { ...night, also: ALSO.filter((one) => night.also?.includes(one)) } : night;
}

const TWO_DAYS = 2 * 24 * 60;

/** Whether it could have been typed: in order, no longer than anybody lies in bed, of its own evening, and over. */
function isSound(night: DiaryNight, now: Temporal.Instant): boolean {
  const { zone, inBed, tried, woke, rose, onsetMinutes = 0, awakeMinutes = 0 } = night;
  if (!isZone(zone)) return false;
  const times = [inBed, tried, woke, rose].filter((time) => time !== undefined);
  try {
    const isOfItsEvening = times.every((time) => {
      const minutes = sinceNoon(time, night.night);
      return minutes >= 0 && minutes < TWO_DAYS;
    });
    if (!isOfItsEvening) return false;
    const lengths = times.slice(1).map((time, at) => minutesBetween(times[at] ?? time, time, zone));
    if (lengths.some((minutes) => minutes < 0)) return false;
    if (lengths.reduce((sum, minutes) => sum + minutes, 0) > LONGEST_IN_BED_MINUTES) return false;
    const last = times.at(-1);
    if (last !== undefined && Temporal.Instant.compare(instantOf(last, zone), now) > 0) return false;
    return (
      tried === undefined || woke === undefined || onsetMinutes + awakeMinutes <= minutesBetween(tried, woke, zone)
    );
  } catch {
    return false; // a day that there is not
  }
}
