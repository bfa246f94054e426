import { setTimeout } from "node:timers/promises";
import {
  Client,
  type ClientOptions,
  DefaultRestOptions,
  GatewayIntentBits,
  Options,
  Partials,
  type RESTOptions,
  Routes,
  type WebSocketOptions,
} from "discord.js";
import type { Log } from "../../ops/log.ts";
import type { CircuitBreaker } from "../rest/circuit-breaker.ts";
import { doubtingToken } from "../rest/doubted-token.ts";
import { onlyAnswers } from "../rest/only-answers.ts";
import type { Others } from "../rest/others.ts";
import { paced } from "../rest/pacer.ts";
import { createIdentifyTurns } from "./identify-turns.ts";

/** Long enough for a slow Discord, short enough for several attempts within a minute. */
const REQUEST_TIMEOUT_MS = 10_000;

/** Which shards of the gateway to connect, of how many. */
type Shards = { readonly ids: readonly number[]; readonly count: number };

type Dependencies = {
  readonly apiUrl: string;
  readonly breaker: CircuitBreaker;
  readonly makeRequest?: RESTOptions["makeRequest"];
  readonly log: Log;
  /** Told when Discord will not take the token again. */
  readonly onRevoked: () => void;
  /** Default: as many as Discord recommends. */
  readonly shards?: Shards | undefined;
  /** How shards are connected; default: as discord.js does. */
  readonly sharding?: WebSocketOptions["buildStrategy"];
  /** Default: there is no other instance. */
  readonly others?: Others | undefined;
};

/**
 * The discord.js client. One intent, to hear "stop" in a DM; no guild cache; no message cache.
 *
 * `retries: 0`: the library repeats a 5xx at once and a timed-out POST as if it had not been sent, so repeats are
 * ours (src/delivery/attempts.ts). Its own 50-a-second window is lifted because the pacer inside it keeps the limit.
 */
export function createClient(dependencies: Dependencies): Client {
  const { apiUrl, breaker, makeRequest = DefaultRestOptions.makeRequest, log, onRevoked } = dependencies;
  const { shards, sharding, others } = dependencies;
  return new Client({
    ...shardsFor(shards),
    ws: {
      ...(sharding && { buildStrategy: sharding }),
      ...(others && throttledWith(others)),
    },
    intents: [GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel], // a DM channel is not cached, and without this its messages are dropped
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      GuildMemberManager: 0,
      UserManager: { maxSize: 100, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    rest: {
      api: apiUrl,
      retries: 0,
      timeout: REQUEST_TIMEOUT_MS,
      globalRequestsPerSecond: Number.MAX_SAFE_INTEGER,
      makeRequest: doubtingToken({
        makeRequest: paced(breaker, onlyAnswers(makeRequest), others),
        whoWeAreUrl: `${apiUrl}/v${DefaultRestOptions.version}${Routes.currentApplication()}`,
        wait: (milliseconds) => setTimeout(milliseconds, undefined, { ref: false }),
        log,
        onRevoked,
      }),
      // A wait that Discord asks for is a decision of whoever asked: delivery knows when a message is too late.
      // The library itself would repeat the request for ever, and at once where Discord names no wait.
      rejectOnRateLimit: ({ route }) => !/^\/(interactions|webhooks)\//.test(route),
    },
  });
}

/**
 * Always said, and never as the default that discord.js has: with that it reads SHARDS as JSON and SHARD_COUNT from the
 * environment itself, past src/config, and stops at "0-3" and at an empty one. With "auto" the number is not used.
 */
function shardsFor(shards: Shards | undefined): Pick<ClientOptions, "shards" | "shardCount"> {
  if (shards === undefined) return { shards: "auto", shardCount: Number.POSITIVE_INFINITY };
  return { shards: [...shards.ids], shardCount: shards.count };
}

function throttledWith(others: Others): WebSocketOptions {
  return {
    async buildIdentifyThrottler(manager) {
      const { session_start_limit } = await manager.fetchGatewayInformation();
      return createIdentifyTurns(session_start_limit.max_concurrency, others);
    },
  };
}
