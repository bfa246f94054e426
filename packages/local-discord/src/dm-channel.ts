import type { MessageStore } from "./messages/messages.ts";
import type { Person } from "./types.ts";
import { channelOf, type World } from "./world.ts";

/**
 * Gives somebody's direct message with the bot another id; what was written in it goes along, and the former id
 * answers 50001. Discord promises neither that an id stays nor that it changes.
 *
 * @returns the new id
 */
export function changeDmChannel(world: World, messages: MessageStore, person: Person, newId: () => string): string {
  const channel = channelOf(world, person, "dm");
  world.formerDmIds.add(channel.id);
  channel.id = newId();
  messages.rehome(channel);
  return channel.id;
}
