import Papa from "papaparse";
import { type TextReader, UnreadableFile } from "./sleep.ts";

/** No row of any app is longer: a night of actigraphy in Sleep as Android has some 50 kB. */
const LONGEST_ROW = 1_000_000;

/**
 * Rows one after the other, of a text that comes in pieces (RFC 4180).
 *
 * @param onRow told the cells of each row, and its number from 1
 */
export function csvRows(onRow: (cells: readonly string[], row: number) => void): TextReader {
  let rest = "";
  let row = 0;
  let config: { delimiter: string; newline: "\r\n" | "\n" | "\r" } | undefined;

  function take(text: string, isLast: boolean): void {
    config ??= { delimiter: delimiterIn(text), newline: newlineIn(text) };
    const { data, meta } = new Papa.Parser(config).parse(text, 0, !isLast) as {
      data: string[][];
      meta: { cursor: number };
    };
    for (const cells of data) {
      row += 1;
      onRow(cells, row);
    }
    rest = isLast ? "" : text.slice(meta.cursor);
    if (rest.length > LONGEST_ROW) throw new UnreadableFile("a row without an end");
  }

  return {
    write(text) {
      const more = rest + text;
      // With no row's end in it there is nothing to find yet.
      if (!/[\r\n]/.test(text) && more.length <= LONGEST_ROW) rest = more;
      else take(more, false);
    },
    end: () => take(rest, true),
  };
}

/** Of a table with names above: each row by those names, in lower case. */
export function csvRecords(onRecord: (cell: (name: string) => string | undefined, row: number) => void): TextReader {
  let columns: ReadonlyMap<string, number> | undefined;
  return csvRows((cells, row) => {
    if (columns === undefined) {
      columns = new Map(cells.map((name, at) => [name.trim().toLowerCase(), at]));
      return;
    }
    if (cells.every((cell) => cell.trim() === "")) return;
    const known = columns;
    onRecord((name) => cells[known.get(name) ?? -1]?.trim(), row - 1);
  });
}

function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(text)?.[0] ?? "";
}

function delimiterIn(text: string): string {
  const line = firstLine(text);
  const most = [",", ";", "\t"].map((sign) => [sign, line.split(sign).length] as const);
  return most.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ",";
}

function newlineIn(text: string): "\r\n" | "\n" | "\r" {
  const [found] = /\r\n|\n|\r/.exec(text) ?? [];
  return (found as "\r\n" | "\n" | "\r" | undefined) ?? "\n";
}
