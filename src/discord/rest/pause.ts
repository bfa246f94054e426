/** How long nothing is tried after a refusal, in milliseconds; twice as long after each further one, up to `longest`. */
export type PauseLengths = { readonly first: number; readonly longest: number };

/** A request that got no word within this time no longer keeps the next from being tried. */
const PROBE_MS = 30_000;
/** How long the others wait before they ask again what the probe has heard: a usual answer takes a tenth of that. */
const ASK_AGAIN_MS = 2_000;

/**
 * Nothing is tried for a while after a refusal that concerns everybody; then one request goes as a probe, and what
 * it hears decides for all. Time is that of `now`; should it be set back, a pause lasts no longer than it would have.
 */
export function createPause(now: () => Temporal.Instant, { first, longest }: PauseLengths) {
  /** When the last refusal came, and how many in a row; none while the way is free. */
  let refusals = 0;
  let refusedAt = 0;
  let probeBegun: number | undefined;

  const sinceMs = (at: number) => Math.max(0, now().epochMilliseconds - at);

  return {
    /** Milliseconds until one may be tried; 0 when it may be now. */
    waitMs(): number {
      if (refusals === 0) return 0;
      if (now().epochMilliseconds < refusedAt) refusedAt = now().epochMilliseconds;
      const left = Math.min(first * 2 ** (refusals - 1), longest) - sinceMs(refusedAt);
      if (left > 0 || probeBegun === undefined) return Math.max(0, left);
      return Math.min(ASK_AGAIN_MS, Math.max(0, PROBE_MS - sinceMs(probeBegun)));
    },

    /** One is on its way. After a pause it is the probe. */
    begin(): void {
      if (refusals > 0) probeBegun = now().epochMilliseconds;
    },

    /**
     * What one that was on its way heard. Those that set out before the pause tell nothing new.
     *
     * @returns whether a pause begins, is prolonged, or ends by it
     */
    heard(word: "refused" | "taken" | "something else"): boolean {
      const isNews = word === "refused" ? refusals === 0 || probeBegun !== undefined : probeBegun !== undefined;
      if (!isNews) return false;
      probeBegun = undefined;
      if (word === "something else") return false;
      refusals = word === "taken" ? 0 : refusals + 1;
      refusedAt = now().epochMilliseconds;
      return true;
    },
  };
}
