import { checkZone } from "./known-zone.ts";

/** A stretch of time in which the clocks of one zone keep their distance from Greenwich. In milliseconds. */
export type SteadyOffset = {
  /** What to add to an instant to read the wall clock as if it were UTC. */
  readonly offsetMs: number;
  /** Inclusive. */
  readonly fromMs: number;
  /** Exclusive. */
  readonly untilMs: number;
};

/** More than there are zones. */
const MOST_KEPT = 1_000;
const kept = new Map<string, SteadyOffset>();

/**
 * The stretch of `zone` that `epochMs` lies in. The last one asked for is kept for each zone, for asking the runtime
 * is most of what a night costs.
 *
 * @throws {UnknownZone} when the runtime does not know `zone`
 */
export function steadyOffsetAt(zone: string, epochMs: number): SteadyOffset {
  const known = kept.get(zone);
  if (known !== undefined && known.fromMs <= epochMs && epochMs < known.untilMs) return known;

  checkZone(zone);
  const local = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  // "previous" is strictly before: of a change at this very millisecond it must be the change itself.
  const changed = local.add({ milliseconds: 1 }).getTimeZoneTransition("previous");
  const found: SteadyOffset = {
    offsetMs: local.offsetNanoseconds / 1e6,
    fromMs: changed?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    untilMs: local.getTimeZoneTransition("next")?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
  };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(zone, found);
  return found;
}
