/** Which of the gateway's shards this process connects, of how many the bot has in all its processes. */
export type Shards = { readonly ids: readonly number[]; readonly count: number };

/** One shard serves up to 2,500 servers (docs: events/gateway, Sharding), so this is far beyond any bot. */
const MOST_SHARDS = 65_536;
const RANGE = /^(\d{1,6})(?:\s*-\s*(\d{1,6}))?$/;

type Problem = { readonly variable: "SHARDS" | "SHARD_COUNT"; readonly message: string };

/**
 * Reads `SHARDS` ("0-3", "0,1" or "0-3,8") and `SHARD_COUNT` ("16"), which come both or not at all.
 *
 * @returns undefined when neither is set: the bot then runs as many as Discord recommends, all of them in this process
 */
export function readShards(shards: string | undefined, shardCount: string | undefined): Shards | Problem | undefined {
  if (shards === undefined && shardCount === undefined) return undefined;
  if (shardCount === undefined)
    return wrong(
      "SHARD_COUNT",
      "is missing: SHARDS is set, and Discord has to be told how many shards there are in all",
    );
  if (shards === undefined)
    return wrong("SHARDS", "is missing: SHARD_COUNT is set, and this process has to know its own");

  const count = /^\d{1,6}$/.test(shardCount.trim()) ? Number(shardCount) : 0;
  if (count < 1 || count > MOST_SHARDS)
    return wrong("SHARD_COUNT", `must be a whole number from 1 to ${MOST_SHARDS.toLocaleString("en")}`);

  const ids: number[] = [];
  for (const part of shards.split(",")) {
    const [, first, last = first] = RANGE.exec(part.trim()) ?? [];
    if (first === undefined)
      return wrong("SHARDS", "must be numbers and ranges with commas between, such as 0-3 or 0,1");
    const [from, to] = [Number(first), Number(last)];
    if (from > to) return wrong("SHARDS", "has a range that goes backwards");
    if (to >= count) return wrong("SHARDS", "names a shard that SHARD_COUNT does not have: they are counted from 0");
    for (let id = from; id <= to; id++) ids.push(id);
  }
  if (new Set(ids).size < ids.length) return wrong("SHARDS", "names a shard twice");
  return { ids: ids.toSorted((a, b) => a - b), count };
}

function wrong(variable: Problem["variable"], message: string): Problem {
  return { variable, message };
}
