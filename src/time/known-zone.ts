/** The runtime has no rules for the zone that was stored, so its person has to name their place anew. */
export class UnknownZone extends RangeError {
  override readonly name = "UnknownZone";

  constructor() {
    super("the runtime does not know a stored zone");
  }
}

const known = new Map<string, boolean>();

/** @throws {UnknownZone} */
export function checkZone(zone: string): void {
  if (!isKnownZone(zone)) throw new UnknownZone();
}

/**
 * Whether the runtime has rules for the zone. One that was stored may be gone from a release, or not be there yet in the
 * one before; nothing can be computed for it, and what was asked for stays as it is until it can.
 */
export function isKnownZone(zone: string): boolean {
  const before = known.get(zone);
  if (before !== undefined) return before;
  let isKnown = true;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // RangeError is what Temporal says of a zone it does not know
    isKnown = false;
  }
  known.set(zone, isKnown);
  return isKnown;
}
