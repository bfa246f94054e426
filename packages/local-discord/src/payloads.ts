import { type APIUser, ChannelType } from "discord-api-types/v10";
import { isArchived } from "./threads.ts";
import type { Person } from "./types.ts";
import type { Channel, World } from "./world.ts";

const JOINED_AT = "2024-09-13T08:00:00.000000+00:00";

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

/** A thread. Source: docs.discord.com, "Channel", Thread Metadata Object. */
export function threadPayload(world: World, channel: Channel, now: Temporal.Instant) {
  const { thread } = channel;
  if (thread === undefined) throw new Error("no thread");
  return {
    id: channel.id,
    type: ChannelType.PrivateThread,
    guild_id: world.guild.id,
    parent_id: thread.parentId,
    owner_id: world.bot.id,
    name: thread.name,
    last_message_id: null,
    message_count: 0,
    total_message_sent: 0,
    member_count: thread.members.size + 1,
    rate_limit_per_user: 0,
    flags: 0,
    thread_metadata: {
      archived: isArchived(thread, now),
      auto_archive_duration: thread.archiveAfterMinutes,
      archive_timestamp: thread.activeAt.toString(),
      locked: thread.isLocked,
      invitable: thread.isInvitable,
      create_timestamp: thread.createdAt.toString(),
    },
  };
}

/**
 * A channel as seen by `viewer`, or by the bot. A direct message lists the others in it, so the bot sees the
 * person, and the person's own client sees the bot or the person they write with.
 */
export function partialChannel(world: World, channel: Channel, viewer: Person | undefined = undefined) {
  if (channel.thread) return threadPayload(world, channel, channel.thread.activeAt);
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
