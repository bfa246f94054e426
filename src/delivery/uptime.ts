import { z } from "zod";
import { NIGHTS_KEPT, type WhyLate } from "../nights/ledger.ts";
import type { Window } from "../nights/night.ts";
import type { Rows } from "../rows/rows.ts";
import { InstantText, isBefore } from "../time/instants.ts";

/** A beat comes each minute; after two without one we were not there. */
const NOT_THERE_AFTER = { minutes: 2 };
/** Enough for a fortnight of trouble; the oldest go first. */
const MOST_OUTAGES = 100;
const KEY = "bot";

/** When the bot was last there, and when it was not. Says nothing about any person. */
export const StoredUptime = z.strictObject({
  aliveAt: InstantText,
  outages: z.array(z.strictObject({ from: InstantText, to: InstantText })).max(MOST_OUTAGES),
});
export type StoredUptime = z.infer<typeof StoredUptime>;

/** Knows when the bot was not running, so that a missed night can be told with its reason. */
export interface Uptime {
  /** Called when the bot is ready: notes how long it was away. */
  begin(now: Temporal.Instant): Promise<void>;
  /** Called at each beat. */
  alive(now: Temporal.Instant): Promise<void>;
  /** The last time away that touches `window`. */
  whyLate(window: Window): WhyLate | undefined;
}

type UptimeRows = Pick<Rows<StoredUptime>, "get" | "put" | "quarantine">;

export function createUptime(store: UptimeRows): Uptime {
  let outages: StoredUptime["outages"] = [];

  const write = (now: Temporal.Instant) => store.put(KEY, { aliveAt: now.toString(), outages });

  return {
    async begin(now) {
      const read = await store.get(KEY);
      if (read.kind === "unreadable") await store.quarantine(KEY);
      if (read.kind === "found") {
        const { aliveAt } = read.value;
        const isAway = isBefore(Temporal.Instant.from(aliveAt).add(NOT_THERE_AFTER), now);
        // What ends in the future was noted while the clock was ahead.
        const kept = read.value.outages.filter(
          ({ to }) => isRecent(to, now) && !isBefore(now, Temporal.Instant.from(to)),
        );
        outages = [...kept, ...(isAway ? [{ from: aliveAt, to: now.toString() }] : [])].slice(-MOST_OUTAGES);
      }
      await write(now);
    },

    alive: write,

    whyLate({ opensAt, closesAt }) {
      const touching = outages.findLast(
        ({ from, to }) =>
          isBefore(Temporal.Instant.from(from), closesAt) && isBefore(opensAt, Temporal.Instant.from(to)),
      );
      return touching && { kind: "down", ...touching };
    },
  };
}

/** A night that can still be shown may need it. */
function isRecent(instant: string, now: Temporal.Instant): boolean {
  const age = Temporal.Instant.from(instant).until(now);
  return age.total("hours") < (NIGHTS_KEPT + 2) * 24;
}
