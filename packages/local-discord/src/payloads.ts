import { type APIUser, ChannelType, PermissionFlagsBits } from "discord-api-types/v10";
import type { Person } from "./types.ts";
import type { Channel, World } from "./world.ts";

const JOINED_AT = "2024-09-13T08:00:00.000000+00:00";

/** What everybody, the bot included, may do in the server's channel, and apps in direct messages. */
export const PERMISSIONS = String(
  PermissionFlagsBits.ViewChannel |
    PermissionFlagsBits.SendMessages |
    PermissionFlagsBits.EmbedLinks |
    PermissionFlagsBits.AttachFiles |
    PermissionFlagsBits.ReadMessageHistory |
    PermissionFlagsBits.AddReactions |
    PermissionFlagsBits.UseExternalEmojis |
    PermissionFlagsBits.UseApplicationCommands |
    PermissionFlagsBits.UseExternalApps,
);

/** A member of the server. Source: docs.discord.com, "Guild", Guild Member Object. */
export function guildMember({ user }: { readonly user: APIUser }) {
  return {
    user,
    nick: null,
    avatar: null,
    banner: null,
    roles: [],
    joined_at: JOINED_AT,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

/**
 * A channel as seen by `viewer`, or by the bot. A direct message lists the others in it, so the bot sees the
 * person, and the person's own client sees the bot or the person they write with.
 */
export function partialChannel(world: World, channel: Channel, viewer: Person | undefined = undefined) {
  if (channel.place === "server") {
    return {
      id: channel.id,
      type: ChannelType.GuildText,
      guild_id: world.guild.id,
      name: "general",
      position: 0,
      permission_overwrites: [],
      parent_id: null,
      topic: null,
      nsfw: false,
      rate_limit_per_user: 0,
      last_message_id: null,
      flags: 0,
    };
  }
  return { id: channel.id, type: ChannelType.DM, last_message_id: null, flags: 0, recipients: others() };

  function others(): APIUser[] {
    const users = channel.people.map((person) => person.user);
    if (channel.place === "dm") users.push(world.bot);
    const self = viewer?.user.id ?? world.bot.id;
    return users.filter((user) => user.id !== self);
  }
}
