import type { APIAttachment, APIRole } from "discord-api-types/v10";
import { partialChannel } from "../payloads.ts";
import { PERMISSIONS } from "../permissions.ts";
import type { Person, Place } from "../types.ts";
import { isInServer, type World } from "../world.ts";

/** A channel as an interaction carries it. Source: "Receiving and Responding", Resolved Data Structure. */
export type PickableChannel = {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly permissions: string;
};

/** What somebody can point at from where they are. */
export type Around = {
  readonly place: Place;
  readonly people: readonly Person[];
  /** Roles and channels are a server's: a direct message has none. */
  readonly roles?: readonly APIRole[];
  readonly channels?: readonly PickableChannel[];
  /** Uploads a file: one that was given before, or of which there is nothing but this name. */
  readonly upload?: (name: string) => APIAttachment;
};

/** @param upload as in {@link Around} */
export function aroundIn(world: World, place: Place, upload: NonNullable<Around["upload"]>): Around {
  if (!isInServer({ place })) return { place, people: world.people, upload };
  const channels = world.channels.filter((channel) => channel.place === "server");
  return {
    place,
    people: world.people,
    roles: world.guild.roles,
    channels: channels.map((channel) => pickable(partialChannel(world, channel) as unknown as PickableChannel)),
    upload,
  };
}

function pickable(channel: PickableChannel & { readonly permission_overwrites?: unknown }): PickableChannel {
  const { permission_overwrites: _overwrites, ...partial } = channel;
  return { ...partial, permissions: PERMISSIONS };
}
