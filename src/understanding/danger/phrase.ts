import { cleanText } from "../clean.ts";
import { foldWord } from "./tokens.ts";

/**
 * A phrase of data/danger, taken apart. The notation: words in their order; `<name>` any member of a set; `a/b` either
 * word, `a/b_c` either a or b with c behind it; `(a)` perhaps; `..` up to two words between, `...` up to five, `....` up to twelve; `#7` a number of seven or more; `stem*` any
 * ending. Letters of Chinese, Japanese and Korean stand for themselves, with or without blanks.
 */
export type Piece =
  | {
      readonly kind: "words";
      readonly words: readonly string[];
      readonly phrases: readonly (readonly Piece[])[];
      /** Any name of data/danger/medicine-names.json fits, too. */
      readonly isMedicine: boolean;
    }
  | { readonly kind: "number"; readonly least: number; readonly most: number }
  | { readonly kind: "gap"; readonly most: number }
  | { readonly kind: "maybe"; readonly pieces: readonly Piece[] };

const GAPS: Readonly<Record<string, number>> = { "..": 2, "...": 5, "....": 12 };
const LETTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/gu;
const PART = /\([^)]*\)|#\d+(?:-\d+)?|\.{2,4}|(?:<[a-z0-9-]+>|[^\s()<>/]+)(?:\/(?:<[a-z0-9-]+>|[^\s()<>/]+))*/gu;

/** The named sets of a list. A set, and a part of a phrase, is taken apart once, whatever number of phrases have it. */
export class Sets {
  readonly #members: Readonly<Record<string, readonly string[]>>;
  readonly #pieces = new Map<string, Piece>();
  readonly #parts = new Map<string, readonly Piece[]>();

  constructor(members: Readonly<Record<string, readonly string[]>>) {
    this.#members = members;
  }

  /** @throws {RangeError} when there is no such set */
  piece(name: string): Piece {
    const known = this.#pieces.get(name);
    if (known !== undefined) return known;
    const members = Object.hasOwn(this.#members, name) ? this.#members[name] : undefined;
    if (members === undefined) throw new RangeError(`<${name}> is no set`);
    const piece = choicePiece(members, this);
    this.#pieces.set(name, piece);
    return piece;
  }

  /** The pieces of one part of a phrase; equal parts share them. */
  part(part: string): readonly Piece[] {
    const known = this.#parts.get(part);
    if (known !== undefined) return known;
    const pieces: Piece[] = part.startsWith("(")
      ? [{ kind: "maybe", pieces: partsOf(part.slice(1, -1), this) }]
      : piecesOfPart(part, this);
    this.#parts.set(part, pieces);
    return pieces;
  }
}

/**
 * The pieces of a phrase, in order.
 *
 * @throws {RangeError} when it names a set that is not there, or ends in a gap with nothing certain behind it: that
 *   would match wherever the words before it stand
 */
export function piecesOf(phrase: string, sets: Sets): Piece[] {
  const pieces = partsOf(phrase, sets);
  const certain = pieces.findLastIndex(({ kind }) => kind !== "maybe" && kind !== "gap");
  if (certain < 0 || pieces.slice(certain).some(({ kind }) => kind === "gap"))
    throw new RangeError(`“${phrase}” ends in a gap, or holds nothing certain`);
  return pieces;
}

function partsOf(phrase: string, sets: Sets): Piece[] {
  return [...phrase.matchAll(PART)].flatMap(([part]) => sets.part(part));
}

function piecesOfPart(part: string, sets: Sets): Piece[] {
  const gap = GAPS[part];
  if (gap !== undefined) return [{ kind: "gap", most: gap }];
  const number = /^#(\d+)(?:-(\d+))?$/u.exec(part);
  if (number) return [{ kind: "number", least: Number(number[1]), most: Number(number[2] ?? 99) }];
  if (part.startsWith("<") && !part.includes("/")) return [setPiece(part.slice(1, -1), sets)];
  const spaced = part.includes("/") ? part : part.replace(LETTER, " $& ").trim();
  if (spaced.includes(" ")) return spaced.split(/\s+/u).map((letter) => wordsPiece([letter]));
  return [part.includes("/") ? choicePiece(choicesOf(part), sets) : wordsPiece([part])];
}

/** Words that stand as one choice are joined by `_`. */
function choicesOf(part: string): string[] {
  return part.split("/").map((choice) => choice.replaceAll("_", " "));
}

/** The words and stems that a phrase names itself, in or out of brackets. */
export function wordsIn(phrase: string): string[] {
  return [...phrase.replace(/[()]/gu, " ").matchAll(PART)]
    .flatMap(([part]) => choicesOf(part))
    .flatMap((choice) => choice.split(" "))
    .filter((part) => !/^(?:<|#\d|\.{2,4}$)/u.test(part))
    .flatMap((part) => part.replace(LETTER, " $& ").split(/\s+/u))
    .filter((word) => word !== "");
}

/**
 * The words and stems that any of these phrases names itself, each once. A list has thousands of phrases made of few
 * parts, so each part is taken apart once; nothing in the notation reaches over a blank or a bracket.
 */
export function wordsOf(phrases: readonly string[]): string[] {
  const parts = new Set(phrases.flatMap((phrase) => phrase.split(/[\s()]+/u)));
  return [...new Set([...parts].flatMap((part) => (isWord(part) ? part : wordsIn(part))))];
}

/** Whether nothing of the notation is in it, and no letter of a script that stands without blanks, which nearly all have not. */
function isWord(part: string): boolean {
  for (let at = 0; at < part.length; at++) {
    const code = part.charCodeAt(at);
    if (code >= FIRST_WITHOUT_BLANKS || NOTATION.has(code)) return false;
  }
  return part !== "";
}

/** Hangul's first block; Han, Hiragana and Katakana come after it. */
const FIRST_WITHOUT_BLANKS = 0x1100;
const NOTATION: ReadonlySet<number> = new Set([..."()<>#/._"].map((sign) => sign.charCodeAt(0)));

/** The set that every list has: the names of data/danger/medicine-names.json. */
const ANY_MEDICINE = "any-medicine";

function setPiece(name: string, sets: Sets): Piece {
  if (name === ANY_MEDICINE) return { kind: "words", words: [], phrases: [], isMedicine: true };
  return sets.piece(name);
}

/** One of several words or phrases; a member that is a set brings its own members. */
function choicePiece(members: readonly string[], sets: Sets): Piece {
  const words: string[] = [];
  const phrases: Piece[][] = [];
  let isMedicine = false;
  for (const member of members) {
    const pieces = piecesOf(member, sets);
    const [only] = pieces;
    if (pieces.length === 1 && only?.kind === "words") {
      words.push(...only.words);
      isMedicine ||= only.isMedicine;
      phrases.push(...only.phrases.map((one) => [...one]));
    } else phrases.push(pieces);
  }
  return { kind: "words", words: [...new Set(words)], phrases, isMedicine };
}

function wordsPiece(words: readonly string[]): Piece {
  return { kind: "words", words: words.map((word) => foldWord(cleanText(word))), phrases: [], isMedicine: false };
}
