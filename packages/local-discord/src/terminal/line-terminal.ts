import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from "node:readline";
import { stripVTControlCharacters } from "node:util";

import { textWidth } from "./render/text-width.ts";
import { createScreenRecord } from "./screen-record.ts";

/**
 * Asked at each Tab, with the line up to the cursor: what takes the place of `typed`, the end of it. What there is
 * to choose from it prints by itself.
 */
export type Completer = (line: string) => Promise<{ readonly typed: string; readonly insert: string | undefined }>;

/** Lines in, text out, on one terminal or through pipes. */
export type LineTerminal = {
  /** Somebody sits there, sees a prompt, and sees text arrive while they type. */
  readonly interactive: boolean;
  /** Whether a line was ever read. */
  readonly used: boolean;
  /** Prints whole lines above whatever is being typed. A blank line at either end never becomes two. */
  print(text: string): void;
  /** The next line, or undefined once there will be none. Lines typed ahead wait their turn. */
  ask(prompt: string, completer?: Completer): Promise<string | undefined>;
  /** Shows `text` as though somebody had typed that much of a line, where there is a screen. */
  draft(prompt: string, text: string): void;
  /** While somebody listens, Enter is told to them and ends no line. */
  hearEnter(listener: (() => void) | undefined): void;
  /** Everything printed and typed so far, without colour; of a very long sitting the last part. */
  screen(): string;
  close(): void;
};

export type LineTerminalOptions = {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** Ctrl-C, where the terminal hands it over as a key. */
  readonly onInterrupt: () => void;
  /** Nothing can be read or printed any more: the window was closed, or the reader of a pipe went away. */
  readonly onGone: () => void;
};

export function createLineTerminal({ input, output, onInterrupt, onGone }: LineTerminalOptions): LineTerminal {
  const bothTerminals = input.isTTY === true && output.isTTY === true;
  const interactive = bothTerminals && process.env.TERM !== "dumb";
  const reader = createInterface({
    input,
    ...(interactive ? { output } : {}),
    terminal: interactive,
    historySize: interactive ? 200 : 0,
    removeHistoryDuplicates: true,
    completer: (line: string, done: (error: Error | null, result?: [string[], string]) => void) =>
      void complete(line).then((result) => done(null, result), done),
    crlfDelay: Number.POSITIVE_INFINITY,
  });

  const screen = createScreenRecord();
  const ahead: string[] = [];
  let completer: Completer | undefined;
  let enterHeard: (() => void) | undefined;
  let waiting: ((line: string | undefined) => void) | undefined;
  let prompt = "";
  let used = false;
  let ended = false;
  let closed = false;
  let blankAbove = true;

  async function complete(line: string): Promise<[string[], string]> {
    const found = enterHeard === undefined ? await completer?.(line) : undefined;
    const isStillThere = reader.line.slice(0, reader.cursor) === line;
    return found?.insert === undefined || !isStillThere ? [[], line] : [[found.insert], found.typed];
  }

  function take(line: string | undefined): boolean {
    const resolve = waiting;
    waiting = undefined;
    completer = undefined;
    resolve?.(line);
    return resolve !== undefined;
  }

  reader.on("line", (line) => {
    used = true;
    if (enterHeard !== undefined && interactive) {
      eraseAbove(output, textWidth(prompt + line));
      enterHeard();
    } else if (take(line)) {
      if (interactive) {
        blankAbove = false; // what was typed stands there now
        screen.add(prompt + line);
      }
    } else {
      ahead.push(line);
      if (interactive) eraseAbove(output, textWidth(prompt + line)); // it is shown again when its turn comes
    }
    if (interactive) reader.prompt();
  });
  reader.on("close", () => {
    ended = true;
    if (interactive && !closed && enterHeard !== undefined) onInterrupt(); // Ctrl-D, while nobody waits for a line
    take(undefined);
  });
  reader.on("SIGINT", onInterrupt);
  reader.on("error", onGone);
  output.on("error", onGone);
  if (interactive) {
    reader.setPrompt(prompt);
    reader.prompt();
  }

  function print(lines: string): void {
    if (closed) return; // what still comes in while everything ends is not for anybody's eyes
    const text = onlyColours(blankAbove ? lines.replace(/^\n/, "") : lines);
    blankAbove = /(^|\n)$/.test(lines);
    const prompting = interactive && !ended;
    if (prompting) erasePrompt(reader, output);
    output.write(`${text}\n`);
    screen.add(text);
    if (prompting) reader.prompt(true);
  }

  async function nextLine(): Promise<string | undefined> {
    const line = ahead.shift();
    if (line !== undefined || ended) {
      if (line !== undefined && (interactive || !bothTerminals)) print(prompt + line);
      return line;
    }
    const typed = await new Promise<string | undefined>((resolve) => {
      waiting = resolve;
    });
    if (typed !== undefined && !bothTerminals) print(prompt + typed);
    else if (typed !== undefined && !interactive) screen.add(prompt + typed); // a terminal that shows it by itself
    return typed;
  }

  /** @param text takes the place of what is typed; without it that stays */
  function show(newPrompt: string, text = reader.line): void {
    prompt = newPrompt;
    if (!interactive || ended) return;
    erasePrompt(reader, output);
    if (text !== reader.line) Object.assign(reader, { line: text, cursor: text.length });
    reader.setPrompt(prompt);
    reader.prompt(true);
  }

  return {
    interactive,
    get used() {
      return used;
    },
    print,
    ask(newPrompt, newCompleter) {
      completer = newCompleter;
      show(newPrompt);
      return nextLine();
    },
    draft(newPrompt, text) {
      show(newPrompt, text);
    },
    hearEnter(listener) {
      enterHeard = listener;
    },
    screen: screen.text,
    close() {
      if (interactive && ended)
        output.write("\n"); // Ctrl-D leaves the prompt standing
      else if (interactive) erasePrompt(reader, output);
      closed = true;
      reader.close();
    },
  };
}

/**
 * Text without what would move the cursor, name the window or ring: messages, labels and what is typed in a browser may
 * hold anything. Colours stay.
 */
function onlyColours(text: string): string {
  return text
    .split(COLOURS)
    .map((part, at) => (at % 2 === 1 ? part : stripVTControlCharacters(part).replace(CONTROLS, "")))
    .join("");
}

const ESCAPE = "\u001b";
/** As `styleText` writes them; the group keeps them when a text is split by it. */
const COLOURS = new RegExp(`(${ESCAPE}\\[[\\d;]*m)`, "u");
const CONTROLS = /[\p{Cc}--[\n\t]]/gv;

/**
 * Takes the prompt and what is typed after it off the screen; what is printed next starts there. The reader keeps
 * the number of rows it drew in `prevRows`, wrongly after a paste that wraps, so that is set right here as well.
 */
function erasePrompt(reader: Interface, output: NodeJS.WriteStream): void {
  moveCursor(output, 0, -reader.getCursorPos().rows);
  cursorTo(output, 0);
  clearScreenDown(output);
  Object.assign(reader, { prevRows: 0 });
}

/** Takes a line of that many columns off the screen, right after Enter has been pressed on it. */
function eraseAbove(output: NodeJS.WriteStream, columns: number): void {
  moveCursor(output, 0, -Math.max(1, Math.ceil(columns / (output.columns || 80))));
  cursorTo(output, 0);
  clearScreenDown(output);
}
