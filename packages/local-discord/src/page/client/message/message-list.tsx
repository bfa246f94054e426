import type { JSX } from "preact";
import { Fragment } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { PageMessage } from "../../protocol.ts";
import { act } from "../api.ts";
import { change, now, personOf, placeOf, readerOf, timeThere, useScreen } from "../store.ts";
import { useTick } from "../text/time.tsx";
import { dayOf, dayText, type Reader } from "../text/timestamp.ts";
import { Avatar } from "./avatar.tsx";
import { OnlyYouLine, UsedLine } from "./lines.tsx";
import { Message } from "./message.tsx";

/** Later than this, a name stands above again, as in Discord. */
const ONE_GROUP_MS = 7 * 60_000;
const AT_END_PX = 80;
const NEAR_EDGE_PX = 500;
/** More than this are never drawn, however far somebody scrolls. */
const MOST_DRAWN = 200;
const NOTHING: readonly PageMessage[] = [];

/** A channel as one person sees it: messages in groups, days between, and what is on its way. */
export function MessageList(): JSX.Element {
  const view = useScreen((screen) => screen.view);
  const all = useScreen((screen) => screen.messages.get(view.channel) ?? NOTHING);
  const isLonger = useScreen((screen) => screen.longer.has(view.channel));
  const dismissed = useScreen((screen) => screen.state?.dismissed);
  const pending = useScreen((screen) => screen.pending);
  const hours = useScreen((screen) => screen.hours);
  const people = useScreen((screen) => screen.state?.people);
  const today = useScreen((screen) => dayOf(timeThere(), readerOf(screen.view.person)));
  const scroller = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const isLoading = useRef(false);
  /** A message in sight and where it stands, to be put there again once others were added or let go above it. */
  const anchor = useRef<Anchor | undefined>(undefined);
  const isBehind = useScreen((screen) => screen.behind.has(screen.view.channel));
  useTick(); // the day may end
  const reader = readerOf(view.person);

  const shown = all.filter(
    ({ message, onlyFor }) =>
      (onlyFor === undefined || onlyFor === view.person) && dismissed?.includes(message.id) !== true,
  );
  const onWay = pending.filter((one) => one.person === view.person && one.channel === view.channel);

  useLayoutEffect(() => {
    if (anchor.current) restore(scroller.current, anchor.current);
    else if (now().isAtEnd) toEnd();
    anchor.current = undefined;
  }, [all, view, onWay.length, hours, people]);
  useLayoutEffect(() => {
    if (!list.current) return;
    const watch = new ResizeObserver(() => {
      if (now().isAtEnd) toEnd();
    });
    watch.observe(list.current);
    return () => watch.disconnect();
  }, []);

  function toEnd(): void {
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
  }

  function onScroll(): void {
    const box = scroller.current;
    if (!box) return;
    const toEndPx = box.scrollHeight - box.scrollTop - box.clientHeight;
    const isAtEnd = toEndPx < AT_END_PX && !isBehind;
    if (isAtEnd !== now().isAtEnd) change({ isAtEnd });
    if (isLonger && box.scrollTop < NEAR_EDGE_PX) void load("before");
    else if (isBehind && toEndPx < NEAR_EDGE_PX) void load("after");
  }

  /** Gets the next messages in one direction, and lets go of as many in the other. What is looked at stays in place. */
  async function load(direction: "before" | "after"): Promise<void> {
    const edge = direction === "before" ? all[0] : all.at(-1);
    if (isLoading.current || !edge) return;
    isLoading.current = true;
    const { person, channel } = view;
    const outcome = await act("around", { person, channel, [direction]: edge.message.id });
    if (outcome.kind === "around" && now().view === view) {
      const { messages, longer, behind } = now();
      const known = messages.get(channel) ?? NOTHING;
      const ids = new Set(known.map(({ message }) => message.id));
      const added = outcome.messages.filter(({ message }) => !ids.has(message.id));
      const [nextLonger, nextBehind] = [new Set(longer), new Set(behind)];
      const whole = direction === "before" ? [...added, ...known] : [...known, ...added];
      const isTooMuch = whole.length > MOST_DRAWN;
      if (!outcome.isLonger) (direction === "before" ? nextLonger : nextBehind).delete(channel);
      if (isTooMuch) (direction === "before" ? nextBehind : nextLonger).add(channel);
      const kept = direction === "before" ? whole.slice(0, MOST_DRAWN) : whole.slice(-MOST_DRAWN);
      anchor.current = anchorIn(scroller.current);
      change({
        messages: new Map(messages).set(channel, kept),
        longer: nextLonger,
        behind: nextBehind,
        isAtEnd: false,
      });
    }
    isLoading.current = false;
  }

  async function toPresent(): Promise<void> {
    const { person, channel } = view;
    const outcome = await act("around", { person, channel });
    if (outcome.kind !== "around") return;
    const { messages, longer, behind } = now();
    const [nextLonger, nextBehind] = [new Set(longer), new Set(behind)];
    nextBehind.delete(channel);
    if (outcome.isLonger) nextLonger.add(channel);
    const next = new Map(messages).set(channel, outcome.messages);
    change({ messages: next, longer: nextLonger, behind: nextBehind, isAtEnd: true });
  }

  const byId = new Map(shown.map((item) => [item.message.id, item]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="scroller" ref={scroller} onScroll={onScroll} tabIndex={0} aria-label="Messages">
      <h2 class="unseen">Messages</h2>
      {!isLonger && <Beginning />}
      <div ref={list} role="log" aria-label="Newest messages">
        <ol class="messages">
          {shown.map((item, index) => {
            const before = shown[index - 1];
            const at = Date.parse(item.message.timestamp);
            const isNewDay = !before || dayOf(Date.parse(before.message.timestamp), reader) !== dayOf(at, reader);
            return (
              <Fragment key={item.message.id}>
                {isNewDay && <li class="day">{dayText(at, reader)}</li>}
                <Message
                  item={item}
                  isBelow={!isNewDay && continues(before, item)}
                  reader={reader}
                  today={today}
                  answersTo={answeredBy(item, byId)}
                  nowMs={timeThere()}
                />
              </Fragment>
            );
          })}
          {onWay.map((one) => (
            <OnTheWay key={one.id} pending={one} reader={reader} />
          ))}
        </ol>
      </div>
      {isBehind && (
        <button type="button" class="button secondary to-present" onClick={() => void toPresent()}>
          Jump to the newest
        </button>
      )}
    </section>
  );
}

type Anchor = { readonly id: string; readonly top: number };

function anchorIn(box: HTMLElement | null): Anchor | undefined {
  const edge = box?.getBoundingClientRect();
  if (!box || !edge) return undefined;
  for (const element of box.querySelectorAll<HTMLElement>("[data-id]")) {
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom > edge.top + 1) return { id: element.dataset.id ?? "", top };
  }
  return undefined;
}

function restore(box: HTMLElement | null, { id, top }: Anchor): void {
  const element = box?.querySelector(`[data-id="${CSS.escape(id)}"]`);
  if (box && element) box.scrollTop += element.getBoundingClientRect().top - top;
}

function continues(before: PageMessage | undefined, item: PageMessage): boolean {
  if (!before || item.message.interaction || before.onlyFor !== item.onlyFor) return false;
  if (item.message.interaction_metadata?.type === COMPONENT_USED) return false;
  const between = Date.parse(item.message.timestamp) - Date.parse(before.message.timestamp);
  return before.message.author.id === item.message.author.id && between >= 0 && between < ONE_GROUP_MS;
}

const COMPONENT_USED = 3;

/** The message whose button was pressed. */
function answeredBy({ message }: PageMessage, byId: ReadonlyMap<string, PageMessage>): PageMessage | undefined {
  const metadata = message.interaction_metadata;
  const id = metadata && "interacted_message_id" in metadata ? metadata.interacted_message_id : undefined;
  return id === undefined ? undefined : byId.get(id);
}

function Beginning(): JSX.Element {
  const view = useScreen((screen) => screen.view);
  const place = placeOf(view.channel);
  const { hello } = now();
  const name = hello?.bot.username ?? "";
  if (place === "server") {
    return (
      <div class="beginning">
        <p class="beginning-title">Welcome to #general!</p>
        <p>This is the start of the #general channel. Type / to see what {name} can do.</p>
      </div>
    );
  }
  if (place === "thread") {
    return (
      <div class="beginning">
        <p class="beginning-title">{hello?.channels[view.channel]?.thread?.name}</p>
        <p>A private thread: whoever is in it and whoever moderates the server can read it.</p>
      </div>
    );
  }
  return (
    <div class="beginning">
      <p class="beginning-title">{place === "dm" ? name : "A conversation between two"}</p>
      <p>This is the beginning of your direct message history.</p>
    </div>
  );
}

/** A command that was sent and not answered yet, or never. */
function OnTheWay({
  pending,
  reader,
}: {
  readonly pending: ReturnType<typeof now>["pending"][number];
  readonly reader: Reader;
}): JSX.Element {
  const { hello } = now();
  const bot = hello?.bot;
  const person = personOf(pending.person)?.user;
  const name = person?.global_name ?? person?.username ?? "";
  const command = pending.command
    .split(" ")
    .filter((word) => !word.includes(":"))
    .join(" ");
  const dismiss = () => change({ pending: now().pending.filter((one) => one.id !== pending.id) });
  return (
    <li class={pending.failed ? "message private" : "message"} lang={reader.locale === "" ? undefined : "en"}>
      <UsedLine id={pending.person} name={name} command={command} />
      <div class="message-body">
        <div class="message-side">
          <Avatar id={bot?.id ?? "0"} name={bot?.username ?? ""} />
        </div>
        <div class="message-main">
          <div class="by">
            <span class="name tone-text-app">{bot?.username}</span>
            <span class="tag">APP</span>
          </div>
          {pending.failed ? (
            <>
              <p class="problem" role="alert">
                The application did not respond
              </p>
              <OnlyYouLine onDismiss={dismiss} />
            </>
          ) : (
            <p class="thinking">Sending command…</p>
          )}
        </div>
      </div>
    </li>
  );
}
