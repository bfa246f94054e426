import type { Clock } from "./clock.ts";

/** A clock that is put right by its time server moves less between two beats. Instances must agree as well (docs/postgres.md). */
export const TOLERANCE_MS = 30_000;
/** A beat comes each minute, and may come a little early. */
const AGREES_AFTER_MS = 55_000;
/** So far the wall clock may be from Discord's for anything to be deleted by it. Nobody misses what is past its time. */
export const AGREES_WITH_DISCORD_MS = 3_600_000;
/** What is deleted cannot be given back, and nobody misses it: after a jump that waits for a day. */
export const DELETES_AFTER_JUMP_MS = 86_400_000;

export type ClockEvent =
  /** The wall clock has moved by so much more or less than time has passed. */
  | { readonly kind: "jumped"; readonly byMs: number }
  /** It has kept to that for a minute, so it is gone by from now on. */
  | { readonly kind: "believed"; readonly byMs: number }
  /** It is where it was before. */
  | { readonly kind: "came-back" };

/** Whether the wall clock may be acted upon, by comparing it with the time that has passed. */
export interface ClockWatch {
  /** To be called as each beat begins. Whether that beat may go by the wall clock. */
  look(): boolean;
  /** Whether the clock is still where the last look left it. Asked before a claim, and before anything is written off. */
  isSteady(): boolean;
  /**
   * Whether what is past its time may be deleted: two looks a minute apart agree, the last jump is a day ago, and
   * Discord's clock does not say otherwise. A bot that starts with a wrong clock sees no jump.
   */
  mayDelete(): boolean;
}

/**
 * @param report told of each jump once, not of each beat in which the clock is elsewhere
 * @param discordTime what time it is for Discord, in milliseconds since 1970, where that is known
 */
export function createClockWatch(
  clock: Clock,
  report: (event: ClockEvent) => void,
  discordTime: () => number | undefined = () => undefined,
): ClockWatch {
  /** How far the wall clock is ahead of the elapsed time, as it is gone by. */
  let known: number | undefined;
  let knownSince = 0;
  /** Where the wall clock is after a jump, until a second look a minute later finds it there. */
  let doubted: { readonly ahead: number; readonly since: number } | undefined;
  let jumpedAt: number | undefined;

  const aheadNow = () => clock.now().epochMilliseconds - clock.elapsedMs();
  const isNear = (one: number, other: number) => Math.abs(one - other) <= TOLERANCE_MS;

  return {
    look() {
      const [ahead, elapsed] = [aheadNow(), clock.elapsedMs()];
      if (known === undefined) {
        known = ahead;
        knownSince = elapsed;
        return true;
      }
      if (isNear(ahead, known)) {
        known = ahead; // a time server moves it a little at a time
        if (doubted !== undefined) report({ kind: "came-back" });
        doubted = undefined;
        return true;
      }
      const byMs = ahead - known;
      if (doubted === undefined || !isNear(ahead, doubted.ahead)) {
        doubted = { ahead, since: elapsed };
        jumpedAt = elapsed;
        report({ kind: "jumped", byMs });
        return false;
      }
      if (Math.abs(elapsed - doubted.since) < AGREES_AFTER_MS) return false;
      known = ahead;
      knownSince = elapsed;
      doubted = undefined;
      report({ kind: "believed", byMs });
      return true;
    },

    isSteady: () => known === undefined || isNear(aheadNow(), known),

    mayDelete() {
      const nowMs = clock.now().epochMilliseconds;
      if (Math.abs(nowMs - (discordTime() ?? nowMs)) > AGREES_WITH_DISCORD_MS) return false;
      const elapsed = clock.elapsedMs();
      const hasAgreed = known !== undefined && isNear(aheadNow(), known) && elapsed - knownSince >= AGREES_AFTER_MS;
      return hasAgreed && (jumpedAt === undefined || elapsed - jumpedAt >= DELETES_AFTER_JUMP_MS);
    },
  };
}
