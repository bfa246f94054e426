import type { Agenda, Plan } from "./agenda.ts";
import { earlyOf, firstOf, type Spread } from "./crowd.ts";

const MINUTE_MS = 60_000;

/** The minute that `instant` lies in, counted from 1970. */
export function minuteOf(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / MINUTE_MS);
}

/**
 * Those whose minute is yet to come and who begin in the present one, because so many share theirs; the earliest minute
 * first, and in each in the order that is theirs. Where there is no crowd this is one look at how many are planned.
 *
 * Who began already is no longer on the agenda, so whoever is left is the rest of that order, also after a restart.
 *
 * @param isSpread whether a plan may be served early at all
 */
export async function earlyNow(
  agenda: Pick<Agenda, "countDue" | "within">,
  spread: Spread,
  isSpread: (plan: Plan) => boolean,
  now: Temporal.Instant,
): Promise<Plan[]> {
  const minute = minuteOf(now);
  const startOf = (later: number) => Temporal.Instant.fromEpochMilliseconds((minute + later) * MINUTE_MS);
  const countUpTo = (later: number) => agenda.countDue(startOf(later + 1).subtract({ nanoseconds: 1 }));
  const looked = spread.minutes * 2;

  if ((await countUpTo(looked)) <= spread.perMinute) return [];
  const upTo: number[] = [];
  for (let later = 0; later <= looked; later++) upTo.push(await countUpTo(later));
  const counts = upTo.slice(1).map((count, index) => Math.max(0, count - (upTo[index] ?? 0)));
  const left = now.until(startOf(1)).total("minutes");

  const early: Plan[] = [];
  for (const [index, count] of earlyOf(counts, spread, left).entries()) {
    if (count === 0) continue;
    const crowd = await agenda.within(startOf(index + 1), startOf(index + 2));
    early.push(...firstOf(crowd.filter(isSpread), count));
  }
  return early;
}
