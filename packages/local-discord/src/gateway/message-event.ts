import { GatewayIntentBits } from "discord-api-types/v10";
import type { Change } from "../messages/messages.ts";
import { guildMember, partialChannel } from "../payloads.ts";
import { isInServer, type World } from "../world.ts";
import type { GatewayEvent } from "./session.ts";

/**
 * What a bot hears of a change to a message, its own included: nothing of ephemeral ones and of conversations it is
 * not in. Source: docs.discord.com, "Gateway Events", Message Create; "Gateway", List of Intents.
 */
export function messageEvent(world: World, { kind, stored }: Change): GatewayEvent | undefined {
  const { channel, message } = stored;
  if (stored.onlyFor || channel.place === "private") return undefined;
  const isServers = isInServer(channel);
  const scope = isServers
    ? { intent: GatewayIntentBits.GuildMessages, guildId: world.guild.id }
    : { intent: GatewayIntentBits.DirectMessages };
  const guild = isServers ? { guild_id: world.guild.id } : {};
  if (kind === "deleted") {
    return { name: "MESSAGE_DELETE", data: { id: message.id, channel_id: channel.id, ...guild }, ...scope };
  }
  const { user: _user, ...member } = guildMember({ user: message.author });
  const data = {
    ...message,
    channel_type: partialChannel(world, channel).type,
    ...guild,
    ...(isServers && { member }),
  };
  const isNew = kind === "created" || kind === "waiting";
  return { name: isNew ? "MESSAGE_CREATE" : "MESSAGE_UPDATE", data, ...scope };
}
