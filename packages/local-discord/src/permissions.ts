import { PermissionFlagsBits } from "discord-api-types/v10";
import type { BotPermission } from "./types.ts";
import type { Channel, World } from "./world.ts";

/** What everybody may do in the server's channel, and apps in direct messages. */
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

/** What the bot may be kept from, as bits; all else it may do like everybody. */
const KEPT_FROM: Readonly<Record<BotPermission, bigint>> = {
  ViewChannel: PermissionFlagsBits.ViewChannel,
  SendMessages: PermissionFlagsBits.SendMessages,
  ReadMessageHistory: PermissionFlagsBits.ReadMessageHistory,
  CreatePrivateThreads: PermissionFlagsBits.CreatePrivateThreads,
  SendMessagesInThreads: PermissionFlagsBits.SendMessagesInThreads,
  ManageThreads: PermissionFlagsBits.ManageThreads,
};

/** `app_permissions`: what the bot may do where an interaction came from. */
export function appPermissions({ botLacks, hasBot }: World, { place }: Channel): string {
  if ((place !== "server" && place !== "thread") || !hasBot) return PERMISSIONS;
  let bits = BigInt(PERMISSIONS);
  for (const [name, bit] of Object.entries(KEPT_FROM))
    bits = botLacks.has(name as BotPermission) ? bits & ~bit : bits | bit;
  return String(bits);
}
