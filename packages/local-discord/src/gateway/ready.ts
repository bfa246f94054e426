import { GatewayIntentBits } from "discord-api-types/v10";
import { guildMember, partialChannel } from "../payloads.ts";
import type { World } from "../world.ts";
import type { Session } from "./session.ts";
import { shardOf } from "./shard.ts";

/** The first event of a session. Source: docs.discord.com, "Gateway Events", Ready. */
export function readyPayload(world: World, session: Session, resumeUrl: string): unknown {
  const [shard, count] = session.shard;
  const isOnShard = shardOf(world.guild.id, count) === shard;
  return {
    v: 10,
    user: { ...world.bot, verified: true, mfa_enabled: false, email: null, flags: 0 },
    guilds: isOnShard ? [{ id: world.guild.id, unavailable: true }] : [],
    session_id: session.id,
    session_type: "normal",
    resume_gateway_url: resumeUrl,
    shard: session.shard,
    application: { id: world.applicationId, flags: 0 },
  };
}

/** The server as a bot with the Guilds intent gets it right after READY. Source: "Gateway Events", Guild Create. */
export function guildCreatePayload(world: World, session: Session): unknown {
  const { guild, people } = world;
  const canSeeMembers = (session.intents & GatewayIntentBits.GuildMembers) !== 0;
  const bot = guildMember({ user: world.bot });
  return {
    id: guild.id,
    name: guild.name,
    owner_id: people[0]?.user.id,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    vanity_url_code: null,
    afk_channel_id: null,
    afk_timeout: 300,
    application_id: null,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    features: [],
    mfa_level: 0,
    nsfw_level: 0,
    preferred_locale: guild.locale,
    premium_progress_bar_enabled: false,
    premium_subscription_count: 0,
    premium_tier: 0,
    public_updates_channel_id: null,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    system_channel_flags: 0,
    system_channel_id: null,
    verification_level: 0,
    roles: guild.roles,
    emojis: [],
    stickers: [],
    joined_at: bot.joined_at,
    large: false,
    unavailable: false,
    member_count: people.length + 1,
    members: [bot, ...(canSeeMembers ? people.map((person) => guildMember(person)) : [])],
    channels: world.channels.filter(({ place }) => place === "server").map((channel) => partialChannel(world, channel)),
    threads: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}
