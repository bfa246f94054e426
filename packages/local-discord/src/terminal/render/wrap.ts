import { paint, type Span } from "./span.ts";
import { splitAtWidth, textWidth } from "./text-width.ts";

export type WrapOptions = {
  readonly width: number;
  readonly colour: boolean;
  /** Stands before the first line, such as "• ". */
  readonly first?: string;
  /** Stands before every later line. Default: blanks as wide as `first`. */
  readonly rest?: string;
};

/**
 * Lines of at most `width` columns, broken between words. A longer word is broken inside, but an address is
 * left whole, so that it can still be copied.
 */
export function wrap(spans: readonly Span[], options: WrapOptions): string[] {
  const first = options.first ?? "";
  const rest = options.rest ?? " ".repeat(textWidth(first));
  const room = Math.max(1, options.width - Math.max(textWidth(first), textWidth(rest)));

  const lines: Span[][] = [[]];
  let used = 0;
  for (const word of words(spans).flatMap((one) => fitWord(one, room))) {
    const length = wordWidth(word);
    const line = lines.at(-1);
    if (line === undefined || line.length === 0) {
      lines[lines.length - 1] = [...word];
      used = length;
    } else if (used + 1 + length <= room) {
      line.push(blankBetween(line.at(-1), word[0]), ...word);
      used += 1 + length;
    } else {
      lines.push([...word]);
      used = length;
    }
  }
  return lines.map((line, index) => (index === 0 ? first : rest) + paintLine(line, options.colour));
}

type Word = readonly Span[];

function words(spans: readonly Span[]): Word[] {
  const found: Span[][] = [];
  let open = false;
  for (const { text, styles } of spans) {
    for (const part of text.split(/([ \t\n]+)/)) {
      if (part === "") continue;
      if (/^[ \t\n]/.test(part)) open = false;
      else if (open) found.at(-1)?.push({ text: part, styles });
      else {
        found.push([{ text: part, styles }]);
        open = true;
      }
    }
  }
  return found;
}

function fitWord(word: Word, room: number): Word[] {
  if (wordWidth(word) <= room || word.some(({ text }) => /https?:\/\//.test(text))) return [word];
  const pieces: Word[] = [];
  for (const { text, styles } of word) {
    let left = text;
    while (left !== "") {
      const [head, tail] = splitAtWidth(left, room);
      pieces.push([{ text: head, styles }]);
      left = tail;
    }
  }
  return pieces;
}

function wordWidth(word: Word): number {
  return word.reduce((sum, { text }) => sum + textWidth(text), 0);
}

function blankBetween(left: Span | undefined, right: Span | undefined): Span {
  const same = left !== undefined && left.styles.join() === right?.styles.join();
  return { text: " ", styles: same ? left.styles : [] };
}

function paintLine(line: readonly Span[], colour: boolean): string {
  const merged: Span[] = [];
  for (const span of line) {
    const last = merged.at(-1);
    if (last !== undefined && last.styles.join() === span.styles.join()) {
      merged[merged.length - 1] = { text: last.text + span.text, styles: last.styles };
    } else merged.push(span);
  }
  return merged.map((span) => paint(span, colour)).join("");
}
