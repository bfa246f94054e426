import { partialChannel } from "../payloads.ts";
import type { BotPermission } from "../types.ts";
import { type Channel, isInServer, type World } from "../world.ts";
import { missingAccess, missingPermissions, unknownChannel } from "./api-error.ts";
import { type ApiRequest, param, type Route } from "./router.ts";

/** Source: docs.discord.com, "Channel". */
export function channelRoutes(world: World): readonly Route[] {
  return [
    {
      method: "GET",
      template: "/channels/{channel_id}",
      proof: "bot",
      handle: (request) => ({ status: 200, body: partialChannel(world, readableChannel(world, request)) }),
    },
  ];
}

/**
 * The channel in the path, as far as the bot is in it.
 *
 * @throws {ApiError} 10003 when there is none, 50001 for a conversation between two people, and for the id a direct
 *   message had before: that is what bots with a wrong one are told (discord-api-docs#7666)
 */
export function readableChannel(world: World, request: ApiRequest): Channel {
  const asked = param(request, "channel_id");
  if (world.formerDmIds.has(asked)) throw missingAccess();
  const channel = world.channels.find(({ id }) => id === asked);
  if (!channel || channel.thread?.isDeleted) throw unknownChannel();
  if (channel.place === "private") throw missingAccess();
  if (isInServer(channel) && (!world.hasBot || world.botLacks.has("ViewChannel"))) throw missingAccess();
  return channel;
}

/** @throws {ApiError} 50013 where the bot lacks one of these in the server */
export function need(world: World, ...permissions: readonly BotPermission[]): void {
  if (permissions.some((permission) => world.botLacks.has(permission))) throw missingPermissions();
}
