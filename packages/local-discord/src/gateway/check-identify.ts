import { GatewayCloseCodes, GatewayIntentBits } from "discord-api-types/v10";
import { isShard, ONLY_SHARD, type Shard } from "./shard.ts";

/** A close code and the reason that goes with it. */
export type Closing = readonly [code: number, reason: string];

export type Identify = { readonly intents: number; readonly shard: Shard };

const PRIVILEGED = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
const KNOWN_INTENTS = Object.values(GatewayIntentBits)
  .filter((value) => typeof value === "number")
  .reduce((sum, bit) => sum | bit, 0);

/**
 * What an identify asks for, or how Discord would close the connection over it. Compression of single payloads is
 * something a client *can take* and Discord need not use, so `compress` changes nothing.
 * Source: docs.discord.com, "Gateway Events", Identify; "Opcodes and Status Codes", Gateway Close Event Codes.
 */
export function checkIdentify(
  asked: Readonly<Record<string, unknown>>,
  rules: { readonly token: string; readonly fewestShards: number; readonly grantedIntents: number },
): Identify | { readonly refusal: Closing } {
  const { intents, shard = ONLY_SHARD } = asked;
  if (typeof asked.properties !== "object" || asked.properties === null) {
    return { refusal: [GatewayCloseCodes.DecodeError, "Error while decoding payload."] };
  }
  if (asked.token !== rules.token) {
    return { refusal: [GatewayCloseCodes.AuthenticationFailed, "Authentication failed."] };
  }
  if (!isShard(shard)) return { refusal: [GatewayCloseCodes.InvalidShard, "Invalid shard."] };
  if (shard[1] < rules.fewestShards) return { refusal: [GatewayCloseCodes.ShardingRequired, "Sharding required."] };
  if (typeof intents !== "number" || !Number.isSafeInteger(intents) || (intents & ~KNOWN_INTENTS) !== 0) {
    return { refusal: [GatewayCloseCodes.InvalidIntents, "Invalid intent(s)."] };
  }
  if ((intents & PRIVILEGED & ~rules.grantedIntents) !== 0) {
    return { refusal: [GatewayCloseCodes.DisallowedIntents, "Disallowed intent(s)."] };
  }
  return { intents, shard };
}
