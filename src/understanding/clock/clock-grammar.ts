import { cleanText } from "../clean.ts";
import { type InDigits, numbersOf } from "../times/numbers.ts";
import { anyOf, atEnd, atStart } from "../times/phrase-pattern.ts";
import { compileTemplate, compileTemplates, type Slots, type Sum, type Template } from "../times/template.ts";
import { perLanguage, type TimeWords } from "../times/time-words.ts";
import { DAY_MINUTES, HALF_DAY_MINUTES, likelyFirst, type Minutes, withinDay } from "./clock-value.ts";

/** What a part of the day leaves possible; `noonIsOpen`: "12 pm" is said of both twelves. */
type DayPart = { readonly from: number; readonly to: number; readonly noonIsOpen?: true };

/** Reads a text in the words of one language; every word of it must be accounted for. */
export type ReadInWords = (text: string) => Minutes | undefined;

export type ClockGrammar = {
  readonly read: ReadInWords;
  /** Between two times. */
  readonly or: RegExp | undefined;
};

const plain: InDigits = (text) => text;

/** What is written alike in every language. */
const COMMON: Readonly<Record<string, readonly string[]>> = {
  "60H": ["H", "H [h|hr|hrs|u|h.]", "H."],
  "60H+M": ["T", "T [h|hr|hrs|u|min|h.]", "H Z", "T."],
  "60H+15": ["H 1/4"],
  "60H+30": ["H 1/2"],
  "60H+45": ["H 3/4"],
};
/** A number after a hyphen is minutes where no hour is so large; else it may as well be the end of a range. */
const HYPHENED = /^(\d{1,2})-(\d{2})$/u;
const LARGEST_HOUR = 24;

const HALF_AT_END = /[\s,.]*(?:([ap])\.?\s?m\.?|(?<=\d\s?)([ap])\.?)$/u;
const HALF_AT_START = /^([ap])\.?\s?m\.?\s*(?=\d)/u;
const AM: DayPart = { from: 0, to: HALF_DAY_MINUTES - 1 };
const PM: DayPart = { from: HALF_DAY_MINUTES, to: DAY_MINUTES - 1, noonIsOpen: true };
const ABOUT_SIGN = /^[~≈@]\s*/u;
const ISH = /(?<=[\p{L}\d.])[\s-]?ish(?!\p{L})/u;

const commonTemplates = compileTemplates(COMMON, plain);
const NEVER = /(?!)/u;

/** What digits say by themselves, with "am" and "pm" perhaps. */
export const readInDigits: ReadInWords = grammarOf({
  inDigits: plain,
  named: [],
  templates: commonTemplates,
  parts: [],
  fillers: [NEVER, NEVER],
});

/** The grammars of the languages that a clean text may be in. */
export const clockGrammars: (clean: string) => readonly ClockGrammar[] = perLanguage(ofLanguage);

function ofLanguage(words: TimeWords): ClockGrammar {
  const inDigits = numbersOf(words);
  const cleaned = (phrases: readonly string[]) => phrases.map((phrase) => inDigits(cleanText(phrase)));
  const { before, after, or, parts, named, times } = words.clock;
  const between = anyOf(cleaned(or));
  return {
    or: between === undefined ? undefined : new RegExp(`\\s*${between}\\s*`, "u"),
    read: grammarOf({
      inDigits,
      named: Object.entries(named).map(([time, phrases]) => {
        const any = anyOf(phrases.map(cleanText));
        const pattern = any === undefined ? NEVER : new RegExp(any, "u");
        return [pattern, time === "00:00" ? "0!" : "12!"] as const;
      }),
      templates: [...commonTemplates, ...compileTemplates(times, inDigits)],
      parts: Object.entries(parts).map(([window, phrases]) => ({
        part: windowOf(window),
        start: atStart(cleaned(phrases)),
        end: atEnd(cleaned(phrases)),
      })),
      fillers: [atStart(cleaned(before)), atEnd(cleaned(after))],
    }),
  };
}

type ClockVocabulary = {
  readonly inDigits: InDigits;
  readonly named: readonly (readonly [RegExp, string])[];
  readonly templates: readonly Template[];
  readonly parts: readonly { readonly part: DayPart; readonly start: RegExp; readonly end: RegExp }[];
  readonly fillers: readonly [start: RegExp, end: RegExp];
};

function grammarOf({ inDigits, named, templates, parts, fillers }: ClockVocabulary): ReadInWords {
  const core = (text: string, said: readonly DayPart[]): number[] => {
    const found = templates.flatMap((template) => {
      const slots = template.match(text);
      return slots ? template.sums.flatMap((sum) => resolved(sum, slots, said)) : [];
    });
    const hyphened = HYPHENED.exec(text);
    if (hyphened && Number(hyphened[2]) > LARGEST_HOUR)
      found.push(...resolved(HOUR_AND_MINUTES, { H: hyphened[1] ?? "", M: hyphened[2] ?? "" }, said));
    return found;
  };

  /** Takes off one thing after another from either end, until what is left is a time. */
  const strip = (text: string, said: readonly DayPart[], depth: number): number[] => {
    const found = core(text, said);
    if (found.length > 0 || depth === 0 || text === "") return found;
    const shorter: [string, readonly DayPart[]][] = [];
    const half = HALF_AT_END.exec(text) ?? HALF_AT_START.exec(text);
    if (half) shorter.push([text.replace(half[0], ""), [...said, (half[1] ?? half[2]) === "a" ? AM : PM]]);
    for (const { part, start, end } of parts)
      for (const edge of [start, end]) if (edge.test(text)) shorter.push([text.replace(edge, ""), [...said, part]]);
    for (const edge of [...fillers, ABOUT_SIGN]) if (edge.test(text)) shorter.push([text.replace(edge, ""), said]);
    return shorter.flatMap(([rest, parts]) => strip(rest.trim(), parts, depth - 1));
  };

  return (text) => {
    let written = text.replace(ISH, "");
    for (const [pattern, mark] of named) written = written.replace(pattern, mark);
    written = inDigits(written).replace(/^12(?:!|:00)? ?(?=12!$|0!$)/u, "");
    const minutes = strip(written.trim(), [], MOST_AROUND);
    return minutes.length === 0 ? undefined : likelyFirst(minutes);
  };
}

/** So many things may stand around a time: "um", "so gegen", "abends", "bitte". */
const MOST_AROUND = 5;
const HOUR_AND_MINUTES: Sum = compileTemplate("H Z", "60H+M", plain).sums[0] ?? [];

/** Every minute of the day that a sum may be, by what was said of the part of the day. */
function resolved(sum: Sum, slots: Slots, said: readonly DayPart[]): number[] {
  const hourText = slots.H ?? slots.O;
  const hour = Number((hourText ?? "0").replace("!", ""));
  const minute = Number(slots.M ?? 0);
  if (hour > LARGEST_HOUR || minute > 59) return [];
  const isOnTwelve = hourText === undefined || (hour >= 1 && hour <= 12 && !hourText.endsWith("!"));
  const isWrittenOnTwelve = isOnTwelve && !hourText?.startsWith("0");
  const total = sum.reduce(
    (minutes, { factor, slot }) =>
      minutes + factor * (slot === undefined ? 1 : slot === "M" ? minute : hour % (isOnTwelve ? 12 : 24)),
    0,
  );
  const both = [withinDay(total), withinDay(total + HALF_DAY_MINUTES)];
  if (said.length === 0) return isWrittenOnTwelve ? both : both.slice(0, 1);
  const fits = (at: number) => said.every((part) => isWithin(at, part));
  if (!isOnTwelve) return fits(both[0] ?? 0) ? both.slice(0, 1) : both;
  if (hour === 12 && said.some(({ noonIsOpen }) => noonIsOpen)) return both;
  const fitting = both.filter(fits);
  return fitting.length > 0 ? fitting : both;
}

function isWithin(at: number, { from, to }: DayPart): boolean {
  return from <= to ? at >= from && at <= to : at >= from || at <= to;
}

function windowOf(window: string): DayPart {
  const [from = 0, to = 0] = window.split("-").map((clock) => {
    const [hour = 0, minute = 0] = clock.split(":").map(Number);
    return hour * 60 + minute;
  });
  return { from, to };
}
