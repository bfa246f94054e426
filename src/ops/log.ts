import { createHmac } from "node:crypto";
import { pino } from "pino";
import { loggable } from "./loggable.ts";

export type Log = {
  readonly [Level in "debug" | "info" | "warn" | "error" | "fatal"]: (
    fields: Readonly<Record<string, unknown>>,
    sentence: string,
  ) => void;
};

/**
 * The one log. What is handed to it passes through `loggable`, under whatever name: an error shows its kind and
 * place, and no token, no body and nothing a person typed; a `DiscordAPIError` carries all three.
 */
export function createLog(level: string, destination?: pino.DestinationStream): Log {
  const lines = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
  return {
    debug: (fields, sentence) => lines.debug(loggable(fields), sentence),
    info: (fields, sentence) => lines.info(loggable(fields), sentence),
    warn: (fields, sentence) => lines.warn(loggable(fields), sentence),
    error: (fields, sentence) => lines.error(loggable(fields), sentence),
    fatal: (fields, sentence) => lines.fatal(loggable(fields), sentence),
  };
}

/**
 * Stands in for a user id in the log: the same person always the same, and nobody's id. Keyed with a secret of this
 * installation, because ids can be counted through and a bare hash of one be looked up.
 */
export type UserTag = (userId: string) => string;

export function createUserTag(secret: string): UserTag {
  return (userId) => createHmac("sha256", secret).update(userId).digest("hex").slice(0, 10);
}
