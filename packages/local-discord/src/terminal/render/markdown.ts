import { renderInline } from "./inline.ts";
import type { Look } from "./look.ts";
import type { Style } from "./span.ts";
import { splitAtWidth, textWidth } from "./text-width.ts";
import { wrap } from "./wrap.ts";

/**
 * Discord's markdown as lines of a terminal.
 * Source of what counts as markdown: support.discord.com, "Markdown Text 101".
 */
export function renderMarkdown(text: string, look: Look): string[] {
  const lines: string[] = [];
  let fenced = false;
  let quoting = false;
  for (const line of text.replaceAll("\r", "").split("\n")) {
    if (/^```/.test(line)) fenced = !/^```.*```$/.test(line) && !fenced;
    else if (fenced) lines.push(...renderCode(line.replace(/```$/, ""), look));
    else {
      quoting ||= line.startsWith(">>> ");
      lines.push(...renderLine(quoting && !line.startsWith(">>> ") ? `> ${line}` : line, look));
    }
    if (fenced && /[^`]```$/.test(line)) fenced = false;
  }
  return trimBlankLines(lines);
}

function renderLine(line: string, look: Look): string[] {
  if (line.trim() === "") return [""];

  const heading = /^(#{1,3}) +(.+)$/.exec(line);
  if (heading !== null) return renderHeading(heading[2] ?? "", heading[1]?.length ?? 1, look);

  const small = /^-# +(.+)$/.exec(line);
  if (small !== null) return wrapInline(small[1] ?? "", look, "", "", ["dim"]);

  const quote = /^>{1,3} ?(.*)$/.exec(line);
  if (quote !== null) return wrapInline(quote[1] ?? "", look, "> ", "> ");

  const item = /^( *)([-*]|\d+\.) +(.+)$/.exec(line);
  if (item !== null) {
    const bullet = /\d/.test(item[2] ?? "") ? item[2] : "•";
    const first = `${" ".repeat(Math.min(item[1]?.length ?? 0, 8))}${bullet} `;
    return wrapInline(item[3] ?? "", look, first, " ".repeat(textWidth(first)));
  }
  return wrapInline(line, look, "", "");
}

function renderHeading(text: string, level: number, look: Look): string[] {
  const lines = wrapInline(text, look, "", "", ["bold"]);
  if (level > 2 || look.colour) return lines;
  const longest = Math.max(...lines.map(textWidth));
  return [...lines, (level === 1 ? "=" : "-").repeat(longest)];
}

function wrapInline(text: string, look: Look, first: string, rest: string, styles: readonly Style[] = []): string[] {
  return wrap(renderInline(text, look, styles), { width: look.width, colour: look.colour, first, rest });
}

/** Code keeps its blanks, so it is cut at the edge and not between words. */
function renderCode(line: string, look: Look): string[] {
  const [head, tail] = splitAtWidth(line, look.width);
  return tail === "" ? [head] : [head, ...renderCode(tail, look)];
}

function trimBlankLines(lines: readonly string[]): string[] {
  const start = lines.findIndex((line) => line !== "");
  if (start === -1) return [];
  return lines.slice(start, lines.findLastIndex((line) => line !== "") + 1);
}
