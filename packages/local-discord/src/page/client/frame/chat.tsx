import type { JSX } from "preact";
import { Composer } from "../composer/composer.tsx";
import { Avatar } from "../message/avatar.tsx";
import { MessageList } from "../message/message-list.tsx";
import { change, now, personOf, placeOf, readerOf, timeThere, useScreen } from "../store.ts";
import { useTick } from "../text/time.tsx";
import { formatFor } from "../text/timestamp.ts";

/** The channel that is open. */
export function Chat(): JSX.Element {
  const view = useScreen((screen) => screen.view);
  const hello = useScreen((screen) => screen.hello);
  const isConnected = useScreen((screen) => screen.isConnected);
  const bot = useScreen((screen) => screen.state?.bot);
  const place = placeOf(view.channel);
  const self = personOf(view.person)?.user;
  const other = hello?.channels[view.channel]?.people.find((id) => id !== view.person);
  const otherName = personOf(other ?? "")?.user.global_name ?? "";
  const titleOf = () => {
    if (place === "server") return "general";
    if (place === "dm") return hello?.bot.username;
    return place === "thread" ? hello?.channels[view.channel]?.thread?.name : otherName;
  };
  return (
    <main class="chat">
      <header class="chat-head">
        <button type="button" class="icon back" aria-label="Channels" onClick={() => change({ pane: "channels" })}>
          ☰
        </button>
        {place === "dm" && hello ? <Avatar id={hello.bot.id} name={hello.bot.username} isSmall /> : null}
        {place === "server" && (
          <span class="hash" aria-hidden="true">
            #
          </span>
        )}
        <h1>{titleOf()}</h1>
        {place === "dm" && <span class="tag">APP</span>}
        <span class="chat-who muted">you are {self?.username}</span>
        <ClockChip />
        <button
          type="button"
          class="icon tools-button"
          aria-label="Clock, faults and people"
          onClick={() => change({ pane: now().pane === "tools" ? "chat" : "tools" })}
        >
          ⚙
        </button>
      </header>
      {!isConnected && hello && (
        <p class="banner" role="status">
          The connection to the local Discord is lost. Trying again…
        </p>
      )}
      {isConnected && bot === "off" && (
        <p class="banner" role="status">
          The bot is off, or still starting: nobody answers.
        </p>
      )}
      <MessageList />
      <Composer />
    </main>
  );
}

/** What time it is there, in the time of whoever one is. */
function ClockChip(): JSX.Element {
  const reader = useScreen(({ view }) => readerOf(view.person));
  useScreen(({ stateAt }) => stateAt);
  useTick();
  const at = timeThere();
  return (
    <button type="button" class="clock-chip" title="Move the clock" onClick={() => change({ pane: "tools" })}>
      <span class="unseen">Clock: </span>
      {formatFor(reader, { weekday: "short", hour: "numeric", minute: "2-digit" }).format(at)}
    </button>
  );
}
