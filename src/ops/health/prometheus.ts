import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Measures, Signs } from "./measures.ts";

/** So often at most is it asked how many are due: counting goes through all of them. */
const COUNTED_FOR_MS = 15_000;
/** What has been due for longer than two beats. */
export const OVERDUE_AFTER = { minutes: 2 };
/** Discord blocks an address at so many in ten minutes (docs: topics/rate-limits). */
export const INVALID_REQUESTS_LIMIT = 10_000;
/** How often the delay of the event loop is sampled; prom-client's own 10 ms cost as much as the idle bot. */
const LOOP_SAMPLED_EVERY_MS = 1_000;

/** Codes that have a meaning of their own for direct messages (src/discord/rest/failures.ts) or were seen with none; any other is "other". */
const KNOWN_CODES = new Set([
  0, 10003, 10008, 10013, 20009, 20026, 40003, 40004, 40005, 40006, 40333, 50001, 50006, 50007, 50033, 50035, 50109,
  50278, 130000, 200000, 240000, 340001,
]);
const SCOPES = new Set(["user", "global", "shared"]);

/** The measures in the form that Prometheus reads. */
export function createPrometheus(now: () => Temporal.Instant): {
  readonly measures: Measures;
  readonly contentType: string;
  /** From now on these are measured, too. */
  watch(signs: Signs): void;
  text(): Promise<string>;
} {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LOOP_SAMPLED_EVERY_MS });

  const lateness = new Histogram({
    name: "winddown_lateness_seconds",
    help: "From the opening of a message's window until it was sent.",
    labelNames: ["series"],
    buckets: [1, 2, 5, 10, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200],
    registers,
  });
  const nights = new Counter({
    name: "winddown_nights_total",
    help: "Nights by what became of their message.",
    labelNames: ["series", "outcome"],
    registers,
  });
  const requests = new Counter({
    name: "winddown_direct_message_requests_total",
    help: "Requests to open a direct message or to post in one, by outcome and by Discord's own code.",
    labelNames: ["request", "outcome", "code"],
    registers,
  });
  const limits = new Counter({
    name: "winddown_rate_limits_total",
    help: "Answers of Discord's with status 429, by scope.",
    labelNames: ["scope"],
    registers,
  });
  const beats = new Counter({
    name: "winddown_beats_total",
    help: "Beats of this instance, by whether they could serve who was due.",
    labelNames: ["outcome"],
    registers,
  });
  for (const outcome of ["well", "failed"]) beats.inc({ outcome }, 0); // an alert needs it before the first failure
  const clockJumps = new Counter({
    name: "winddown_clock_jumps_total",
    help: "How often the wall clock was found to have moved otherwise than time has passed.",
    registers,
  });
  const interactions = new Histogram({
    name: "winddown_interaction_acknowledged_seconds",
    help: "From an interaction's arrival until Discord had taken the first answer; it waits 3 seconds.",
    labelNames: ["kind"],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 10],
    registers,
  });
  const unacknowledged = new Counter({
    name: "winddown_interactions_unacknowledged_total",
    help: "Interactions to which Discord has taken no answer.",
    labelNames: ["kind"],
    registers,
  });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    measures: {
      settled(series, outcome, late) {
        nights.inc({ series, outcome });
        if (outcome === "sent") lateness.observe({ series }, Math.max(0, late.total("seconds")));
      },
      attempted(request, outcome, code) {
        requests.inc({ request, outcome, code: code === undefined ? "none" : KNOWN_CODES.has(code) ? code : "other" });
      },
      answered(status, scope) {
        if (status === 429) limits.inc({ scope: scope !== null && SCOPES.has(scope) ? scope : "none" });
      },
      beat: (outcome) => beats.inc({ outcome }),
      clockJumped: () => clockJumps.inc(),
      acknowledged: (kind, took) => interactions.observe({ kind }, took.total("seconds")),
      unacknowledged: (kind) => unacknowledged.inc({ kind }),
    },
    watch: (signs) => addGauges(registers, signs, now),
  };
}

/** What is looked at when it is asked for, and costs nothing in between. */
function addGauges(registers: Registry[], signs: Signs, now: () => Temporal.Instant): void {
  const gauge = (name: string, help: string, read: () => number | undefined | Promise<number | undefined>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set((await read()) ?? Number.NaN);
      },
    });
  gauge("winddown_invalid_requests", "Requests of the last ten minutes that Discord calls invalid.", () =>
    signs.invalidRequests(),
  );
  gauge("winddown_invalid_requests_limit", "At so many Discord blocks the address.", () => INVALID_REQUESTS_LIMIT);
  gauge("winddown_identifies_left", "Of Discord's daily limit, as of the last look; NaN when there was none.", () =>
    signs.identifiesLeft(),
  );
  gauge("winddown_last_beat_age_seconds", "Since a beat last ended well or got something done.", () =>
    signs.lastBeat()?.until(now()).total("seconds"),
  );
  const countDue = cached((until) => signs.countDue(until));
  const countOverdue = cached((until) => signs.countDue(until));
  gauge(
    "winddown_due",
    "Plans that are due now; while the store cannot be read, as many as there last were.",
    async () => (await countDue(now())).count,
  );
  gauge(
    "winddown_overdue",
    "Plans that have been due for more than two minutes; while the store cannot be read, as many as there last were.",
    async () => (await countOverdue(now().subtract(OVERDUE_AFTER))).count,
  );
  gauge("winddown_store_readable", "1 when what is due could be counted.", async () =>
    (await countOverdue(now().subtract(OVERDUE_AFTER))).isRead ? 1 : 0,
  );

  const labelNames = ["shard"];
  new Gauge({
    name: "winddown_shard_ready",
    help: "1 when the gateway connection of this shard is ready.",
    labelNames,
    registers,
    collect() {
      this.reset();
      for (const { id, status } of signs.shards()) this.set({ shard: id }, status === "Ready" ? 1 : 0);
    },
  });
  new Gauge({
    name: "winddown_shard_heartbeat_age_seconds",
    help: "Since Discord last answered a heartbeat of this shard.",
    labelNames,
    registers,
    collect() {
      this.reset();
      for (const { id, heartbeatAge } of signs.shards()) {
        if (heartbeatAge) this.set({ shard: id }, heartbeatAge.total("seconds"));
      }
    },
  });
}

type Counted = { readonly count: number; readonly isRead: boolean };

/**
 * The last count, for some seconds. Where one fails, the one before stands: no alert compares with what is not a number,
 * and the other measures are there all the same.
 */
function cached(count: (until: Temporal.Instant) => Promise<number>): (until: Temporal.Instant) => Promise<Counted> {
  let last: { readonly at: number; readonly counted: Promise<Counted> } | undefined;
  let known = 0;
  return (until) => {
    const at = performance.now();
    if (last === undefined || at - last.at > COUNTED_FOR_MS) {
      const counted = count(until).then(
        (found) => {
          known = found;
          return { count: found, isRead: true };
        },
        () => ({ count: known, isRead: false }),
      );
      last = { at, counted };
    }
    return last.counted;
  };
}
