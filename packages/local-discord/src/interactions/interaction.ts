import { randomBytes } from "node:crypto";
import { type APIMessage, ApplicationCommandOptionType, InteractionType } from "discord-api-types/v10";
import type { Stored } from "../messages/messages.ts";
import { guildMember, partialChannel } from "../payloads.ts";
import { appPermissions, PERMISSIONS } from "../permissions.ts";
import type { Answer, Person } from "../types.ts";
import { type Channel, isInServer, type World } from "../world.ts";
import { CONTEXT, USER_INSTALL } from "./where-offered.ts";

/** What a person did: a command, a press, a form, or a suggestion asked for while typing. */
export type Deed = {
  readonly type: InteractionType;
  readonly person: Person;
  readonly channel: Channel;
  readonly data: object;
  /** The message a component sits on, also for a form that was opened from one. */
  readonly source?: Stored | undefined;
  /** Which ways of installing the app its command is for; both for what is no command. */
  readonly installs?: readonly number[] | undefined;
};

/** An interaction from when the bot is told until its token has run out. */
export type Interaction = Deed & {
  readonly id: string;
  readonly token: string;
  readonly createdAt: Temporal.Instant;
  /** "lost": three seconds went by without a first answer, and the token never became valid. */
  state: "waiting" | "answered" | "lost";
  /** What `@original` means: the answer, or the message whose component was used. */
  original: Stored | undefined;
  /** Everything sent with this token. */
  readonly sent: Set<Stored>;
  followUps: number;
  /** What still has to happen before the person has their answer. */
  awaiting: "callback" | "fill" | "change" | "nothing";
  readonly settle: (answer: Answer) => void;
};

const ATTACHMENT_LIMIT_BYTES = 10 * 1024 * 1024;

/** Real tokens carry the interaction's id in base64 too, and are about as long. */
export function newInteractionToken(id: string): string {
  return Buffer.from(`interaction:${id}:${randomBytes(48).toString("hex")}`).toString("base64url");
}

const SUBCOMMAND_TYPES: readonly number[] = [
  ApplicationCommandOptionType.Subcommand,
  ApplicationCommandOptionType.SubcommandGroup,
];
const GUILD_INSTALL = 0;

/**
 * Who let the app in: the server (key 0, "0" in the bot's own DM) and the person (key 1), as everybody here has
 * installed it for themselves too. Source: docs.discord.com, "Receiving and Responding", Authorizing Integration Owners.
 */
export function integrationOwners(
  world: World,
  { channel, person, installs = [GUILD_INSTALL, USER_INSTALL] }: Deed,
): Readonly<Record<string, string>> {
  const isServers = isInServer(channel);
  const isForServer = channel.place !== "private" && (!isServers || world.hasBot) && installs.includes(GUILD_INSTALL);
  return {
    ...(isForServer && { [GUILD_INSTALL]: isServers ? world.guild.id : "0" }),
    ...(installs.includes(USER_INSTALL) && { [USER_INSTALL]: person.user.id }),
  };
}

/** INTERACTION_CREATE. Source: docs.discord.com, "Receiving and Responding", Interaction Object. */
export function interactionPayload(world: World, interaction: Interaction): unknown {
  const { person, channel, source, type } = interaction;
  const isServers = isInServer(channel);
  const who = isServers ? { member: { ...guildMember(person), permissions: PERMISSIONS } } : { user: person.user };
  const where = isServers
    ? {
        guild_id: world.guild.id,
        guild: { id: world.guild.id, locale: world.guild.locale, features: [] },
        guild_locale: world.guild.locale,
      }
    : {};
  return {
    id: interaction.id,
    application_id: world.applicationId,
    type,
    token: interaction.token,
    version: 1,
    data: interaction.data,
    ...who,
    ...where,
    channel: { ...partialChannel(world, channel, person), ...(isServers && { permissions: PERMISSIONS }) },
    channel_id: channel.id,
    ...(source && { message: source.message }),
    locale: person.locale,
    app_permissions: appPermissions(world, channel),
    authorizing_integration_owners: integrationOwners(world, interaction),
    context: CONTEXT[channel.place],
    entitlements: [],
    attachment_size_limit: ATTACHMENT_LIMIT_BYTES,
  };
}

/** How a message says which interaction it came from. Source: docs.discord.com, "Message", Message Interaction Metadata. */
export function interactionMetadata(world: World, interaction: Interaction): object {
  return {
    id: interaction.id,
    type: interaction.type,
    user: interaction.person.user,
    authorizing_integration_owners: integrationOwners(world, interaction),
    ...(interaction.source && { interacted_message_id: interaction.source.message.id }),
    ...targetOf(interaction),
  };
}

/** What a command from a menu was used on. */
function targetOf({ type, data }: Deed): object {
  if (type !== InteractionType.ApplicationCommand || !("target_id" in data) || !("resolved" in data)) return {};
  const id = String(data.target_id);
  const { users } = data.resolved as { readonly users?: Readonly<Record<string, object>> };
  return users ? { target_user: users[id] } : { target_message_id: id };
}

/**
 * The command an answer is to, with the words of its sub-commands: clients write "robin used /sleep tips" from it.
 * Source: docs.discord.com, "Receiving and Responding", Message Interaction Object (deprecated, and still sent).
 */
export function usedCommand({ id, type, data, person }: Interaction): Partial<Pick<APIMessage, "interaction">> {
  if (type !== InteractionType.ApplicationCommand) return {};
  const name = wordsOf(data as CommandWords).join(" ");
  return { interaction: { id, type, name, user: person.user } };
}

type CommandWords = { readonly name: string; readonly type: number; readonly options?: readonly CommandWords[] };

function wordsOf({ name, options = [] }: CommandWords): string[] {
  const below = options.find(({ type }) => SUBCOMMAND_TYPES.includes(type));
  return below ? [name, ...wordsOf(below)] : [name];
}
