import { monotonicMs } from "../clock.ts";
import type { Log } from "../log.ts";
import { type Measures, NO_MEASURES, type Signs } from "./measures.ts";
import { CLOSING, readinessOf, STARTING } from "./readiness.ts";

type HealthAddress = { readonly host: string; readonly port: number };

/** How the bot is, for whoever runs it. */
export interface Health {
  readonly measures: Measures;
  /** The bot has started: from now on this is looked at. */
  watch(signs: Signs): void;
  /** `/readyz` says so from now on, so that nobody waits for this one. */
  closing(): void;
  close(): Promise<void>;
}

/** A write to try the store out costs a commit; who asks more often is told of the last one. */
const TRIED_FOR_MS = 5_000;
const STORE_PATIENCE_MS = 2_000;

/**
 * Answers `/healthz`, `/readyz` and `/metrics` on `address`; without one nothing is opened, loaded or counted.
 *
 * @throws {HealthAddressError} with a sentence for the operator
 */
export async function openHealth(
  address: HealthAddress | undefined,
  now: () => Temporal.Instant,
  log: Log,
): Promise<Health> {
  if (address === undefined) return { measures: NO_MEASURES, watch() {}, closing() {}, async close() {} };
  const [{ createPrometheus }, { json, openHealthServer }] = await Promise.all([
    import("./prometheus.ts"),
    import("./health-server.ts"),
  ]);
  const prometheus = createPrometheus(now);
  let signs: Signs | undefined;
  let isClosing = false;
  const isWritable = triedOut(async () => (await signs?.isStoreWritable()) ?? false);

  const readiness = async () => {
    if (isClosing) return CLOSING;
    if (!signs) return STARTING;
    return readinessOf(
      {
        shards: signs.shards(),
        isStoreWritable: await isWritable(),
        lastBeat: signs.lastBeat(),
        isClockSteady: signs.isClockSteady?.() ?? true,
      },
      now(),
    );
  };
  const server = await openHealthServer(
    address,
    {
      "/healthz": () => json({ alive: true }), // that this answers is what it says
      async "/readyz"() {
        const now = await readiness();
        return json(now, now.ready ? 200 : 503);
      },
      "/metrics": async () => ({ status: 200, type: prometheus.contentType, text: await prometheus.text() }),
    },
    (error) => log.error({ error }, "a page about the bot's health could not be made"),
  );
  log.info({ port: server.port }, "answering /healthz, /readyz and /metrics");
  return {
    measures: prometheus.measures,
    watch(given) {
      signs = given;
      prometheus.watch(given);
    },
    closing() {
      isClosing = true;
    },
    close: () => server.close(),
  };
}

function triedOut(attempt: () => Promise<boolean>): () => Promise<boolean> {
  let last: { readonly at: number; readonly tried: Promise<boolean> } | undefined;
  return () => {
    const at = monotonicMs();
    if (last === undefined || at - last.at > TRIED_FOR_MS) {
      last = { at, tried: within(STORE_PATIENCE_MS, attempt()) };
    }
    return last.tried;
  };
}

/** False, too, when it takes too long: a store that hangs is not writable. */
async function within(milliseconds: number, attempt: Promise<boolean>): Promise<boolean> {
  const { promise: isTooLong, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(() => resolve(false), milliseconds);
  try {
    return await Promise.race([attempt, isTooLong]);
  } finally {
    clearTimeout(timer);
  }
}
