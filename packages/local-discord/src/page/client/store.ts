import type { APIApplicationCommand } from "discord-api-types/v10";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Place } from "../../types.ts";
import type {
  ChannelKey,
  FromServer,
  Hello,
  PageExchange,
  PageForm,
  PageMessage,
  PagePerson,
  PageState,
} from "../protocol.ts";
import type { Reader } from "./text/timestamp.ts";

/** Something on its way that no message stands for yet, or that nothing came of. */
export type Pending = {
  readonly id: string;
  readonly person: string;
  readonly channel: ChannelKey;
  readonly command: string;
  readonly at: number;
  readonly failed: boolean;
};

export type View = { readonly person: string; readonly channel: ChannelKey };

export type Screen = {
  readonly hello: Hello | undefined;
  readonly isConnected: boolean;
  readonly state: PageState | undefined;
  /** When `state` came, on the browser's own clock that only ever goes forward. */
  readonly stateAt: number;
  readonly commands: readonly APIApplicationCommand[];
  readonly messages: ReadonlyMap<ChannelKey, readonly PageMessage[]>;
  readonly longer: ReadonlySet<ChannelKey>;
  /** Channels in which somebody has scrolled so far back that the newest messages are not here. */
  readonly behind: ReadonlySet<ChannelKey>;
  readonly pending: readonly Pending[];
  /** How many unread messages, by person and channel. */
  readonly unread: ReadonlyMap<string, number>;
  readonly view: View;
  readonly form: PageForm | undefined;
  readonly exchanges: readonly PageExchange[] | undefined;
  /** What a tour types for whoever watches, and fills into the form that opens. */
  readonly tourText: string | undefined;
  readonly tourFill: Readonly<Record<string, string>> | undefined;
  readonly isTouring: boolean;
  /** What could not be done, in a sentence. */
  readonly notice: string | undefined;
  readonly theme: "dark" | "light";
  readonly isPhone: boolean;
  /** On a narrow screen: which of the panes is seen. */
  readonly pane: "channels" | "chat" | "tools";
  readonly hours: ReadonlyMap<string, 12 | 24>;
  /** Whether the newest message is in sight: then older ones may be let go. */
  readonly isAtEnd: boolean;
};

/** Of a channel that nobody scrolls back in, this many are kept on the page. */
const KEPT = 150;
const LET_GO_AT = 300;

let screen: Screen = {
  hello: undefined,
  isConnected: false,
  state: undefined,
  stateAt: 0,
  commands: [],
  messages: new Map(),
  longer: new Set(),
  behind: new Set(),
  pending: [],
  unread: new Map(),
  view: { person: "", channel: 0 },
  form: undefined,
  exchanges: undefined,
  tourText: undefined,
  tourFill: undefined,
  isTouring: false,
  notice: undefined,
  theme: "dark",
  isPhone: false,
  pane: "chat",
  hours: new Map(),
  isAtEnd: true,
};
const listeners = new Set<() => void>();

export const now = () => screen;

export function change(patch: Partial<Screen>): void {
  screen = { ...screen, ...patch };
  for (const listener of [...listeners]) listener();
}

/** What a component shows of the screen; it is drawn again when that becomes another value. */
export function useScreen<Value>(select: (screen: Screen) => Value): Value {
  const [, drawAgain] = useState(0);
  const selecting = useRef(select);
  selecting.current = select;
  const value = select(screen);
  const shown = useRef(value);
  shown.current = value;
  useLayoutEffect(() => {
    const look = () => {
      if (!Object.is(selecting.current(screen), shown.current)) drawAgain((count) => count + 1);
    };
    look(); // what has changed between drawing and now
    listeners.add(look);
    return () => void listeners.delete(look);
  }, []);
  return value;
}

/** Takes in what the server says. */
export function receive(event: FromServer): void {
  switch (event.type) {
    case "hello":
      change({
        hello: event,
        isConnected: true,
        pending: [],
        behind: new Set(),
        ...sorted(event),
        view: viewIn(event),
      });
      break;
    case "channels":
      if (screen.hello) change({ hello: { ...screen.hello, channels: event.channels } });
      break;
    case "commands":
      change({ commands: event.commands });
      break;
    case "state":
      change({ state: event.state, stateAt: performance.now() });
      break;
    case "gone":
      remove(event.id);
      break;
    case "message":
      arrive(event.item);
      break;
  }
}

function remove(id: string): void {
  const messages = new Map(screen.messages);
  for (const [key, list] of messages) {
    const left = list.filter(({ message }) => message.id !== id);
    if (left.length < list.length) messages.set(key, left);
  }
  change({ messages });
}

function sorted({ messages, longer }: Hello): Pick<Screen, "messages" | "longer"> {
  const byChannel = new Map<ChannelKey, PageMessage[]>();
  for (const item of messages) byChannel.set(item.channel, [...(byChannel.get(item.channel) ?? []), item]);
  return { messages: byChannel, longer: new Set(longer) };
}

function arrive(item: PageMessage): void {
  const list = screen.messages.get(item.channel) ?? [];
  const at = list.findIndex(({ message }) => message.id === item.message.id);
  const wasWaiting = at >= 0 && list[at]?.isWaiting === true;
  let next = at >= 0 ? list.with(at, item) : screen.behind.has(item.channel) ? list : [...list, item];
  const isShown = screen.view.channel === item.channel;
  let { longer } = screen;
  if (next.length > LET_GO_AT && (!isShown || screen.isAtEnd)) {
    next = next.slice(-KEPT);
    longer = new Set([...longer, item.channel]);
  }
  const messages = new Map(screen.messages).set(item.channel, next);
  const isNew = (at < 0 || wasWaiting) && item.isWaiting !== true;
  const pending = screen.pending.filter((one) => one.failed || !isAnswerTo(item, one));
  change({ messages, longer, pending, ...(isNew && { unread: unreadWith(item) }) });
}

/** Whether a message, or its placeholder, is what came of a command that was on its way. */
function isAnswerTo({ channel, message }: PageMessage, one: Pending): boolean {
  const { interaction } = message;
  return (
    channel === one.channel && interaction?.user.id === one.person && one.command.startsWith(`/${interaction.name}`)
  );
}

function unreadWith(item: PageMessage): Screen["unread"] {
  const channel = screen.hello?.channels[item.channel];
  const unread = new Map(screen.unread);
  for (const person of channel?.people ?? []) {
    const isOthers = item.onlyFor !== undefined && item.onlyFor !== person;
    const isOwn = item.message.author.id === person;
    const isSeen = person === screen.view.person && item.channel === screen.view.channel && !document.hidden;
    if (isOthers || isOwn || isSeen) continue;
    const key = unreadKey(person, item.channel);
    unread.set(key, (unread.get(key) ?? 0) + 1);
  }
  return unread;
}

export function unreadKey(person: string, channel: ChannelKey): string {
  return `${person} ${channel}`;
}

/** The view the address names, such as "#sam/dm"; else the first person in the server. */
function viewIn({ channels }: Hello): View {
  const [name, place] = location.hash.slice(1).split("/");
  const people = screen.state?.people ?? [];
  const person = people.find(({ user }) => user.username === name)?.user.id ?? channels[0]?.people[0] ?? "";
  const channel = channels.find((one) => one.place === place && one.people.includes(person))?.key ?? 0;
  return { person, channel };
}

/** Turns to a channel, as somebody. */
export function show(view: Partial<View>): void {
  const next = { ...screen.view, ...view };
  const unread = new Map(screen.unread);
  unread.delete(unreadKey(next.person, next.channel));
  change({ view: next, unread, pane: "chat", isAtEnd: true });
  const name = personOf(next.person)?.user.username ?? "";
  history.replaceState(null, "", `#${name}/${placeOf(next.channel)}`);
}

/** Becomes somebody else, in the same kind of place where they have one. */
export function become(person: string): void {
  const place = placeOf(screen.view.channel);
  show({ person, channel: channelFor(person, place)?.key ?? 0 });
}

export function channelFor(person: string, place: string) {
  return screen.hello?.channels.find((one) => one.place === place && one.people.includes(person));
}

export function placeOf(channel: ChannelKey): Place {
  return screen.hello?.channels[channel]?.place ?? "server";
}

export function personOf(id: string): PagePerson | undefined {
  return screen.state?.people.find(({ user }) => user.id === id);
}

/** How somebody reads times. The same object as long as nothing about it changes. */
const readers = new Map<string, Reader>();
export function readerOf(id: string): Reader {
  const person = personOf(id);
  const reader: Reader = {
    locale: person?.locale ?? "en-US",
    zone: person?.zone ?? "UTC",
    hours: screen.hours.get(id),
  };
  const key = JSON.stringify(reader);
  const kept = readers.get(key) ?? reader;
  readers.set(key, kept);
  return kept;
}

/** What time it is there, in milliseconds since 1970. */
export function timeThere(): number {
  const { state, stateAt } = screen;
  if (!state) return Date.now();
  return state.clock.at + (state.clock.isRunning ? performance.now() - stateAt : 0);
}
