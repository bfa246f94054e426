import type { JSX } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";

export type Entry = {
  readonly value: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly emoji?: string | undefined;
};

type Props = {
  readonly entries: readonly Entry[];
  readonly chosen: readonly string[];
  readonly placeholder: string;
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly most: number;
  readonly least: number;
  /** With one to choose, at each choice; with several, when the list closes and something has changed. */
  readonly onChoose: (values: readonly string[]) => void;
  /** Tells of each change while the list is open, as a form wants it. */
  readonly isEager?: boolean;
};

/**
 * A menu as Discord has it: a field that opens a list. By keyboard: Enter or the arrows open, arrows move, letters
 * jump, Enter or blank chooses, Escape closes. Source of the roles: w3.org/WAI/ARIA/apg, "Select-Only Combobox".
 */
export function ListBox(props: Props): JSX.Element {
  const { entries, chosen, placeholder, label, isDisabled = false, most, least, onChoose, isEager = false } = props;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const [picked, setPicked] = useState<readonly string[]>(chosen);
  const whole = useRef<HTMLDivElement>(null);
  const several = most > 1;
  const shown = isOpen && several ? picked : chosen;

  useEffect(() => {
    if (!isOpen) return;
    const away = (event: Event) => {
      if (!whole.current?.contains(event.target as Node)) close();
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  });
  useEffect(() => {
    if (isOpen) document.getElementById(`${id}-list`)?.scrollIntoView({ block: "nearest" });
  }, [isOpen, id]);
  useEffect(() => {
    if (isOpen) document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: "nearest" });
  }, [isOpen, at, id]);

  function open(): void {
    if (isDisabled) return;
    setPicked(chosen);
    setAt(
      Math.max(
        0,
        entries.findIndex(({ value }) => chosen.includes(value)),
      ),
    );
    setOpen(true);
  }

  function close(): void {
    setOpen(false);
    const isOther = picked.length !== chosen.length || picked.some((value) => !chosen.includes(value));
    if (several && !isEager && isOther && picked.length >= least) onChoose(picked);
  }

  function choose(entry: Entry): void {
    if (!several) {
      setOpen(false);
      const isTakenBack = isEager && least === 0 && chosen.includes(entry.value);
      onChoose(isTakenBack ? [] : [entry.value]);
      return;
    }
    const next = picked.includes(entry.value)
      ? picked.filter((value) => value !== entry.value)
      : [...picked, entry.value].slice(0, most);
    setPicked(next);
    if (isEager) onChoose(next);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!isOpen) {
      if (!["Enter", " ", "ArrowDown", "ArrowUp"].includes(event.key)) return;
      event.preventDefault();
      open();
      return;
    }
    const entry = entries[at];
    switch (event.key) {
      case "ArrowDown":
        setAt(Math.min(at + 1, entries.length - 1));
        break;
      case "ArrowUp":
        setAt(Math.max(at - 1, 0));
        break;
      case "Home":
        setAt(0);
        break;
      case "End":
        setAt(entries.length - 1);
        break;
      case "Enter":
      case " ":
        if (entry) choose(entry);
        break;
      case "Escape":
        event.stopPropagation();
        close();
        break;
      case "Tab":
        close();
        return;
      default: {
        const next = entries.findIndex(({ label: text }) => text.toLowerCase().startsWith(event.key.toLowerCase()));
        if (event.key.length !== 1 || next < 0) return;
        setAt(next);
      }
    }
    event.preventDefault();
  }

  const words = entries
    .filter(({ value }) => shown.includes(value))
    .map((entry) => `${entry.emoji ? `${entry.emoji} ` : ""}${entry.label}`);
  return (
    <div class="menu" ref={whole}>
      <div
        class="menu-field"
        role="combobox"
        tabIndex={isDisabled ? -1 : 0}
        aria-label={words.length > 0 ? `${label}: ${words.join(", ")}` : label}
        aria-expanded={isOpen}
        aria-haspopup="listbox"
        aria-controls={`${id}-list`}
        aria-disabled={isDisabled}
        aria-activedescendant={isOpen ? `${id}-${at}` : undefined}
        onClick={() => (isOpen ? close() : open())}
        onKeyDown={onKeyDown}
      >
        <span class={words.length > 0 ? "menu-words" : "menu-placeholder"}>
          {words.length > 0 ? words.join(", ") : placeholder}
        </span>
        <span class="menu-arrow" aria-hidden="true" />
      </div>
      <div
        class="menu-list"
        role="listbox"
        id={`${id}-list`}
        aria-label={label}
        aria-multiselectable={several}
        hidden={!isOpen}
      >
        {isOpen &&
          entries.map((entry, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes the keys
            <div
              key={entry.value}
              id={`${id}-${index}`}
              class={index === at ? "menu-entry active" : "menu-entry"}
              role="option"
              tabIndex={-1}
              aria-selected={shown.includes(entry.value)}
              onMouseMove={() => setAt(index)}
              onClick={() => choose(entry)}
            >
              {entry.emoji && <span aria-hidden="true">{entry.emoji}</span>}
              <span class="menu-text">
                <span>{entry.label}</span>
                {entry.description && <span class="menu-about">{entry.description}</span>}
              </span>
              {several && <span class={shown.includes(entry.value) ? "tick on" : "tick"} aria-hidden="true" />}
            </div>
          ))}
      </div>
    </div>
  );
}
