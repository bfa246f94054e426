import type { Look } from "./look.ts";
import { paint, plain } from "./span.ts";
import { textWidth } from "./text-width.ts";
import { wrap } from "./wrap.ts";

/** A line across the terminal with a title in it; a longer title takes more lines. */
export function renderRule(title: string, line: "─" | "═", look: Look): string[] {
  const start = line.repeat(2);
  const lines = wrap([plain(title)], { width: look.width - 1, colour: false, first: `${start} `, rest: "   " });
  return lines.map((text, index) => {
    const room = look.width - textWidth(text) - 1;
    const filled = index === lines.length - 1 && room > 0 ? `${text} ${line.repeat(room)}` : text;
    return paint({ text: filled, styles: line === "═" ? ["bold", "yellow"] : ["bold"] }, look.colour);
  });
}
