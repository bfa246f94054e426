import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClientRequest, IncomingMessage } from "node:http";
import { createRequire } from "node:module";
import type * as Gateway from "@discordjs/ws";
import type { WebSocketManager, WebSocketShard } from "@discordjs/ws"; // discord.js has other things of these names
import type { WebSocketOptions } from "discord.js";
import type { Log } from "../../ops/log.ts";
import { pauseMsAfter, retryAfterMsOf } from "../rest/retry-after.ts";
import { isDiscordAway } from "../rest/retry-while-away.ts";

/** The very copy that discord.js has: imported, it would be loaded a second time with all it needs, for 70 ms of CPU. */
const { SimpleShardingStrategy, WebSocketShardEvents, WebSocketShardStatus } = createRequire(import.meta.url)(
  "@discordjs/ws",
) as typeof Gateway;

/** So many attempts in a row go at once: a lost connection is back with the first, a lost session with the second. */
const AT_ONCE = 2;
/** A connection that held for so long was a good one: what fails next is counted anew. */
const GOOD_AFTER_MS = 60_000;

type Dependencies = {
  readonly log: Log;
  readonly monotonicMs: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
};

/**
 * Connects shards as discord.js does, but for two things. A gateway that refuses the handshake while the bot starts does
 * not end the start: the shard goes on trying. And the attempts back off: discord.js makes one every half second for as
 * long as it takes, and some of them cost an identify of a thousand a day.
 *
 * The wait is where the library asks for the session before it connects; it offers no other place.
 */
export function createRetryingSharding(dependencies: Dependencies): NonNullable<WebSocketOptions["buildStrategy"]> {
  return (manager) => new RetryingSharding(manager, dependencies);
}

class RetryingSharding extends SimpleShardingStrategy {
  readonly #manager: WebSocketManager;
  readonly #dependencies: Dependencies;
  readonly #attempts = new Map<number, Attempts>();
  #refusals: HandshakeRefusals | undefined;

  constructor(manager: WebSocketManager, dependencies: Dependencies) {
    super(manager);
    this.#manager = manager;
    this.#dependencies = dependencies;
    const { retrieveSessionInfo } = manager.options;
    Object.assign(manager.options, {
      retrieveSessionInfo: async (shard: number) => {
        await this.#beforeConnecting(shard);
        return retrieveSessionInfo(shard);
      },
    });
    const connected = ({ shardId }: { shardId: number }) => {
      const attempts = this.#attempts.get(shardId);
      if (attempts) attempts.connectedAt = dependencies.monotonicMs();
      this.#refusals?.forget();
    };
    manager.on(WebSocketShardEvents.Ready, connected);
    manager.on(WebSocketShardEvents.Resumed, connected);
  }

  override async spawn(shards: number[]): Promise<void> {
    this.#refusals = watchHandshakes(this.#dependencies.monotonicMs);
    this.#attempts.clear();
    for (const shard of shards) this.#attempts.set(shard, { inARow: 0, connectedAt: undefined });
    await super.spawn(shards);
  }

  override async connect(): Promise<void> {
    try {
      await super.connect();
    } catch (error) {
      if (!isGatewayAway(error)) throw error;
      await this.#allConnected(); // each shard goes on trying by itself
    }
  }

  override async destroy(options?: Parameters<Gateway.SimpleShardingStrategy["destroy"]>[0]): Promise<void> {
    this.#attempts.clear(); // a shard that waits for its turn never gets it
    this.#refusals?.close();
    await super.destroy(options);
  }

  async #beforeConnecting(shard: number): Promise<void> {
    if (shardsOf(this).get(shard)?.status !== WebSocketShardStatus.Idle) return; // asked for another reason
    const attempts = this.#attempts.get(shard);
    if (attempts === undefined) return;
    const { log, monotonicMs, wait } = this.#dependencies;
    const heldMs = attempts.connectedAt === undefined ? 0 : monotonicMs() - attempts.connectedAt;
    if (heldMs >= GOOD_AFTER_MS) attempts.inARow = 0;
    attempts.connectedAt = undefined;
    attempts.inARow += 1;

    const refusal = this.#refusals?.last();
    const failed = attempts.inARow - AT_ONCE;
    const pauseMs = Math.max(failed > 0 ? pauseMsAfter(failed - 1) : 0, refusal?.waitMs ?? 0);
    if (pauseMs <= 0) return;
    log.warn(
      { shard, status: refusal?.status, attempts: attempts.inARow - 1, pauseSeconds: Math.ceil(pauseMs / 1_000) },
      "Discord's gateway takes no connection, so no command arrives; waiting before the next attempt",
    );
    await wait(pauseMs);
    // The bot has closed meanwhile: a connection made now would be nobody's.
    if (this.#attempts.get(shard) !== attempts) await new Promise<never>(() => {});
  }

  #allConnected(): Promise<void> {
    const missing = new Set(this.#attempts.keys());
    for (const [shard, { connectedAt }] of this.#attempts) if (connectedAt !== undefined) missing.delete(shard);
    return new Promise((resolve, reject) => {
      const arrived = ({ shardId }: { shardId: number }) => {
        missing.delete(shardId);
        if (missing.size === 0) resolve();
      };
      this.#manager.on(WebSocketShardEvents.Ready, arrived);
      this.#manager.on(WebSocketShardEvents.Resumed, arrived);
      this.#manager.on(WebSocketShardEvents.Error, ({ error }) => {
        if (!isGatewayAway(error)) reject(error);
      });
      if (missing.size === 0) resolve();
    });
  }
}

type Attempts = {
  /** Since the last good connection. */
  inARow: number;
  /** When the latest attempt led to a session; undefined while it has not. */
  connectedAt: number | undefined;
};

/** The library keeps them to itself; it is pinned, and a test connects through this. */
function shardsOf(strategy: Gateway.SimpleShardingStrategy): ReadonlyMap<number, WebSocketShard> {
  return (strategy as unknown as { readonly shards: ReadonlyMap<number, WebSocketShard> }).shards;
}

/** Whether a connection failed on the way or was refused before there was one. `ws` says which by its message alone. */
export function isGatewayAway(error: unknown): boolean {
  if (isDiscordAway(error)) return true;
  return (
    error instanceof Error &&
    /^(Unexpected server response: \d{3}|Opening handshake has timed out)$/.test(error.message)
  );
}

type HandshakeRefusals = ReturnType<typeof watchHandshakes>;

/** What refused handshakes said: `ws` passes on their status in a sentence, and no header. */
function watchHandshakes(monotonicMs: () => number) {
  let refusal: { readonly status: number; readonly until: number } | undefined;
  const heard = (message: unknown) => {
    const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
    if (String(request.getHeader("upgrade")).toLowerCase() !== "websocket") return;
    const { statusCode = 101, headers } = response;
    const until = monotonicMs() + (retryAfterMsOf(headers["retry-after"]) ?? 0);
    refusal = statusCode === 101 ? undefined : { status: statusCode, until };
  };
  subscribe("http.client.response.finish", heard);
  return {
    /** The last one, and how long it still asks to wait. */
    last: () => refusal && { status: refusal.status, waitMs: Math.max(0, refusal.until - monotonicMs()) },
    forget() {
      refusal = undefined;
    },
    close: () => void unsubscribe("http.client.response.finish", heard),
  };
}
