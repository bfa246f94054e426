import { ButtonStyle, ComponentType } from "discord.js";
import { COLOUR } from "../../src/diary/picture/look.ts";
import { escaped, widthAt100 } from "./svg.ts";

/** One of a message's components as Discord was handed it; docs: components/reference. */
type Component = {
  readonly type: number;
  readonly content?: string;
  readonly label?: string;
  readonly style?: number;
  readonly accent_color?: number | null;
  readonly components?: readonly Component[];
};

export type CardHead = {
  /** Such as "21:45", as the reader's clock says. */
  readonly at: string;
  /** How a timestamp of Discord's is written for the reader. */
  time(epochSeconds: number): string;
};

const WIDTH = 1000;
const MARGIN = 40;
const INSIDE = MARGIN + 44;
const SIZE = { heading: 42, title: 36, text: 34, small: 28, button: 30 } as const;
const LINE = 1.38;
const GREY = "#9aa3b8";
const CARD = "#1d2130";
const BUTTON = "#343a4a";
const DANGER = "#a3333f";

type Word = { readonly text: string; readonly isBold: boolean };
type Style = { readonly size: number; readonly fill: string; readonly isBold: boolean };

/** A message of the bot as an SVG 1,000 px wide: its card with headings, small print and buttons. */
export function cardSvg(components: readonly Component[], head: CardHead): string {
  const parts: string[] = [];
  let y = MARGIN + 40;
  parts.push(
    line(MARGIN, y, [{ text: "Winddown", isBold: true }], { size: SIZE.text, fill: COLOUR.text, isBold: true }),
  );
  const nameWidth = widthOf({ text: "Winddown", isBold: true }, SIZE.text);
  parts.push(
    line(MARGIN + nameWidth + 24, y, plain(`direct message · ${head.at}`), {
      size: SIZE.small,
      fill: GREY,
      isBold: false,
    }),
  );
  y += 30;

  for (const container of components) {
    if (container.type !== ComponentType.Container)
      throw new Error(`a part of type ${container.type} is not drawn yet`);
    const top = y;
    const inner: string[] = [];
    y += 30;
    for (const part of container.components ?? []) {
      if (part.type === ComponentType.TextDisplay) y = texts(part.content ?? "", y, inner, head) + 14;
      else if (part.type === ComponentType.ActionRow) y = row(part.components ?? [], y + 14, inner);
      else throw new Error(`a part of type ${part.type} is not drawn yet`);
    }
    y += 30;
    const accent = `#${(container.accent_color ?? 0).toString(16).padStart(6, "0")}`;
    parts.push(
      `<rect x="${MARGIN}" y="${top}" width="${WIDTH - 2 * MARGIN}" height="${y - top}" rx="16" fill="${CARD}"/>`,
      `<rect x="${MARGIN}" y="${top}" width="10" height="${y - top}" rx="5" fill="${accent}"/>`,
      ...inner,
    );
    y += 20;
  }
  const height = Math.ceil(y + MARGIN - 20);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">${parts.join("")}</svg>`;
}

/** @returns where the next part begins */
function texts(content: string, from: number, into: string[], head: CardHead): number {
  let y = from;
  for (const paragraph of content.split("\n")) {
    const [style, text] = styled(paragraph);
    const said = text.replaceAll(/<t:(\d+)(?::\w)?>/g, (_whole, seconds: string) => head.time(Number(seconds)));
    for (const words of wrapped(wordsOf(said, style.isBold), style.size)) {
      y += style.size * LINE;
      into.push(line(INSIDE, y, words, style));
    }
  }
  return y + 10;
}

function styled(paragraph: string): [Style, string] {
  const marks: readonly [string, Style][] = [
    ["## ", { size: SIZE.heading, fill: COLOUR.text, isBold: true }],
    ["### ", { size: SIZE.title, fill: COLOUR.text, isBold: true }],
    ["-# ", { size: SIZE.small, fill: GREY, isBold: false }],
  ];
  const found = marks.find(([mark]) => paragraph.startsWith(mark));
  return found
    ? [found[1], paragraph.slice(found[0].length)]
    : [{ size: SIZE.text, fill: COLOUR.text, isBold: false }, paragraph];
}

/** `**bold**` and `` `code` `` are told apart from the rest; code looks as bold does. */
function wordsOf(text: string, isBold: boolean): Word[] {
  return text
    .split(/\*\*|`/)
    .flatMap((run, at) => run.split(/(?<= )/).map((word) => ({ text: word, isBold: isBold || at % 2 === 1 })))
    .filter(({ text }) => text !== "");
}

const plain = (text: string): Word[] => [{ text, isBold: false }];

function wrapped(words: readonly Word[], size: number): Word[][] {
  const room = WIDTH - MARGIN - 30 - INSIDE;
  const lines: Word[][] = [[]];
  let used = 0;
  for (const [at, word] of words.entries()) {
    const width = widthOf(word, size);
    // A full stop after a bold word does not begin a line.
    const breaksHere = at === 0 || words[at - 1]?.text.endsWith(" ") === true;
    if (breaksHere && used > 0 && used + width > room) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(word);
    used += width;
  }
  return lines;
}

function widthOf({ text, isBold }: Word, size: number): number {
  return (widthAt100(text) * size) / 100 + (isBold ? text.length * boldness(size) * 0.5 : 0);
}

const boldness = (size: number) => size / 28;

function line(x: number, y: number, words: readonly Word[], { size, fill }: Style): string {
  let at = x;
  return words
    .map((word) => {
      const bold = word.isBold ? ` stroke="${fill}" stroke-width="${boldness(size).toFixed(2)}"` : "";
      const drawn = `<text xml:space="preserve" x="${at.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" fill="${fill}"${bold}>${escaped(word.text)}</text>`;
      at += widthOf(word, size);
      return drawn;
    })
    .join("");
}

/** Buttons side by side while they fit. @returns where the next part begins */
function row(components: readonly Component[], from: number, into: string[]): number {
  const height = 62;
  let [x, y] = [INSIDE, from];
  for (const { type, label = "", style } of components) {
    if (type !== ComponentType.Button) throw new Error(`a control of type ${type} is not drawn yet`);
    const width = (widthAt100(label) * SIZE.button) / 100 + 44;
    if (x > INSIDE && x + width > WIDTH - MARGIN - 24) [x, y] = [INSIDE, y + height + 14];
    const fill = style === ButtonStyle.Danger ? DANGER : BUTTON;
    into.push(
      `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height}" rx="12" fill="${fill}"/>`,
      line(x + 22, y + 41, plain(label), { size: SIZE.button, fill: COLOUR.text, isBold: false }),
    );
    x += width + 14;
  }
  return y + height;
}
