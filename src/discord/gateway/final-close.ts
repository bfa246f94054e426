/**
 * Close codes after which Discord wants no reconnection, with what the operator can do about each.
 * Source: docs.discord.com, "Opcodes and Status Codes", Gateway Close Event Codes.
 */
const FINAL: Readonly<Record<number, string>> = {
  4004: "Discord no longer accepts the bot's token: set a new DISCORD_TOKEN and start again",
  4010: "Discord does not take a shard that this process has (4010): SHARDS counts from 0, and each is below SHARD_COUNT",
  4011: "Discord wants this bot to have more shards (4011), one for each 2,500 servers: raise SHARD_COUNT for all processes, or leave SHARDS and SHARD_COUNT empty in a single one, and start again",
  4012: "Discord no longer speaks this version of its gateway (4012): a newer Winddown is needed",
  4013: "Discord does not know what the bot wants to hear of (4013), which is a bug or needs a newer Winddown",
  4014: "Discord does not let the bot hear what it asks for (4014), though it needs no privileged intent: this is a bug",
};

/** Why the gateway is closed for good, for the operator; undefined when discord.js comes back by itself. */
export function whyClosedForGood(code: number): string | undefined {
  return FINAL[code];
}
