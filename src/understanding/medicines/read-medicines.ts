import type { Content } from "../../content/schema/content.ts";
import { cleanText } from "../clean.ts";
import {
  isSameThing,
  type Medicine,
  type MedicineIndex,
  medicineIndex,
  nameWords,
  respelled,
  stemOf,
} from "./medicine-index.ts";
import { LONG_ENOUGH, nearTo, slipsTo } from "./near.ts";

/** A name that was read, and whether it was spelt as it stands on the list or with a slip of the finger. */
export type ReadMedicine = { readonly medicine: Medicine; readonly as: "name" | "slip" };

/** What was read of a list of names, or of a sentence with names in it. */
export type MedicinesRead = {
  /** Each once, in the order they were typed. */
  readonly names: readonly ReadMedicine[];
  /** Names inside longer ones that nobody knows ("poppy tea"): by themselves they say nothing of the longer one. */
  readonly partly: readonly Medicine[];
  /** How many things were named of which nothing, or not all, is known. */
  readonly unknown: number;
  /** For each thing that may be one of several: which. Never answered for, since a slip may lead to another class. */
  readonly asks: readonly (readonly Medicine[])[];
};

const MOST_CHOICES = 3;
/** Slips within which a name that is mixed up with a near one is asked about, too. */
const MIX_UP_SLIPS = 2;
const MIX_UP_SLIPS_IN_LONG = 3;
const LONG_FOR_MIX_UPS = 7;
const LONG_FOR_TWO_SLIPS = 8;
/** How many words a slip may be spread over: "st johns wart". */
const MOST_WORDS_WITH_SLIP = 3;

/** Reads everything somebody named, in any order and with whatever stands between and around. Pure. */
export function readMedicines(content: Content, text: string): MedicinesRead {
  const index = medicineIndex(content);
  const found = new Findings();
  for (const segment of segmentsOf(text)) readSegment(index, segment, found);
  const isNothing = found.names.size + found.partly.size + found.asks.length + found.unknown === 0;
  return {
    names: [...found.names].map(([medicine, as]) => ({ medicine, as })),
    partly: [...found.partly].filter((medicine) => !found.names.has(medicine)),
    unknown: isNothing && nameWords(text).length > 0 ? 1 : found.unknown,
    asks: found.asks,
  };
}

/** Names in words that are no list, such as a question: as they stand, without everyday words and without slips. */
export function medicinesAmong(content: Content, text: string): readonly Medicine[] {
  const index = medicineIndex(content);
  const found = segmentsOf(text).flatMap((words) => matchesIn(index, words).map(({ medicine }) => medicine));
  return [...new Set(found)];
}

class Findings {
  readonly names = new Map<Medicine, "name" | "slip">();
  readonly partly = new Set<Medicine>();
  readonly asks: (readonly Medicine[])[] = [];
  unknown = 0;

  add(medicine: Medicine, as: "name" | "slip"): void {
    if (this.names.get(medicine) !== "name") this.names.set(medicine, as);
  }
}

/** Whatever parts one thing from the next: signs, line breaks, the end of a sentence. */
const TOKEN = /[\p{L}\p{N}]+|(?<!\d),|,(?!\d)|[;:+&/|\n•·→>=*()[\]{}"?!]|\.(?=\s|$)|(?<=\s)-(?=\s)/gu;
/** After these a full stop ends nothing: "St. John's wort". */
const SHORTENED = new Set(["st", "dr", "vit", "mr", "mrs"]);

function segmentsOf(text: string): string[][] {
  const segments: string[][] = [[]];
  const clean = cleanText(text)
    .replaceAll("'", "")
    .replace(/\bw\/\s?/g, " with ");
  for (const [token] of clean.matchAll(TOKEN)) {
    const segment = segments.at(-1) ?? [];
    if (/[\p{L}\p{N}]/u.test(token)) segment.push(token);
    else if (segment.length > 0 && !(token === "." && SHORTENED.has(segment.at(-1) ?? ""))) segments.push([]);
  }
  return segments.filter((words) => words.length > 0);
}

type Match = { readonly medicine: Medicine; readonly from: number; readonly to: number };

/** The longest names first, from left to right: "green tea" is no tea, "gin and tonic" no tonic. */
function matchesIn(index: MedicineIndex, words: readonly string[]): Match[] {
  const found: Match[] = [];
  for (let from = 0; from < words.length; from++) {
    for (let to = Math.min(words.length, from + index.mostWords); to > from; to--) {
      const medicine = named(index, words.slice(from, to));
      if (medicine === undefined || isOfTheOneBefore(index, words, from, to, found.at(-1))) continue;
      found.push({ medicine, from, to });
      from = to - 1;
      break;
    }
  }
  return found.filter((match) => !isSalt(index, words, match, found));
}

function named(index: MedicineIndex, words: readonly string[]): Medicine | undefined {
  const key = words.join("");
  const medicine = index.byKey.get(key);
  if (medicine !== undefined) {
    // "be er" is no beer; "ny quil" is NyQuil.
    const isSpread = words.length > 1 && key.length < LONG_ENOUGH && medicine.words.length !== words.length;
    return medicine.isWholeItem || isSpread ? undefined : medicine;
  }
  if (index.words.kratom.has(key) && (words.length > 1 || /^[ck]ra/.test(key))) return index.kratom;
  if (key.length < LONG_ENOUGH - 1) return undefined;
  const several = oneOrSeveral(index, key);
  // "taea" is no tea.
  if (several !== undefined || key.length < LONG_ENOUGH) return several;
  return index.byRespelled.get(respelled(key)) ?? index.byStem.get(stemOf(key) ?? "");
}

/** One of something and several of it are the same name. */
function oneOrSeveral({ byKey }: MedicineIndex, key: string): Medicine | undefined {
  const found =
    byKey.get(`${key}s`) ??
    (key.endsWith("s") && key.length >= LONG_ENOUGH ? byKey.get(key.slice(0, -1)) : undefined) ??
    (key.endsWith("es") && key.length > LONG_ENOUGH ? byKey.get(key.slice(0, -2)) : undefined);
  return found?.isWholeItem ? undefined : found;
}

/** "tea" in "valerian tea" and in "moonflower tea" says how it is taken, and is no tea. */
function isOfTheOneBefore(
  index: MedicineIndex,
  words: readonly string[],
  from: number,
  to: number,
  before: Match | undefined,
): boolean {
  const [word = "", previous = ""] = [words[from], words[from - 1]];
  if (to - from > 1 || from === 0 || !index.words.products.has(word)) return false;
  return before?.to === from || (!isNoise(index, previous) && !index.isOrdinary(previous));
}

/** "losartan potassium" holds no potassium that matters. */
function isSalt({ words: { salts } }: MedicineIndex, words: readonly string[], match: Match, all: readonly Match[]) {
  const { from, to } = match;
  if (to - from > 1 || !salts.has(words[from] ?? "")) return false;
  return all.some((other) => other.to === from && other.medicine.kind === "generic");
}

function readSegment(index: MedicineIndex, words: readonly string[], found: Findings): void {
  const matches = matchesIn(index, words);
  const covered = words.map((_, at) => matches.find(({ from, to }) => from <= at && at < to));
  for (const [from, to] of itemsOf(index, words, covered))
    readItem(index, words.slice(from, to), covered.slice(from, to), found);
}

type Covered = readonly (Match | undefined)[];

/** From where to where each item goes: a connector such as "and" parts two, unless it belongs to a name. */
function itemsOf({ words: { connectors } }: MedicineIndex, words: readonly string[], covered: Covered) {
  const items: [number, number][] = [];
  let from = 0;
  for (let at = 0; at <= words.length; at++) {
    const word = words[at];
    const isEnd = word === undefined;
    // "E" is MDMA, and "and" in two languages.
    const isLetter = word === "e" && !(covered[at - 1] && covered[at + 1]);
    // "Nurofen plus wine" are two, "Nurofen Plus" is one.
    const isOfName = word === "plus" && at === words.length - 1;
    if (!isEnd && (covered[at] !== undefined || isLetter || isOfName || !connectors.has(word))) continue;
    if (at > from) items.push([from, at]);
    from = at + 1;
  }
  return items;
}

function readItem(index: MedicineIndex, words: readonly string[], covered: Covered, found: Findings): void {
  const matches = [...new Set(covered)].filter((match) => match !== undefined);
  const whole = matches.length === 0 ? wholeItem(index, words) : undefined;
  if (whole !== undefined) {
    found.add(whole, "name");
    return;
  }

  const kinds = words.map((word, at) => kindOf(index, words, covered, word, at));
  const slips = matches.length === 0 || kinds.includes("unknown") ? slipsIn(index, words, kinds) : [];
  for (const { from, to, read } of slips) {
    kinds.fill("slip", from, to);
    // "urofen cold" is not Nurofen.
    const isAnother =
      index.words.products.has(words[to] ?? "") || kinds[to] === "unknown" || kinds[from - 1] === "unknown";
    if (read.kind === "slip" && isAnother) {
      found.partly.add(read.medicine);
      found.unknown++;
    } else if (read.kind === "slip") found.add(read.medicine, "slip");
    else {
      found.asks.push(read.choices);
      found.unknown++;
    }
  }
  const torn = matches.filter((match) => isInsideUnknown(match, covered, kinds));
  for (const { medicine } of torn) found.partly.add(medicine);
  for (const match of matches) if (!torn.includes(match)) found.add(match.medicine, "name");

  const isUnknown =
    torn.length > 0 ||
    kinds.includes("unknown") ||
    (matches.length > 0 && isForAnIllness(index, words, covered)) ||
    (matches.length === 0 && slips.length === 0 && isThing(index, words, kinds));
  if (isUnknown) found.unknown++;
}

/** An everyday word counts where nothing else was said: "ice" in "ice, coke", "took some acid". */
function wholeItem(index: MedicineIndex, words: readonly string[]): Medicine | undefined {
  const said = words.filter((word) => !index.words.taking.has(word));
  const key = said.join("");
  const medicine = index.byKey.get(key) ?? (index.words.kratom.has(key) ? index.kratom : undefined);
  const plural =
    medicine ?? index.byKey.get(`${key}s`) ?? (key.endsWith("s") ? index.byKey.get(key.slice(0, -1)) : undefined);
  return plural?.isWholeItem || plural === index.kratom ? plural : undefined;
}

/** `noise` changes nothing about what is named; `product` makes another product of it; `slip` has been read as a name. */
type Kind = "name" | "noise" | "ordinary" | "product" | "unknown" | "slip";

function kindOf(index: MedicineIndex, words: readonly string[], covered: Covered, word: string, at: number): Kind {
  if (covered[at] !== undefined) return "name";
  const { forms, salts, makers, releases, products } = index.words;
  const isAttached = isAttachedTo(
    words,
    covered,
    at,
    (other) => forms.has(other) || salts.has(other) || releases.has(other),
  );
  if (isAttached && (forms.has(word) || salts.has(word) || makers.has(word) || releases.has(word))) return "noise";
  const before = covered[at - 1]?.medicine;
  if (before !== undefined && products.has(word))
    return makesAnother(before, word, at === words.length - 1) ? "product" : "noise";
  if (before !== undefined && isNumbered(index, before, word)) return "product";
  if (isNoise(index, word)) return "noise";
  if (products.has(word)) return index.isOrdinary(word) ? "ordinary" : "unknown";
  return index.isOrdinary(word) || forms.has(word) ? "ordinary" : "unknown";
}

/** Whether a name stands beside this word, or beyond nothing but words of its form: "zolpidem tartrate teva". */
function isAttachedTo(
  words: readonly string[],
  covered: Covered,
  at: number,
  isForm: (word: string) => boolean,
): boolean {
  const reaches = (step: 1 | -1) => {
    for (let next = at + step; next >= 0 && next < words.length; next += step) {
      if (covered[next] !== undefined) return true;
      if (!isForm(words[next] ?? "") && !/^\d/.test(words[next] ?? "")) return false;
    }
    return false;
  };
  return reaches(-1) || reaches(1);
}

/** Put on the skin, it is another thing. */
const ON_THE_SKIN = new Set(
  "cream gel ointment lotion balm shampoo soap toothpaste wash eye ear nasal rub bath perfume candle cake cookie ice".split(
    " ",
  ),
);
/** Said of any medicine for what it is taken, and when; of a brand they are its name. */
const SAID_OF_ANY = new Set(
  "night nighttime day daytime cold flu cough allergy relief sinus baby kids children".split(" "),
);

function makesAnother({ kind }: Medicine, word: string, isLast: boolean): boolean {
  if (ON_THE_SKIN.has(word)) return true;
  if (kind === "brand" || kind === "combination") return isLast || !SAID_OF_ANY.has(word);
  return ["plus", "extra", "pm", "complex", "max"].includes(word);
}

/** "Tylenol 4", where there is a Tylenol 3; "Xanax 2" is an amount. */
function isNumbered({ all }: MedicineIndex, { key }: Medicine, word: string): boolean {
  return (
    /^\d$/.test(word) &&
    all.some((other) => other.key.length === key.length + 1 && other.key.startsWith(key) && /\d$/.test(other.key))
  );
}

const AMOUNT = /^\d+(?:mg|mgs|mcg|ug|ml|g|cl|iu|x|st|nd|th|am|pm|h|hr|hrs|oz)?$/;

function isNoise({ words: { around, taking, connectors } }: MedicineIndex, word: string): boolean {
  return around.has(word) || taking.has(word) || connectors.has(word) || AMOUNT.test(word);
}

type ReadSlip =
  | { readonly kind: "slip"; readonly medicine: Medicine }
  | { readonly kind: "ask"; readonly choices: readonly Medicine[] };

/** Spans of words that come near a name, the longest first; each holds a word that is unknown. */
function slipsIn(index: MedicineIndex, words: readonly string[], kinds: readonly Kind[]) {
  const found: { from: number; to: number; read: ReadSlip }[] = [];
  const isFree = (from: number, to: number) =>
    kinds.slice(from, to).every((kind) => kind !== "name") &&
    kinds.slice(from, to).includes("unknown") &&
    !found.some((other) => from < other.to && other.from < to);
  for (let length = Math.min(MOST_WORDS_WITH_SLIP, words.length); length > 0; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      if (!isFree(from, from + length)) continue;
      const read = readSlip(index, words.slice(from, from + length).join(""));
      // What is spread over several words is a slip in all of them or none, so it is not guessed at.
      if (read !== undefined && !(length > 1 && read.kind === "ask")) found.push({ from, to: from + length, read });
    }
  }
  return found;
}

/** What a misspelling is read as: one thing, or a question where it may be two. */
function readSlip(index: MedicineIndex, typed: string): ReadSlip | undefined {
  const near = nearTo(index, typed);
  const nearest = near.filter(({ slips }) => slips <= 1).map(({ medicine }) => medicine);
  const [first] = nearest;
  if (first === undefined) {
    // Two slips make "Red Bull" of "red balli": in short names they lead anywhere.
    const choices = near.flatMap(({ medicine }) => (medicine.key.length >= LONG_FOR_TWO_SLIPS ? medicine : []));
    return choices.length > 0 ? { kind: "ask", choices: choices.slice(0, MOST_CHOICES) } : undefined;
  }
  const most = typed.length < LONG_FOR_MIX_UPS ? MIX_UP_SLIPS : MIX_UP_SLIPS_IN_LONG;
  const mixedUp = nearest
    .flatMap((medicine) => index.lookAlikes.get(medicine) ?? [])
    .filter((other) => slipsTo(typed, other, most) <= most);
  const choices = [...new Set([...nearest, ...mixedUp])];
  const isOneThing = choices.every((other) => isSameThing(first, other));
  if (isOneThing && Math.min(first.key.length, typed.length) >= LONG_ENOUGH) return { kind: "slip", medicine: first };
  return { kind: "ask", choices: choices.slice(0, MOST_CHOICES + 1) };
}

/** Whether a word beside this name makes of both something that nobody knows. */
function isInsideUnknown(match: Match, covered: Covered, kinds: readonly Kind[]): boolean {
  const from = covered.indexOf(match);
  const to = covered.lastIndexOf(match) + 1;
  return kinds[to] === "product" || kinds[to] === "unknown" || kinds[from - 1] === "unknown";
}

/** What is named only by what it is for, who gave it or how it looks: "something for my heart", "what the dentist gave me". */
function isDescribed({ words: { unnamed, given, owners, wishes } }: MedicineIndex, words: readonly string[]): boolean {
  const at = words.findIndex((word) => unnamed.has(word));
  const word = words[at];
  if (word === undefined || words.some((one) => wishes.has(one))) return false;
  if (words.some((one) => given.has(one))) return true;
  if (word === "what" || word === "one") return false;
  if (word === "thing" || word === "things") return at > 0 && words.slice(0, at).some((one) => owners.has(one));
  return word === "ones" || word === "stuff" || word === "whatever" || words[at + 1] === "for";
}

/** Beside a name, too: "im on something for epilepsy can i drink beer". */
function isForAnIllness({ words: known }: MedicineIndex, words: readonly string[], covered: Covered): boolean {
  const { unnamed, owners, wishes } = known;
  const at = words.findIndex((word, index) => unnamed.has(word) && words[index + 1] === "for");
  const rest = words.slice(at + 2).filter((word) => !owners.has(word));
  if (at < 0 || words.some((word) => wishes.has(word)) || covered[at + 2] !== undefined) return false;
  return rest[0] !== undefined && !known["no-illness"].has(rest[0]);
}

/**
 * Ordinary words that name something all the same, since there is nothing but them: "cheese", "my chemo". Who says
 * pills or a patch names a medicine in however many words: "the pills from the hospital".
 */
function isThing(index: MedicineIndex, words: readonly string[], kinds: readonly Kind[]): boolean {
  if (words.some((word) => index.words.forms.has(word)) || isDescribed(index, words)) return true;
  const said = kinds.filter((kind) => kind === "ordinary" || kind === "product").length;
  return (
    said > 0 &&
    words.length <= 3 &&
    !words.some((word) => index.words.sentence.has(word)) &&
    words.some((word) => !isNoise(index, word))
  );
}
