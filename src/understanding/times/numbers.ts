import { cleanText } from "../clean.ts";
import { anyOf, escaped } from "./phrase-pattern.ts";
import type { TimeWords } from "./time-words.ts";

/** Marks an ordinal, so that "десять минут одиннадцатого" is not two numbers alike. */
export const ORDINAL = "°";

/** Writes the numbers that stand in words in a clean text as digits. */
export type InDigits = (text: string) => string;

export function numbersOf(
  words: Pick<TimeWords, "numbers" | "ordinals" | "counted" | "numerals" | "numeralsBefore" | "join" | "joinAlike">,
): InDigits {
  const named = new Map<string, string>();
  for (const [number, variants] of Object.entries(words.numbers))
    for (const variant of split(variants)) named.set(variant, number);
  for (const [ten, tens] of Object.entries(words.numbers)) {
    if (Number(ten) < 20 || Number(ten) % 10 !== 0) continue;
    for (const [unit, units] of Object.entries(words.numbers)) {
      if (Number(unit) < 1 || Number(unit) > 9) continue;
      for (const form of words.join)
        for (const [tenAt, one] of split(tens).entries())
          for (const [unitAt, other] of split(units).entries()) {
            if (words.joinAlike && (tenAt === 0) !== (unitAt === 0)) continue;
            const joined = form.replace("{ten}", one).replace("{unit}", other);
            if (!named.has(joined)) named.set(joined, String(Number(ten) + Number(unit)));
          }
    }
  }
  for (const [number, variants] of Object.entries(words.ordinals))
    for (const variant of split(variants)) named.set(variant, number + ORDINAL);

  const inWords = wordReplacer(named);
  const counted = new Map(
    Object.entries(words.counted).flatMap(([number, variants]) => split(variants).map((one) => [one, number] as const)),
  );
  const before = words.numeralsBefore.map((sign) => (sign === "$" ? "$" : escaped(cleanText(sign)))).join("|");
  const anyCounted = anyOf([...counted.keys()]);
  const count = anyCounted === undefined ? undefined : new RegExp(`${anyCounted}(?=\\s*(?:${before}))`, "gu");
  const inCounts: InDigits = (text) => (count ? text.replace(count, (found) => counted.get(found) ?? found) : text);
  const digits = Object.keys(words.numerals).map(cleanText).join("");
  if (digits === "") return (text) => inCounts(inWords(text));
  const run = new RegExp(`[${digits}]+(?=\\s*(?:${before}))`, "gu");
  return (text) => inCounts(inWords(text)).replace(run, (found) => String(positional(found, words.numerals)));
}

/** No number of more words than this has a name. */
const MOST_WORDS = 4;
const WORD = /\p{L}+/gu;

/** Puts numbers in place of the longest runs of whole words that name one. A map is a hundred times faster made than a pattern. */
function wordReplacer(named: ReadonlyMap<string, string>): InDigits {
  return (text) => {
    const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => [index, index + word.length] as const);
    let written = "";
    let done = 0;
    for (let at = 0; at < words.length; at++) {
      for (let last = Math.min(at + MOST_WORDS, words.length) - 1; last >= at; last--) {
        const [from, to] = [words[at]?.[0] ?? 0, words[last]?.[1] ?? 0];
        const number = named.get(text.slice(from, to).replace(/\s+/gu, " "));
        if (number === undefined) continue;
        written += text.slice(done, from) + number;
        done = to;
        at = last;
        break;
      }
    }
    return written + text.slice(done);
  };
}

/** 二十三 is twice ten and three; 二三 is two and three, one after the other. */
function positional(found: string, numerals: Readonly<Record<string, number>>): number | string {
  const values = [...found].map((sign) => numerals[sign] ?? 0);
  const tenAt = values.indexOf(10);
  if (tenAt < 0) return values.join("");
  const tens = tenAt === 0 ? 1 : Number(values.slice(0, tenAt).join(""));
  return tens * 10 + Number(values.slice(tenAt + 1).join("") || 0);
}

function split(variants: string): string[] {
  return variants.split(",").map((one) => cleanText(one));
}
