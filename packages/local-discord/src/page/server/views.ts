import type { LocalDiscord, Person, SeenMessage } from "../../types.ts";
import type { ChannelKey, PageChannel, PageMessage } from "../protocol.ts";

/** How many of a channel's messages the page gets at once. */
export const AT_ONCE = 50;

export function channelsOf({ channels }: Pick<LocalDiscord, "channels">): PageChannel[] {
  return channels.map(({ place, people }, key) => ({ key, place, people: people.map(({ user }) => user.id) }));
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

type Seeing = Pick<LocalDiscord, "channels" | "people" | "seen" | "waiting">;

/** The newest of every channel, for everybody in it: somebody at the page may be any of them the next moment. */
export function newestOfAll(discord: Seeing): { messages: PageMessage[]; longer: ChannelKey[] } {
  const byId = new Map<string, PageMessage>();
  const longer = new Set<ChannelKey>();
  for (const person of discord.people) {
    for (const place of ["server", "dm", "private"] as const) {
      if (!discord.channels.some((one) => one.place === place && one.people.includes(person))) continue;
      const seen = discord.seen(person, place);
      const shown = seen.slice(-AT_ONCE).flatMap((one) => pageMessage(discord, one) ?? []);
      const waiting = discord.waiting(person, place).flatMap((one) => pageMessage(discord, one, true) ?? []);
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
  const place = discord.channels[key]?.place ?? "server";
  const all = discord.seen(person, place);
  const isWanted = ({ message: { id } }: SeenMessage) =>
    (before === undefined || BigInt(id) < BigInt(before)) && (after === undefined || BigInt(id) > BigInt(after));
  const wanted = all.filter(isWanted);
  const some = after === undefined ? wanted.slice(-AT_ONCE) : wanted.slice(0, AT_ONCE);
  return {
    messages: some.flatMap((one) => pageMessage(discord, one) ?? []),
    isLonger: wanted.length > AT_ONCE,
  };
}
