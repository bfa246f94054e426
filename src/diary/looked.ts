import { z } from "zod";

/** From the first to the last of some days in a row. */
export const DaysLooked = z.strictObject({ first: z.iso.date(), last: z.iso.date() });
export type DaysLooked = z.infer<typeof DaysLooked>;

/**
 * So many days in a row are daily: twice may be chance, or somebody who shows it to another. No source gives a number;
 * that looking at sleep data daily can make people anxious about it is told by Baron et al. 2017, "Orthosomnia", J Clin
 * Sleep Med 13(2):351–354.
 */
const DAILY = 3;

/**
 * Notes a look on `today`, and says whether it makes them daily. Several on one day are one, and a day left out begins
 * the count anew.
 */
export function lookedOn(
  before: DaysLooked | undefined,
  today: string,
): { readonly looked: DaysLooked; readonly isToTell: boolean } {
  // Somebody who travels west may come to an earlier date again; that is the same day still.
  if (before !== undefined && today <= before.last) return { looked: before, isToTell: false };
  const yesterday = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString();
  const first = before?.last === yesterday ? before.first : today;
  const days = Temporal.PlainDate.from(first).until(today, { largestUnit: "day" }).days + 1;
  return { looked: { first, last: today }, isToTell: days >= DAILY };
}
