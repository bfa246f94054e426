import { createHash } from "node:crypto";
import { pino } from "pino";
import { describeError } from "./describe-error.ts";

export type Log = {
  readonly [Level in "debug" | "info" | "warn" | "error" | "fatal"]: (
    fields: Readonly<Record<string, unknown>>,
    sentence: string,
  ) => void;
};

/**
 * The one log. Its error serialiser lets through what helps to find a fault and nothing a person typed, no token
 * and no body: a `DiscordAPIError` carries all three.
 */
export function createLog(level: string, destination?: pino.DestinationStream): Log {
  return pino(
    { level, base: null, serializers: { error: describeError }, timestamp: pino.stdTimeFunctions.isoTime },
    destination ?? pino.destination({ fd: 1, sync: true }),
  ) as Log;
}

/** Stands in for a user id in the log: the same person always the same, and nobody's id. */
export function userTag(userId: string): string {
  return createHash("sha256").update(userId).digest("hex").slice(0, 10);
}
