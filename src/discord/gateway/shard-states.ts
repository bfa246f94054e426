import { type Client, Events, Status } from "discord.js";
import type { ShardState } from "../../ops/health/measures.ts";

/**
 * How each gateway connection is. discord.js' `isReady()` stays true while one is down, so each is asked for its own
 * state and for its last heartbeat.
 *
 * @param now of the machine, by which discord.js stamps heartbeats
 */
export function createShardStates(client: Client, now: () => Temporal.Instant): () => readonly ShardState[] {
  const connectedAt = new Map<number, number>();
  const connected = (shard: number) => void connectedAt.set(shard, now().epochMilliseconds);
  client.on(Events.ShardReady, connected);
  client.on(Events.ShardResume, connected);
  return () =>
    client.ws.shards.map(({ id, status, lastPingTimestamp }) => {
      const latest = Math.max(lastPingTimestamp, connectedAt.get(id) ?? -1); // -1 where there was none
      const ageMs = Math.max(0, now().epochMilliseconds - latest);
      return {
        id,
        status: Status[status] ?? "unknown",
        heartbeatAge: latest < 0 ? undefined : Temporal.Duration.from({ milliseconds: ageMs }),
      };
    });
}
