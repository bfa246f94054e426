import { GatewayIntentBits } from "discord-api-types/v10";
import { guildMember } from "../payloads.ts";
import type { World } from "../world.ts";
import type { Session } from "./session.ts";

const MOST_MEMBERS = 100;

/**
 * GUILD_MEMBERS_CHUNK for a request for members: some by id, some by the beginning of their name, or all, for which
 * the Guild Members intent is needed. Undefined for a request Discord leaves unanswered.
 * Source: docs.discord.com, "Gateway Events", Request Guild Members and Guild Members Chunk.
 */
export function membersChunk(
  world: World,
  session: Session,
  asked: Readonly<Record<string, unknown>>,
): unknown | undefined {
  if (asked.guild_id !== world.guild.id) return undefined;
  const members = [{ user: world.bot }, ...world.people].map((person) => guildMember(person));
  const nonce = asked.nonce === undefined ? {} : { nonce: asked.nonce };
  const chunk = { guild_id: world.guild.id, chunk_index: 0, chunk_count: 1, ...nonce };
  if (asked.user_ids !== undefined) {
    const ids = [asked.user_ids].flat().map(String);
    return {
      ...chunk,
      members: members.filter(({ user }) => ids.includes(user.id)),
      not_found: ids.filter((id) => !members.some(({ user }) => user.id === id)),
    };
  }
  const query = String(asked.query ?? "").toLowerCase();
  const limit = Number(asked.limit ?? 0);
  if (query === "" && limit === 0) {
    return (session.intents & GatewayIntentBits.GuildMembers) === 0 ? undefined : { ...chunk, members };
  }
  const found = members.filter(({ user }) => user.username.toLowerCase().startsWith(query));
  return { ...chunk, members: found.slice(0, Math.min(limit || MOST_MEMBERS, MOST_MEMBERS)) };
}
