import type { APIAttachment } from "discord-api-types/v10";
import { createContext, type JSX } from "preact";
import { useContext, useRef, useState } from "preact/hooks";
import type { Actions, Outcome } from "../../protocol.ts";
import { ask } from "../api.ts";
import * as type from "../controls/component-types.ts";
import { emojiText, entriesOf, presetOf, type Shown } from "../controls/component-types.ts";
import { ListBox } from "../controls/list-box.tsx";
import { now } from "../store.ts";
import { RichText } from "../text/rich-text.tsx";
import { FileCard, Picture } from "./media.tsx";

type Around = {
  readonly messageId: string;
  readonly files: readonly APIAttachment[];
  /** The control that was used and is not answered yet. */
  readonly busy: string | undefined;
  readonly use: (customId: string, send: () => Promise<Outcome>) => void;
};

const OnMessage = createContext<Around>({ messageId: "", files: [], busy: undefined, use: () => {} });

/** All components of a message. While one of them waits for its answer, none can be used. */
export function Components(props: {
  readonly messageId: string;
  readonly components: readonly Shown[];
  readonly files: readonly APIAttachment[];
}): JSX.Element {
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<string>();
  /** Set at once, so that a second click also waits that comes before `busy` has been drawn. */
  const isWaiting = useRef(false);

  async function use(customId: string, send: () => Promise<Outcome>): Promise<void> {
    if (isWaiting.current) return;
    isWaiting.current = true;
    setProblem(undefined);
    setBusy(customId);
    const outcome = await send();
    isWaiting.current = false;
    setBusy(undefined);
    if (outcome.kind === "no-answer") setProblem("This interaction failed");
    if (outcome.kind === "refused") setProblem(outcome.text);
  }

  const around: Around = {
    messageId: props.messageId,
    files: props.files,
    busy,
    use: (customId, send) => void use(customId, send),
  };
  return (
    <OnMessage.Provider value={around}>
      <div class="components">{props.components.map(draw)}</div>
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </OnMessage.Provider>
  );
}

function draw(component: Shown, index: number): JSX.Element | null {
  const key = component.id ?? index;
  switch (component.type) {
    case type.CONTAINER:
      return <Container key={key} component={component} />;
    case type.SECTION:
      return (
        <div key={key} class="section">
          <div class="section-text">{component.components?.map(draw)}</div>
          <div class="section-side">{component.accessory && draw(component.accessory, 0)}</div>
        </div>
      );
    case type.TEXT_DISPLAY:
      return <RichText key={key} text={component.content ?? ""} />;
    case type.SEPARATOR: {
      const classes = `separator${component.spacing === 2 ? " wide" : ""}`;
      return component.divider === false ? <div key={key} class={classes} /> : <hr key={key} class={classes} />;
    }
    case type.MEDIA_GALLERY:
      return <Gallery key={key} component={component} />;
    case type.THUMBNAIL:
      return <Thumbnail key={key} component={component} />;
    case type.FILE:
      return <FileBlock key={key} component={component} />;
    case type.ROW:
      return (
        <div key={key} class="row">
          {component.components?.map(draw)}
        </div>
      );
    case type.BUTTON:
      return <Button key={key} component={component} />;
    default:
      return type.isMenu(component.type) ? <Menu key={key} component={component} /> : null;
  }
}

function Container({ component }: { readonly component: Shown }): JSX.Element {
  const [isOpen, open] = useState(component.spoiler !== true);
  const accent = component.accent_color;
  const colour = accent == null ? {} : { borderInlineStartColor: `#${accent.toString(16).padStart(6, "0")}` };
  return (
    <div class={accent == null ? "container" : "container accent"} style={colour}>
      {isOpen ? (
        component.components?.map(draw)
      ) : (
        <button type="button" class="plain" onClick={() => open(true)}>
          Spoiler: show
        </button>
      )}
    </div>
  );
}

function Gallery({ component }: { readonly component: Shown }): JSX.Element {
  const { files } = useContext(OnMessage);
  const items = component.items ?? [];
  return (
    <div class={items.length > 1 ? "gallery many" : "gallery"}>
      {items.map(({ media, description }) => (
        <Picture key={media.url} url={media.url} description={description ?? undefined} files={files} />
      ))}
    </div>
  );
}

function Thumbnail({ component }: { readonly component: Shown }): JSX.Element {
  const { files } = useContext(OnMessage);
  return (
    <div class="thumbnail">
      <Picture url={component.media?.url ?? ""} description={component.description ?? undefined} files={files} />
    </div>
  );
}

function FileBlock({ component }: { readonly component: Shown }): JSX.Element {
  const { files } = useContext(OnMessage);
  const name = /^attachment:\/\/(.+)$/.exec(component.file?.url ?? "")?.[1];
  const file = files.find(({ filename }) => filename === name);
  return file ? <FileCard file={file} /> : <p>{name ?? "a file"}</p>;
}

const STYLES = ["", "primary", "secondary", "success", "danger", "link", "premium"];
const LINK = 5;

function Button({ component }: { readonly component: Shown }): JSX.Element {
  const { messageId, busy, use } = useContext(OnMessage);
  const { custom_id: customId, style = 2, label, url, disabled } = component;
  const emoji = emojiText(component.emoji);
  const words = (
    <>
      {emoji && <span aria-hidden={label !== undefined}>{emoji}</span>}
      {label !== undefined && <span>{label}</span>}
    </>
  );
  const classes = `button ${STYLES[style] ?? "secondary"}`;
  if (style === LINK && isAddress(url)) {
    return (
      <a class={classes} href={url} target="_blank" rel="noreferrer noopener" title={url}>
        {words}
        <span class="out" aria-hidden="true">
          ↗
        </span>
      </a>
    );
  }
  const isBusy = busy !== undefined && busy === customId;
  return (
    <button
      type="button"
      class={isBusy ? `${classes} busy` : classes}
      disabled={disabled === true || customId === undefined}
      aria-busy={isBusy}
      onClick={() => {
        if (customId === undefined) return;
        const body: Actions["press"] = { person: now().view.person, messageId, customId };
        use(customId, () => ask("press", body));
      }}
    >
      {words}
    </button>
  );
}

/** What a click may open: never a script, a file or a page of this machine's own making. */
function isAddress(url: string | undefined): url is string {
  return url !== undefined && /^(https?|discord):\/\//i.test(url);
}

function Menu({ component }: { readonly component: Shown }): JSX.Element {
  const { messageId, busy, use } = useContext(OnMessage);
  const { custom_id: customId = "", placeholder, disabled, min_values: least = 1, max_values: most = 1 } = component;
  return (
    <ListBox
      entries={entriesOf(component)}
      chosen={presetOf(component)}
      placeholder={placeholder ?? "Make a selection"}
      label={placeholder ?? "Make a selection"}
      isDisabled={disabled === true || busy !== undefined}
      least={least}
      most={most}
      onChoose={(values) =>
        use(customId, () => ask("choose", { person: now().view.person, messageId, customId, values }))
      }
    />
  );
}
