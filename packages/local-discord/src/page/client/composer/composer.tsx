import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { RunnableCommand } from "../../../interactions/runnable-commands.ts";
import { act, give, sendSlash } from "../api.ts";
import { change, personOf, placeOf, useScreen } from "../store.ts";
import {
  asCommand,
  asTyped,
  begun,
  type CommandDraft,
  draftOf,
  firstMissing,
  fitting,
  optionalLeft,
  optionOf,
  runnables,
  typedBehind,
  typedInto,
  without,
  withValue,
} from "./slash.ts";
import { type Suggestion, useSuggestions } from "./suggestions.ts";

/** Source: docs.discord.com, "Application Commands", Application Command Option Type. */
const ATTACHMENT = 11;

/** Where one types: a message, or a slash command with its options. */
export function Composer(): JSX.Element {
  const view = useScreen((screen) => screen.view);
  const commands = useScreen((screen) => screen.commands);
  const shownByTour = useScreen((screen) => screen.tourText);
  const person = useScreen((screen) => personOf(screen.view.person));
  const botName = useScreen((screen) => screen.hello?.bot.username ?? "");
  const place = placeOf(view.channel);
  const known = useMemo(() => runnables(commands, place), [commands, place]);
  const [text, setText] = useState("");
  const [draft, setDraft] = useState<CommandDraft>();

  useEffect(() => {
    setText("");
    setDraft(undefined);
  }, [view]);

  const isShut =
    (place === "dm" && person?.isBlocking === true) ||
    ((place === "server" || place === "thread") && person?.hasApp === false);
  if (isShut) {
    return (
      <div class="composer shut">
        <p>
          {place === "dm"
            ? `You cannot send messages to someone you have blocked.`
            : `${personOf(view.person)?.user.global_name ?? ""} has left this server.`}
        </p>
      </div>
    );
  }
  if (shownByTour !== undefined) {
    return (
      <div class="composer">
        <div class="field tour-typing" aria-hidden="true">
          {shownByTour}
          <span class="caret" />
        </div>
      </div>
    );
  }
  if (draft) {
    return (
      <DraftField
        draft={draft}
        onChange={setDraft}
        onDone={() => {
          setDraft(undefined);
          setText("");
        }}
      />
    );
  }
  return (
    <TextField
      text={text}
      known={known}
      placeholder={place === "server" ? "Message #general" : place === "dm" ? `Message @${botName}` : "Message"}
      onChange={(next) => {
        const begunDraft = next.startsWith("/") ? draftOf(next, known) : undefined;
        if (begunDraft) setDraft(begunDraft);
        setText(begunDraft ? "" : next);
      }}
      onChoose={(command) => setDraft(begun(command))}
      onSend={async () => {
        const written = text.trim();
        if (written === "") return;
        setText("");
        const outcome = await act("write", { person: view.person, place, text: written });
        if (outcome.kind === "refused") setText(written);
      }}
    />
  );
}

function TextField(props: {
  readonly text: string;
  readonly known: readonly RunnableCommand[];
  readonly placeholder: string;
  readonly onChange: (text: string) => void;
  readonly onChoose: (command: RunnableCommand) => void;
  readonly onSend: () => void;
}): JSX.Element {
  const { text, known, placeholder, onChange, onChoose, onSend } = props;
  const [at, setAt] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const found = text.startsWith("/") && !isClosed ? fitting(text, known) : [];
  const entries = found.map((command) => ({
    label: `/${command.path.join(" ")}`,
    about: command.description,
    value: command.path.join(" "),
    options: command.options,
  }));
  const active = Math.min(at, entries.length - 1);

  useLayoutEffect(() => {
    const box = field.current;
    if (!box) return;
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 240)}px`;
  });

  function choose(index: number): void {
    const command = found[index];
    if (command) onChoose(command);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (entries.length > 0) {
      if (event.key === "ArrowDown") setAt((active + 1) % entries.length);
      else if (event.key === "ArrowUp") setAt((active - 1 + entries.length) % entries.length);
      else if (event.key === "Escape") setClosed(true);
      else if (event.key === "Tab" || event.key === "Enter") choose(active);
      else return;
      event.preventDefault();
      return;
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    if (text.startsWith("/") && known.length > 0 && /^\/\w/.test(text)) {
      change({ notice: `There is no command ${text.split(" ")[0]} here. Type / to see them all.` });
      return;
    }
    onSend();
  }

  return (
    <div class="composer">
      {entries.length > 0 && (
        <Popup
          title={`Commands matching ${text}`}
          entries={entries}
          active={active}
          onPoint={setAt}
          onChoose={choose}
        />
      )}
      <textarea
        ref={field}
        class="field"
        rows={1}
        value={text}
        maxLength={2000}
        placeholder={placeholder}
        aria-label={`${placeholder}. Type / for commands.`}
        aria-autocomplete="list"
        aria-controls={entries.length > 0 ? "suggestions" : undefined}
        aria-activedescendant={entries.length > 0 ? `suggestion-${active}` : undefined}
        onInput={(event) => {
          setAt(0);
          setClosed(false);
          onChange(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        autocomplete="off"
        spellcheck={false}
      />
    </div>
  );
}

function DraftField(props: {
  readonly draft: CommandDraft;
  readonly onChange: (draft: CommandDraft | undefined) => void;
  readonly onDone: () => void;
}): JSX.Element {
  const { draft, onChange, onDone } = props;
  const { command, values } = draft;
  const [focus, setFocus] = useState<string | undefined>(() => firstMissing(draft) ?? values.at(-1)?.name);
  const [at, setAt] = useState(0);
  const [isClosed, setClosed] = useState(() => values.some(({ text }) => text !== ""));
  const [isLacking, setLacking] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const option = focus === undefined ? undefined : optionOf(draft, focus);
  const text = values.find(({ name }) => name === focus)?.text ?? "";
  const [behind, setBehind] = useState("");
  const offered = useSuggestions(draft, isClosed ? undefined : option, text);
  const left = optionalLeft(draft);
  const isBehind = focus === undefined;
  const entries: readonly Suggestion[] = isBehind
    ? left
        .filter(({ name }) => name.startsWith(behind.trim().toLowerCase()))
        .map(({ name, description }) => ({ label: name, about: description, value: name }))
    : offered.entries;
  const active = Math.min(at, entries.length - 1);

  useLayoutEffect(() => {
    const wanted = focus === undefined ? "[data-end]" : `[data-option="${focus}"]`;
    const field = box.current?.querySelector<HTMLElement>(wanted);
    if (field && document.activeElement !== field) field.focus();
  }, [focus]);

  function go(name: string | undefined): void {
    setFocus(name);
    setAt(0);
    setClosed(false);
    setBehind("");
  }

  function choose(index: number): void {
    const entry = entries[index];
    if (!entry) return;
    if (focus === undefined) {
      add(String(entry.value));
      return;
    }
    const next = withValue(draft, focus, entry.label, entry.value);
    onChange(next);
    const missing = firstMissing(next);
    if (missing === undefined) setClosed(true);
    else go(missing);
  }

  function add(name: string): void {
    onChange(withValue(draft, name, ""));
    go(name);
  }

  /** What is in it is uploaded at once, as on Discord; its name stands in the field. */
  async function attach(name: string, file: File | undefined): Promise<void> {
    const handle = file && (await give(file));
    if (file === undefined || handle === undefined) return;
    onChange(withValue(draft, name, file.name, handle));
    setLacking(false);
    go(name);
  }

  function remove(name: string): void {
    const index = values.findIndex((value) => value.name === name);
    const isRequired = optionOf(draft, name)?.required === true;
    if (isRequired || index < 0) {
      onDone();
      return;
    }
    onChange(without(draft, name));
    go(values[index - 1]?.name ?? values[index + 1]?.name);
  }

  async function send(): Promise<void> {
    const missing = firstMissing(draft);
    if (missing !== undefined) {
      setLacking(true);
      return go(missing);
    }
    onDone();
    await sendSlash(asCommand(draft), asTyped(draft));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const isOffering = entries.length > 0 && !isClosed;
    if (isOffering && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt((active + step + entries.length) % entries.length);
    } else if (
      (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) &&
      isOffering &&
      (isBehind ? behind : text) !== ""
    ) {
      choose(active);
    } else if (event.key === "Enter" && isOffering && option?.required === true) choose(active);
    else if (event.key === "Enter" && behind.trim() !== "") {
      const next = typedBehind(draft, `${behind} `);
      if (!next) return;
      onChange(next.draft);
      go(next.focus);
    } else if (event.key === "Enter") void send();
    else if (event.key === "Escape") {
      if (isOffering) setClosed(true);
      else onDone();
    } else if (event.key === "Backspace" && text === "" && behind === "") {
      if (focus === undefined) {
        const last = values.at(-1);
        if (last) go(last.name);
        else onDone();
      } else remove(focus);
    } else return;
    event.preventDefault();
  }

  return (
    <div class="composer">
      {option && (
        <Popup
          title={`${option.name}${option.required === true ? " (required)" : ""}: ${option.description}`}
          entries={isClosed ? [] : entries}
          active={active}
          isAsking={offered.isAsking}
          isLacking={isLacking && text.trim() === ""}
          onPoint={setAt}
          onChoose={choose}
        />
      )}
      {!option && (
        <Popup
          title={`/${command.path.join(" ")}: ${command.description}`}
          entries={isClosed ? [] : entries}
          active={active}
          onPoint={setAt}
          onChoose={choose}
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys go to the fields inside */}
      <div class="field draft" ref={box} onKeyDown={onKeyDown}>
        <span class="draft-name">/{command.path.join(" ")}</span>
        {values.map((value) => (
          <label key={value.name} class={optionOf(draft, value.name)?.required === true ? "pill required" : "pill"}>
            <span>{value.name}</span>
            {optionOf(draft, value.name)?.type === ATTACHMENT && (
              <input
                type="file"
                class="file-choice"
                aria-label={`Choose a file for ${value.name}`}
                onChange={(event) => void attach(value.name, event.currentTarget.files?.[0])}
              />
            )}
            <input
              data-option={value.name}
              value={value.text}
              size={Math.max(4, Math.min(value.text.length + 1, 40))}
              aria-label={`${value.name}${optionOf(draft, value.name)?.required === true ? ", required" : ""}`}
              aria-autocomplete="list"
              aria-controls={entries.length > 0 && focus === value.name ? "suggestions" : undefined}
              aria-activedescendant={
                entries.length > 0 && focus === value.name && !isClosed ? `suggestion-${active}` : undefined
              }
              onFocus={() => {
                if (focus !== value.name) go(value.name);
              }}
              onInput={(event) => {
                setAt(0);
                setClosed(false);
                const next = typedInto(draft, value.name, event.currentTarget.value);
                onChange(next.draft);
                if (next.focus !== focus) go(next.focus);
              }}
              autocomplete="off"
              spellcheck={false}
            />
          </label>
        ))}
        {(left.length > 0 || values.length === 0) && (
          <input
            class="draft-end"
            data-end
            value={behind}
            aria-label={left.length > 0 ? "More options, or Enter to send" : "Enter sends it"}
            aria-autocomplete="list"
            aria-controls={isBehind && entries.length > 0 ? "suggestions" : undefined}
            aria-activedescendant={isBehind && entries.length > 0 && !isClosed ? `suggestion-${active}` : undefined}
            readOnly={left.length === 0}
            onFocus={() => {
              if (!isBehind) go(undefined);
            }}
            onInput={(event) => {
              setAt(0);
              setClosed(false);
              const next = typedBehind(draft, event.currentTarget.value);
              setBehind(next ? "" : event.currentTarget.value);
              if (!next) return;
              onChange(next.draft);
              go(next.focus);
            }}
            autocomplete="off"
            spellcheck={false}
          />
        )}
        {left.map(({ name, description }) => (
          <button key={name} type="button" class="add-option" title={description} onClick={() => add(name)}>
            +{name}
          </button>
        ))}
        <button type="button" class="send" aria-label="Send" title="Send (Enter)" onClick={() => void send()}>
          ➤
        </button>
      </div>
    </div>
  );
}

function Popup(props: {
  readonly title: string;
  readonly entries: readonly (Suggestion & { readonly options?: RunnableCommand["options"] })[];
  readonly active: number;
  readonly isAsking?: boolean;
  readonly isLacking?: boolean;
  readonly onPoint: (index: number) => void;
  readonly onChoose: (index: number) => void;
}): JSX.Element {
  const { title, entries, active, isAsking = false, isLacking = false, onPoint, onChoose } = props;
  useEffect(() => {
    document.getElementById(`suggestion-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div class="popup">
      <p class="popup-title">
        {title}
        {isAsking && <span class="muted"> · asking the bot…</span>}
      </p>
      {isLacking && (
        <p class="problem" role="alert">
          This option is required.
        </p>
      )}
      {entries.length > 0 && (
        <div id="suggestions" class="suggestions" role="listbox" aria-label="Suggestions">
          {entries.map((entry, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes the keys
            <div
              key={`${entry.value}`}
              id={`suggestion-${index}`}
              role="option"
              tabIndex={-1}
              class={index === active ? "suggestion active" : "suggestion"}
              aria-selected={index === active}
              onMouseMove={() => onPoint(index)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(index)}
            >
              <span class="suggestion-words">
                <span class="suggestion-label">{entry.label}</span>
                {entry.options?.map(({ name, required }) => (
                  <span key={name} class={required === true ? "mark required" : "mark"}>
                    {name}
                    {required === true && <span class="unseen"> required</span>}
                  </span>
                ))}
              </span>
              {entry.about && <span class="suggestion-about">{entry.about}</span>}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
