import type { APIMessage } from "discord-api-types/v10";
import type { JSX } from "preact";
import { memo } from "preact/compat";
import type { PageMessage } from "../../protocol.ts";
import { act } from "../api.ts";
import type { Shown } from "../controls/component-types.ts";
import { change, now, personOf, placeOf } from "../store.ts";
import { parseMarkdown, plainWords } from "../text/markdown.ts";
import { RichText } from "../text/rich-text.tsx";
import { formatFor, headingTime, type Reader } from "../text/timestamp.ts";
import { Avatar } from "./avatar.tsx";
import { Components } from "./components.tsx";
import { Embed } from "./embed.tsx";
import { OnlyYouLine, UsedLine } from "./lines.tsx";
import { FileCard, Picture } from "./media.tsx";

const SUPPRESS_EMBEDS = 1 << 2;
const COMPONENTS_V2 = 1 << 15;
const MESSAGE_MENU = 3;

type Props = {
  readonly item: PageMessage;
  /** Below another by the same author, minutes later: no name again. */
  readonly isBelow: boolean;
  readonly reader: Reader;
  /** The reader's day, so that "Yesterday" is drawn again at midnight. */
  readonly today: string;
  /** Whether the reader knows nothing of the message this one answers to. */
  readonly answersTo: PageMessage | undefined;
  readonly nowMs: number;
};

/** One message, drawn again only when something about it has changed. */
export const Message = memo(DrawnMessage, (a, b) =>
  (["item", "isBelow", "reader", "today", "answersTo"] as const).every((name) => a[name] === b[name]),
);

function DrawnMessage({ item, isBelow, reader, answersTo, nowMs }: Props): JSX.Element {
  const { message, onlyFor, isWaiting } = item;
  const { author } = message;
  const name = author.global_name ?? author.username;
  const at = Date.parse(message.timestamp);
  const classes = ["message", ...(isBelow ? ["below"] : []), ...(onlyFor ? ["private"] : [])];
  return (
    <li class={classes.join(" ")} data-id={message.id}>
      <ReplyLine message={message} answersTo={answersTo} />
      <div class="message-body">
        <div class="message-side">
          {isBelow ? (
            <span class="side-time" aria-hidden="true">
              {formatFor(reader, { timeStyle: "short" }).format(at)}
            </span>
          ) : (
            <Avatar id={author.id} name={name} />
          )}
        </div>
        <div class="message-main">
          <div class={isBelow ? "by unseen" : "by"}>
            <span class={`name tone-text-${author.bot === true ? "app" : "person"}`}>{name}</span>
            {author.bot === true && <span class="tag">APP</span>}
            <time class="muted" dateTime={message.timestamp}>
              {headingTime(at, reader, nowMs)}
            </time>
          </div>
          {isWaiting === true ? (
            <p class="thinking">
              <span class="dots" aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              {name} is thinking…
            </p>
          ) : (
            <Content message={message} />
          )}
          {onlyFor !== undefined && <OnlyYouLine onDismiss={() => void act("dismiss", { messageId: message.id })} />}
        </div>
        <Tools message={message} />
      </div>
    </li>
  );
}

/** Somebody was added to a thread; Discord writes that itself. */
const RECIPIENT_ADD = 1;

function nameIn({ global_name, username }: APIMessage["author"]): string {
  return global_name ?? username;
}

function Content({ message }: { readonly message: APIMessage }): JSX.Element {
  const flags = message.flags ?? 0;
  const isV2 = (flags & COMPONENTS_V2) !== 0;
  const edited = message.edited_timestamp !== null && (
    <span class="edited" title={message.edited_timestamp}>
      (edited)
    </span>
  );
  return (
    <>
      {message.type === RECIPIENT_ADD && (
        <p class="muted">
          {nameIn(message.author)} added {message.mentions.map(nameIn).join(", ")} to the thread.
        </p>
      )}
      {message.content !== "" && (
        <div class={message.edited_timestamp === null ? "content" : "content with-edited"}>
          <RichText text={message.content} />
          {edited}
        </div>
      )}
      {(flags & SUPPRESS_EMBEDS) === 0 &&
        message.embeds.map((embed, index) => <Embed key={String(index)} embed={embed} files={message.attachments} />)}
      {!isV2 &&
        message.attachments.map((file) =>
          file.content_type?.startsWith("image/") ? (
            <Picture key={file.id} url={file.url} description={file.description ?? file.filename} files={[]} />
          ) : (
            <FileCard key={file.id} file={file} />
          ),
        )}
      {(message.components ?? []).length > 0 && (
        <Components
          messageId={message.id}
          components={message.components as unknown as readonly Shown[]}
          files={message.attachments}
        />
      )}
      {message.content === "" && edited}
    </>
  );
}

/** "robin used /sleep tips", or the message whose button was pressed. */
function ReplyLine({
  message,
  answersTo,
}: {
  readonly message: APIMessage;
  readonly answersTo: PageMessage | undefined;
}): JSX.Element | null {
  const { interaction } = message;
  if (interaction) {
    const name = personOf(interaction.user.id)?.user.global_name ?? interaction.user.username;
    return <UsedLine id={interaction.user.id} name={name} command={`/${interaction.name}`} />;
  }
  if (!answersTo) return null;
  const { author } = answersTo.message;
  return (
    <p class="reply">
      <Avatar id={author.id} name={author.username} isSmall />
      <span class="reply-name">{author.global_name ?? author.username}</span>
      <span class="reply-words">{firstWords(answersTo.message)}</span>
    </p>
  );
}

/** The first text there is on a message, in one line. */
function firstWords(message: APIMessage): string {
  const text = message.content || firstText(message.components as unknown as readonly Shown[]);
  return text ? plainWords(parseMarkdown(text)).slice(0, 120) : "Click to see attachment";
}

function firstText(components: readonly Shown[] = []): string | undefined {
  for (const component of components) {
    const text = component.content ?? firstText(component.components);
    if (text) return text;
  }
  return undefined;
}

/** What can be done with a message; shown when it is pointed at or has the focus. */
function Tools({ message }: { readonly message: APIMessage }): JSX.Element {
  const menu = now().commands.filter((command) => command.type === MESSAGE_MENU);
  const use = async (name: string) => {
    const { person, channel } = now().view;
    const outcome = await act("useOn", { person, place: placeOf(channel), name, messageId: message.id });
    if (outcome.kind === "no-answer") change({ notice: "The application did not respond" });
  };
  return (
    <div class="message-tools">
      {menu.map((command) => (
        <button key={command.id} type="button" onClick={() => void use(command.name)}>
          {command.name}
        </button>
      ))}
      <button type="button" aria-label="Raw exchange" title="Raw exchange" onClick={() => void inspect(message.id)}>
        {"{ }"}
      </button>
    </div>
  );
}

async function inspect(messageId: string): Promise<void> {
  const outcome = await act("inspect", { messageId });
  if (outcome.kind === "exchanges") change({ exchanges: outcome.exchanges });
}
