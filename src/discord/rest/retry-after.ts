/** How long to wait before the same is tried again, as Discord asks for it or, where it does not say, by ourselves. */

export const LONGEST_PAUSE_MS = 120_000;
/** A longer wait is asked about again: one request an hour harms nobody, and a wrong number would be for ever. */
export const LONGEST_ASKED_FOR_MS = 3_600_000;

/** From a second to two minutes, doubled with each try that failed; up to a quarter less, so that no two bots ask at one moment. */
export function pauseMsAfter(tries: number): number {
  return Math.min(1_000 * 2 ** tries, LONGEST_PAUSE_MS) * (1 - Math.random() / 4);
}

/** What a Retry-After of seconds asks for; undefined when there is none, or none that can be read. */
export function retryAfterMsOf(header: string | null | undefined): number | undefined {
  const seconds = header == null || header === "" ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1_000, LONGEST_ASKED_FOR_MS) : undefined;
}
