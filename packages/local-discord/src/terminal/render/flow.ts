import type { Look } from "./look.ts";
import { plain } from "./span.ts";
import { textWidth } from "./text-width.ts";
import { wrap } from "./wrap.ts";

const indent = "  ";

/** Many short texts side by side, with a dot between any two; one that is wider than the terminal has its own lines. */
export function flow(texts: readonly string[], look: Look): string[] {
  const room = look.width - indent.length;
  const lines: string[] = [];
  let line = "";
  const endLine = () => {
    if (line !== "") lines.push(indent + line);
    line = "";
  };
  texts.forEach((text, index) => {
    const item = index === texts.length - 1 ? text : `${text} ·`;
    if (line !== "" && textWidth(`${line} ${item}`) > room) endLine();
    if (textWidth(item) > room) lines.push(...wrap([plain(text)], { ...look, first: indent, rest: `${indent}  ` }));
    else line = line === "" ? item : `${line} ${item}`;
  });
  endLine();
  return lines;
}
