import type { JSX } from "preact";
import type { PageChannel } from "../../protocol.ts";
import { Avatar } from "../message/avatar.tsx";
import { become, personOf, show, unreadKey, useScreen } from "../store.ts";

/** Server and direct messages at the left, the channels of the one that is open, and who one is. */
export function Navigation(): JSX.Element {
  const hello = useScreen((screen) => screen.hello);
  const view = useScreen((screen) => screen.view);
  const unread = useScreen((screen) => screen.unread);
  useScreen((screen) => screen.state?.people);
  if (!hello) return <nav class="navigation" aria-label="Channels" />;
  const mine = hello.channels.filter(({ people }) => people.includes(view.person));
  const firstOf = (place: string) => mine.find((channel) => channel.place === place);
  const place = hello.channels[view.channel]?.place;
  const count = (channel: PageChannel | undefined) =>
    channel === undefined ? 0 : (unread.get(unreadKey(view.person, channel.key)) ?? 0);
  const [server, dm] = [firstOf("server"), firstOf("dm")];
  const others = firstOf("private");
  const isHome = place !== "server" && place !== "thread";
  const threads = mine.filter(({ thread }) => thread?.isDeleted === false);
  const open = (channel: PageChannel | undefined) => {
    if (channel) show({ channel: channel.key });
  };
  return (
    <nav class="navigation" aria-label="Channels">
      <div class="servers">
        <ServerButton
          name="Direct Messages"
          letters="✉"
          isOn={isHome}
          unread={count(dm)}
          isCounted
          onClick={() => open(dm)}
        />
        <hr />
        <ServerButton
          name={hello.server.name}
          letters={initials(hello.server.name)}
          isOn={!isHome}
          unread={threads.reduce((sum, channel) => sum + count(channel), count(server))}
          onClick={() => open(server)}
        />
      </div>
      <div class="channels">
        <h2 class="channels-title">{isHome ? "Direct Messages" : hello.server.name}</h2>
        {isHome ? (
          <ul>
            {dm && (
              <ChannelItem channel={dm} isOn={view.channel === dm.key} unread={count(dm)} isCounted>
                <Avatar id={hello.bot.id} name={hello.bot.username} isSmall />
                <span>{hello.bot.username}</span>
                <span class="tag">APP</span>
              </ChannelItem>
            )}
            {others && (
              <ChannelItem channel={others} isOn={view.channel === others.key} unread={count(others)} isCounted>
                <Avatar id={otherIn(others, view.person)} name={nameOf(otherIn(others, view.person))} isSmall />
                <span>{nameOf(otherIn(others, view.person))}</span>
              </ChannelItem>
            )}
          </ul>
        ) : (
          <>
            <p class="channels-group">Text channels</p>
            <ul>
              {server && (
                <ChannelItem channel={server} isOn={view.channel === server.key} unread={count(server)}>
                  <span class="hash" aria-hidden="true">
                    #
                  </span>
                  <span>general</span>
                </ChannelItem>
              )}
              {threads.map((channel) => (
                <ChannelItem
                  key={channel.key}
                  channel={channel}
                  isOn={view.channel === channel.key}
                  unread={count(channel)}
                  isCounted
                >
                  <span class="hash" aria-hidden="true">
                    ⤷
                  </span>
                  <span>{threadTitle(channel, view.person)}</span>
                </ChannelItem>
              ))}
            </ul>
          </>
        )}
        <People />
      </div>
    </nav>
  );
}

function People(): JSX.Element {
  const people = useScreen((screen) => screen.state?.people);
  const view = useScreen((screen) => screen.view);
  const unread = useScreen((screen) => screen.unread);
  const hello = useScreen((screen) => screen.hello);
  const three = (people ?? []).slice(0, 3);
  return (
    <div class="people">
      <p class="channels-group" id="you-are">
        You are
      </p>
      <ul aria-labelledby="you-are">
        {three.map(({ user }) => {
          const name = user.global_name ?? user.username;
          const isOn = user.id === view.person;
          const count = (hello?.channels ?? [])
            .filter(({ place }) => place !== "server")
            .reduce((sum, { key }) => sum + (unread.get(unreadKey(user.id, key)) ?? 0), 0);
          return (
            <li key={user.id}>
              <button
                type="button"
                class={isOn ? "channel on" : "channel"}
                aria-pressed={isOn}
                onClick={() => become(user.id)}
              >
                <Avatar id={user.id} name={name} isSmall />
                <span>{user.username}</span>
                {count > 0 && !isOn && <Badge count={count} />}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function ServerButton(props: {
  readonly name: string;
  readonly letters: string;
  readonly isOn: boolean;
  readonly unread: number;
  readonly isCounted?: boolean;
  readonly onClick: () => void;
}): JSX.Element {
  const { name, letters, isOn, unread, isCounted = false, onClick } = props;
  const state = unread > 0 ? `, ${unread} unread` : "";
  return (
    <button
      type="button"
      class={`server${isOn ? " on" : ""}${unread > 0 ? " unread" : ""}`}
      aria-label={`${name}${state}`}
      aria-current={isOn ? "true" : undefined}
      title={name}
      onClick={onClick}
    >
      <span class="letters" data-letters={letters} />
      {isCounted && unread > 0 && <Badge count={unread} />}
    </button>
  );
}

function ChannelItem(props: {
  readonly channel: PageChannel;
  readonly isOn: boolean;
  readonly unread: number;
  readonly isCounted?: boolean;
  readonly children: JSX.Element | readonly JSX.Element[];
}): JSX.Element {
  const { channel, isOn, unread, isCounted = false, children } = props;
  return (
    <li>
      <button
        type="button"
        class={`channel${isOn ? " on" : ""}${unread > 0 ? " unread" : ""}`}
        aria-current={isOn ? "page" : undefined}
        onClick={() => show({ channel: channel.key })}
      >
        {children}
        {isCounted && unread > 0 && <Badge count={unread} />}
      </button>
    </li>
  );
}

function Badge({ count }: { readonly count: number }): JSX.Element {
  return (
    <span class="badge">
      {count > 99 ? "99+" : count}
      <span class="unseen"> unread</span>
    </span>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.slice(0, 1))
    .join("");
}

/** A thread by its name; what somebody sees who is not in it, as moderators do, says whose it is. */
function threadTitle({ thread }: PageChannel, self: string): string {
  const { name = "", members = [], isArchived } = thread ?? {};
  const others = members.includes(self) ? "" : ` (${members.map(nameOf).join(", ") || "nobody in it"})`;
  return `${name}${others}${isArchived ? ", archived" : ""}`;
}

function otherIn(channel: PageChannel, self: string): string {
  return channel.people.find((id) => id !== self) ?? self;
}

function nameOf(id: string): string {
  return personOf(id)?.user.global_name ?? "Somebody";
}
