import cron, { type Logger } from "node-cron";
import type { Log } from "./log.ts";

/** What makes the bot look at its agenda. */
export interface Beat {
  stop(): Promise<void>;
}

/** A beat that is later than this comes without node-cron. */
const LONGEST_PAUSE_MS = 60_000;

/**
 * Beats once a minute, in UTC: a heartbeat, not a memory. Who is due is asked of the store, so a beat that comes
 * late or not at all costs nobody a night. node-cron's own `timezone` option would skip every night in a spring gap.
 *
 * node-cron waits for an instant of the wall clock: set back by ten hours, that would be in ten hours. So no pause
 * between two beats is longer than a minute of elapsed time, whatever the wall clock says; after one that would have
 * been, node-cron is asked anew for the next full minute.
 */
export function startCronBeat(onBeat: () => Promise<void>, log: Log, longestPauseMs = LONGEST_PAUSE_MS): Beat {
  cron.setLogger(asLines(log)); // of its own it prints lines in colour, which are none of the log's
  const beatAtMinutes = () =>
    cron.schedule("* * * * *", beat, { timezone: "UTC", noOverlap: true, name: "beat", suppressMissedWarning: true });
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const watch = () => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(beatWithoutCron, longestPauseMs);
  };
  const beat = () => {
    watch();
    return onBeat();
  };
  let task = beatAtMinutes();
  let replacing: Promise<unknown> = Promise.resolve();
  const beatWithoutCron = () => {
    const late = task;
    task = beatAtMinutes();
    replacing = replacing.then(() => late.destroy());
    void beat();
  };
  watch();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await replacing;
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
