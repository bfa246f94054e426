import { type ParsedTokenInfo, Tokenizer, TokenType } from "@streamparser/json";
import { type TextReader, UnreadableFile } from "./sleep.ts";

/** No text or number in a file is longer: Oura's longest, one sign for each half minute of a night, has some 3,000. */
const LONGEST_PIECE = 1_000_000;
/** No record of any app has more. */
const MOST_FIELDS = 1_000;
/** No list of ours has more. */
const MOST_ITEMS = 20;
/** Nothing that is looked for lies deeper. */
const DEEPEST = 12;

type Open = {
  readonly isList: boolean;
  key: string;
  /** What is made of it, where it is a record that is looked for. */
  readonly builds: Record<string, unknown> | undefined;
  fields: number;
  /** What stands in it, where it is a list of a record that is looked for. */
  readonly items?: unknown[] | undefined;
};

export type JsonRecord = Readonly<Record<string, unknown>>;

/**
 * The records of a JSON text that comes in pieces, one after the other: objects that stand in a list under one of
 * `paths`, such as "" for a list that is all there is, or "diary.records.nights". What a record has that is no text,
 * number or yes-or-no is left out, but for the first items of `lists`, so memory is bounded by one record, whatever else is in the file.
 */
export function jsonRecords(
  paths: readonly string[],
  onRecord: (record: JsonRecord, number: number) => void,
  lists: readonly string[] = [],
): TextReader {
  const tokenizer = new Tokenizer();
  /** What is open: lists, and objects with the key that was read last. */
  const open: Open[] = [];
  let expectsKey = false;
  let number = 0;
  let sinceToken = 0;
  /** How much is open that lies deeper than anything of ours: counted, not kept. */
  let deeper = 0;

  const pathIn = (parts: readonly Open[]) => parts.flatMap(({ isList, key }) => (isList ? [] : [key])).join(".");

  function begin(isList: boolean): void {
    if (open.length >= DEEPEST) {
      deeper += 1;
      return;
    }
    const isRecord = !isList && open.at(-1)?.isList === true && paths.includes(pathIn(open));
    const around = open.at(-1);
    const items = isList && around?.builds && lists.includes(around.key) ? [] : undefined;
    if (around?.builds && items) around.builds[around.key] = items;
    open.push({ isList, key: "", builds: isRecord ? {} : undefined, fields: 0, items });
    expectsKey = !isList;
  }

  function end(): void {
    if (deeper > 0) {
      deeper -= 1;
      return;
    }
    expectsKey = false;
    const closed = open.pop();
    if (closed?.builds) {
      number += 1;
      onRecord(closed.builds, number);
    }
  }

  tokenizer.onToken = ({ token, value }: ParsedTokenInfo) => {
    sinceToken = 0;
    switch (token) {
      case TokenType.LEFT_BRACE:
        return begin(false);
      case TokenType.LEFT_BRACKET:
        return begin(true);
      case TokenType.RIGHT_BRACE:
      case TokenType.RIGHT_BRACKET:
        return end();
      case TokenType.COMMA:
        if (deeper === 0) expectsKey = open.at(-1)?.isList === false;
        return;
      case TokenType.COLON:
        if (deeper === 0) expectsKey = false;
        return;
      default: {
        if (deeper > 0) return;
        const inside = open.at(-1);
        if (inside?.items && inside.items.length < MOST_ITEMS) inside.items.push(value);
        if (inside === undefined || inside.isList) return;
        if (expectsKey) inside.key = String(value);
        else if (inside.builds && inside.key !== "__proto__") {
          inside.builds[inside.key] = value;
          inside.fields += 1;
          if (inside.fields > MOST_FIELDS) throw new UnreadableFile("a record without an end");
        }
      }
    }
  };
  tokenizer.onError = (error) => {
    throw new UnreadableFile("no JSON", { cause: error });
  };

  return {
    write(text) {
      for (let at = 0; at < text.length; at += LONGEST_PIECE) {
        const piece = text.slice(at, at + LONGEST_PIECE);
        sinceToken += piece.length;
        tokenizer.write(piece);
        if (sinceToken > LONGEST_PIECE) throw new UnreadableFile("a text without an end");
      }
    },
    end() {
      tokenizer.end();
      if (open.length > 0 || deeper > 0) throw new UnreadableFile("the text ends too early");
    },
  };
}
