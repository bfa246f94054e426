import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from "node:readline";

import { textWidth } from "./render/text-width.ts";

/** Lines in, text out, on one terminal or through pipes. */
export type LineTerminal = {
  /** Somebody sits there, sees a prompt, and sees text arrive while they type. */
  readonly interactive: boolean;
  /** Whether a line was ever read. */
  readonly used: boolean;
  /** Prints whole lines above whatever is being typed. A blank line at either end never becomes two. */
  print(text: string): void;
  /** The next line, or undefined once there will be none. Lines typed ahead wait their turn. */
  ask(prompt: string): Promise<string | undefined>;
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
    crlfDelay: Number.POSITIVE_INFINITY,
  });

  const ahead: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  let prompt = "";
  let used = false;
  let ended = false;
  let closed = false;
  let blankAbove = true;

  function take(line: string | undefined): boolean {
    const resolve = waiting;
    waiting = undefined;
    resolve?.(line);
    return resolve !== undefined;
  }

  reader.on("line", (line) => {
    used = true;
    if (take(line)) {
      if (interactive) blankAbove = false; // what was typed stands there now
    } else {
      ahead.push(line);
      if (interactive) eraseAbove(output, textWidth(prompt + line)); // it is shown again when its turn comes
    }
    if (interactive) reader.prompt();
  });
  reader.on("close", () => {
    ended = true;
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
    const text = blankAbove ? lines.replace(/^\n/, "") : lines;
    blankAbove = /(^|\n)$/.test(lines);
    const prompting = interactive && !ended;
    if (prompting) erasePrompt(reader, output);
    output.write(`${text}\n`);
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
    return typed;
  }

  return {
    interactive,
    get used() {
      return used;
    },
    print,
    ask(newPrompt) {
      prompt = newPrompt;
      if (interactive && !ended) {
        erasePrompt(reader, output);
        reader.setPrompt(prompt);
        reader.prompt(true);
      }
      return nextLine();
    },
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
