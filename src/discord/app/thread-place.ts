import { ApplicationIntegrationType, InteractionContextType, PermissionFlagsBits } from "discord.js";
import { THREAD_PERMISSIONS, type ThreadPermission, type ThreadPlace } from "../ui/thread-offer.ts";

export const PERMISSION_BITS: Readonly<Record<ThreadPermission, bigint>> = {
  view: PermissionFlagsBits.ViewChannel,
  create: PermissionFlagsBits.CreatePrivateThreads,
  write: PermissionFlagsBits.SendMessagesInThreads,
  read: PermissionFlagsBits.ReadMessageHistory,
};

/** What Discord tells with every interaction of where it came from. */
export type AskedThere = {
  readonly guildId: string | null;
  readonly channelId: string | null;
  readonly context: InteractionContextType | null;
  readonly appPermissions: { has(bit: bigint): boolean };
  /** Who has installed the bot: the server, or the person. */
  readonly authorizingIntegrationOwners: { readonly [ApplicationIntegrationType.GuildInstall]?: string };
};

/** Asks Discord nothing: who installed the bot, and what it may do there, comes with every interaction. */
export function threadPlaceOf(asked: AskedThere): ThreadPlace {
  const { guildId, channelId, context, appPermissions, authorizingIntegrationOwners } = asked;
  const isInServer = context === InteractionContextType.Guild && guildId !== null && channelId !== null;
  const isInstalledThere = authorizingIntegrationOwners[ApplicationIntegrationType.GuildInstall] === guildId;
  if (!isInServer || !isInstalledThere) return { kind: "none" };
  const permissions = THREAD_PERMISSIONS.filter((one) => !appPermissions.has(PERMISSION_BITS[one]));
  return permissions.length === 0 ? { kind: "possible", channelId } : { kind: "lacking", permissions };
}
