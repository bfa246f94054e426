import { shortenPath, shortenTokens } from "../../shorten-tokens.ts";
import type { Exchange } from "../../types.ts";
import type { Look } from "./look.ts";
import { renderRule } from "./rule.ts";
import { plain } from "./span.ts";
import { splitAtWidth } from "./text-width.ts";
import { wrap } from "./wrap.ts";

/** Longer bodies scroll away what one wants to see. */
const mostLines = 60;

/**
 * One request and its answer, as they went over the wire. Tokens are shortened: whoever has the token of an
 * interaction can answer it.
 *
 * @param whole however long it is
 */
export function renderExchange(exchange: Exchange, place: string, look: Look, whole = false): string[] {
  const { method, path, query = {}, status, at, body, answer } = exchange;
  const time = at.toZonedDateTimeISO(look.zone).toPlainTime().toString({ smallestUnit: "second" });
  const asked = new URLSearchParams(query).toString();
  const outcome = status === 0 ? "no answer: the connection was cut" : `answered ${status}`;
  return [
    ...renderRule(`${place} · ${time} · ${outcome}`, "─", look),
    ...wrap([{ text: `${method} ${shortenPath(path)}${asked === "" ? "" : `?${asked}`}`, styles: ["bold"] }], {
      ...look,
      rest: "  ",
    }),
    ...renderPart("Sent", body, look, whole),
    ...renderPart("Answer", answer, look, whole),
  ];
}

function renderPart(name: string, value: unknown, look: Look, whole: boolean): string[] {
  if (value === undefined || value === null || value === "") return [`${name}: nothing`];
  const text = typeof value === "string" ? value : JSON.stringify(value, shortenTokens, 2);
  const lines = text.split("\n").flatMap((line) => fold(line, look.width));
  if (whole || lines.length <= mostLines) return [`${name}:`, ...lines];
  const left = lines.length - mostLines;
  const more = wrap([plain(`… and ${left} more lines, which :inspect last whole shows`)], look);
  return [`${name}:`, ...lines.slice(0, mostLines), ...more];
}

/** Every character stays as it is; a line that is too long goes on below, a little further in. */
function fold(line: string, width: number): string[] {
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  const inner = " ".repeat(Math.min(indent + 2, 12));
  const lines: string[] = [];
  let left = line;
  for (;;) {
    const [fitting, beyond] = splitAtWidth(left, width);
    if (beyond === "") return [...lines, left];
    const blank = fitting.lastIndexOf(" ") + 1;
    const cut = blank > inner.length + 8 ? blank : fitting.length;
    lines.push(left.slice(0, cut).trimEnd());
    left = inner + left.slice(cut);
  }
}
