import type { Look } from "./look.ts";
import type { Span, Style } from "./span.ts";
import { renderTimestamp } from "./timestamp.ts";

const address = String.raw`https?:\/\/(?:[^\s()<>]|\([^\s()<>]*\))+`;

/** One mark of Discord's markdown, tried from left to right; the first alternative that fits wins. */
const marks = new RegExp(
  [
    String.raw`\\(?<escaped>[\\*_~\x60|>#\-[\]()<:])`,
    String.raw`(?<tick>\x60{1,2})(?<code>.+?)\k<tick>`,
    String.raw`\[(?<linkText>[^\]\n]+)\]\(<?(?<link>${address})>?(?:\s+"[^"]*")?\)`,
    String.raw`<t:(?<unix>-?\d{1,13})(?::(?<style>[tTdDfFRsS]))?>`,
    String.raw`<\/(?<command>[^:<>]+):\d+>`,
    String.raw`<(?<mention>@!?|@&|#)(?<id>\d+)>`,
    String.raw`<a?:(?<emoji>\w+):\d+>`,
    `<(?<quietAddress>${address})>`,
    String.raw`(?<bareAddress>https?:\/\/[^\s<>]*[^\s<>.,;:!?)"'])`,
    String.raw`\*\*(?<bold>.+?)\*\*(?!\*)`,
    "__(?<underline>.+?)__(?!_)",
    "~~(?<strike>.+?)~~",
    String.raw`\|\|(?<spoiler>.+?)\|\|`,
    String.raw`\*(?<star>(?![\s*]).+?)(?<!\s)\*`,
    String.raw`(?<!\w)_(?<low>(?!\s).+?)(?<!\s)_(?!\w)`,
  ].join("|"),
  "s",
);

const nested = [
  ["bold", "bold"],
  ["underline", "underline"],
  ["strike", "strikethrough"],
  ["spoiler", undefined],
  ["star", "italic"],
  ["low", "italic"],
] as const;

/** Discord's inline markdown as spans; what a mark says stays readable when styles are not shown. */
export function renderInline(text: string, look: Look, styles: readonly Style[] = []): Span[] {
  const found = marks.exec(text);
  if (found?.groups === undefined) return text === "" ? [] : [{ text, styles }];

  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length);
  return [
    ...(before === "" ? [] : [{ text: before, styles }]),
    ...renderMark(found.groups, look, styles),
    ...renderInline(after, look, styles),
  ];
}

function renderMark(mark: Readonly<Record<string, string | undefined>>, look: Look, styles: readonly Style[]): Span[] {
  for (const [name, style] of nested) {
    const inner = mark[name];
    if (inner !== undefined) return renderInline(inner, look, style === undefined ? styles : [...styles, style]);
  }
  if (mark.code !== undefined) {
    return [look.colour ? { text: mark.code, styles: [...styles, "cyan"] } : { text: `\`${mark.code}\``, styles }];
  }
  if (mark.link !== undefined && mark.linkText !== undefined) {
    if (mark.linkText === mark.link) return [{ text: mark.link, styles }];
    return [...renderInline(mark.linkText, look, styles), { text: ` (${mark.link})`, styles: [...styles, "dim"] }];
  }
  return [{ text: renderPlainMark(mark, look), styles }];
}

function renderPlainMark(mark: Readonly<Record<string, string | undefined>>, look: Look): string {
  if (mark.unix !== undefined) return renderTimestamp(Number(mark.unix), mark.style ?? "f", look);
  if (mark.command !== undefined) return `/${mark.command}`;
  if (mark.id !== undefined) {
    const channel = mark.mention === "#";
    return `${channel ? "#" : "@"}${look.nameOf?.(mark.id) ?? (channel ? "channel" : "someone")}`;
  }
  if (mark.emoji !== undefined) return `:${mark.emoji}:`;
  return mark.escaped ?? mark.quietAddress ?? mark.bareAddress ?? "";
}
