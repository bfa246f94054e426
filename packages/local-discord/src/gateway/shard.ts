/** Which part of a bot's servers one session hears of: [shard id, number of shards]. */
export type Shard = readonly [id: number, count: number];

/** What a client that does not shard has. */
export const ONLY_SHARD: Shard = [0, 1];

/** Whether an identify names a shard that can exist. */
export function isShard(asked: unknown): asked is Shard {
  if (!Array.isArray(asked) || asked.length !== 2) return false;
  const [id, count] = asked;
  return Number.isSafeInteger(id) && Number.isSafeInteger(count) && id >= 0 && id < count;
}

/** Source: docs.discord.com, "Gateway", Sharding. What belongs to no server, such as a direct message, goes to shard 0. */
export function shardOf(guildId: string | undefined, count: number): number {
  return guildId === undefined ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));
}
