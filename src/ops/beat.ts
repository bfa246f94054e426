import cron, { type Logger } from "node-cron";
import type { Log } from "./log.ts";

/** What makes the bot look at its agenda. */
export interface Beat {
  stop(): Promise<void>;
}

/**
 * Beats once a minute, in UTC: a heartbeat, not a memory. Who is due is asked of the store, so a beat that comes
 * late or not at all costs nobody a night. node-cron's own `timezone` option would skip every night in a spring gap.
 */
export function startCronBeat(onBeat: () => Promise<void>, log: Log): Beat {
  cron.setLogger(asLines(log)); // of its own it prints lines in colour, which are none of the log's
  const task = cron.schedule("* * * * *", onBeat, { timezone: "UTC", noOverlap: true, name: "beat" });
  return {
    async stop() {
      await task.destroy();
    },
  };
}

/** What node-cron says is of the beat alone: that one was late, missed, or not begun because the last still runs. */
function asLines(log: Log): Logger {
  const line = (message: string | Error) => (message instanceof Error ? { error: message } : { said: message });
  return {
    info: (message) => log.debug(line(message), "node-cron"),
    debug: (message) => log.debug(line(message), "node-cron"),
    warn: (message) => log.warn(line(message), "the beat was late or left out; the next one serves whoever is due"),
    error: (message, error) => log.error({ ...line(message), ...(error && { error }) }, "node-cron"),
  };
}
