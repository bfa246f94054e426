import type { LocalDiscord, Person, Place, SeenMessage } from "../../types.ts";
import type { ChannelKey, PageChannel, PageMessage } from "../protocol.ts";

/** How many of a channel's messages the page gets at once. */
export const AT_ONCE = 50;

export function channelsOf({ channels }: Pick<LocalDiscord, "channels">): PageChannel[] {
  return channels.map(({ id, place, people, thread }, key) => ({
    key,
    id,
    place,
    people: people.map(({ user }) => user.id),
    ...(thread && { thread }),
  }));
}

/** @returns undefined for a message in no channel there is */
export function pageMessage(
  { channels }: Pick<LocalDiscord, "channels">,
  { message, onlyFor }: SeenMessage,
  isWaiting = false,
): PageMessage | undefined {
  const channel = channels.findIndex(({ id }) => id === message.channel_id);
  if (channel < 0) return undefined;
  return { message, channel, ...(onlyFor !== undefined && { onlyFor }), ...(isWaiting && { isWaiting }) };
}

type Seeing = Pick<LocalDiscord, "channels" | "people" | "seenIn" | "waiting">;

/** The newest of every channel, for everybody in it: somebody at the page may be any of them the next moment. */
export function newestOfAll(discord: Seeing): { messages: PageMessage[]; longer: ChannelKey[] } {
  const byId = new Map<string, PageMessage>();
  const longer = new Set<ChannelKey>();
  for (const person of discord.people) {
    const waited = new Set<Place>();
    for (const { id, place, people } of discord.channels) {
      if (!people.includes(person)) continue;
      const seen = discord.seenIn(person, id);
      const shown = seen.slice(-AT_ONCE).flatMap((one) => pageMessage(discord, one) ?? []);
      const isAsked = waited.has(place);
      waited.add(place);
      const waiting = (isAsked ? [] : discord.waiting(person, place)).flatMap(
        (one) => pageMessage(discord, one, true) ?? [],
      );
      for (const item of [...shown, ...waiting]) byId.set(item.message.id, item);
      const [first] = shown;
      if (first && seen.length > AT_ONCE) longer.add(first.channel);
    }
  }
  const messages = [...byId.values()].sort((a, b) => (BigInt(a.message.id) < BigInt(b.message.id) ? -1 : 1));
  return { messages, longer: [...longer] };
}

/** Some of the messages before or after one of them, oldest first, as one person sees the channel. */
export function messagesAround(
  discord: Seeing,
  person: Person,
  key: ChannelKey,
  { before, after }: { readonly before?: string | undefined; readonly after?: string | undefined },
): { messages: PageMessage[]; isLonger: boolean } {
  const all = discord.seenIn(person, discord.channels[key]?.id ?? "");
  const isWanted = ({ message: { id } }: SeenMessage) =>
    (before === undefined || BigInt(id) < BigInt(before)) && (after === undefined || BigInt(id) > BigInt(after));
  const wanted = all.filter(isWanted);
  const some = after === undefined ? wanted.slice(-AT_ONCE) : wanted.slice(0, AT_ONCE);
  return {
    messages: some.flatMap((one) => pageMessage(discord, one) ?? []),
    isLonger: wanted.length > AT_ONCE,
  };
}
