import cron from "node-cron";

/** What makes the bot look at its agenda. */
export interface Beat {
  stop(): Promise<void>;
}

/**
 * Beats once a minute, in UTC: a heartbeat, not a memory. Who is due is asked of the store, so a beat that comes
 * late or not at all costs nobody a night. node-cron's own `timezone` option would skip every night in a spring gap.
 */
export function startCronBeat(onBeat: () => Promise<void>): Beat {
  const task = cron.schedule("* * * * *", onBeat, { timezone: "UTC", noOverlap: true, name: "beat" });
  return {
    async stop() {
      await task.destroy();
    },
  };
}
