/** Lines for a terminal of this many columns, legible without colour. */
export const COLUMNS = 80;
const INDENT = "  ";

export function heading(text: string): string[] {
  return ["", text, "-".repeat(Math.min(text.length, COLUMNS))];
}

/** One thing, wrapped; what follows its first line stands further in. */
export function item(text: string): string[] {
  return wrapped(text.split(" "), `${INDENT}  `).map((line, at) => (at === 0 ? line.slice(2) : line));
}

/** Short things one after another, with commas. */
export function list(items: readonly string[]): string[] {
  if (items.length === 0) return [`${INDENT}nothing`];
  return wrapped(
    items.flatMap((one, at) => (at === items.length - 1 ? one : `${one},`).split(" ")),
    INDENT,
  );
}

function wrapped(words: readonly string[], indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of words) {
    for (let rest = word; rest !== ""; ) {
      const room = COLUMNS - indent.length;
      const piece = rest.slice(0, room); // an address or a word without spaces may be longer than a line
      rest = rest.slice(room);
      if (line.length > indent.length && line.length + 1 + piece.length > COLUMNS) {
        lines.push(line);
        line = indent;
      }
      line += line.length > indent.length ? ` ${piece}` : piece;
    }
  }
  return line.length > indent.length ? [...lines, line] : lines;
}

type Cell = string | number;

/** Columns as wide as their content, numbers to the right. What would pass the edge is cut, and its cut shown. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => String(row[at] ?? "").length)));
  const isNumber = head.map((_, at) =>
    rows.every((row) => typeof row[at] === "number" || /^[\d.-]+( days)?$/.test(String(row[at]))),
  );
  const lineOf = (cells: readonly Cell[]) => {
    const padded = cells.map((cell, at) => {
      const width = widths[at] ?? 0;
      return isNumber[at] ? String(cell).padStart(width) : String(cell).padEnd(width);
    });
    const line = `${INDENT}${padded.join("  ")}`.trimEnd();
    return line.length > COLUMNS ? `${line.slice(0, COLUMNS - 1)}…` : line;
  };
  return [lineOf(head), ...rows.map(lineOf)];
}
